import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Empty, Failed, Loading } from "./page.tsx";

/** What a list needs of its query, read in pages or whole. */
type ListQuery = {
  isPending: boolean;
  error: Error | null;
  refetch(): Promise<unknown>;
  hasNextPage?: boolean;
  isFetchingNextPage?: boolean;
  fetchNextPage?(): Promise<unknown>;
};

type Props = {
  query: ListQuery;
  count: number;
  /** what to say, and do, where there is nothing */
  empty: ReactNode;
  /** what stands above the list in its card */
  head?: ReactNode;
  children: ReactNode;
};

/** A card with a list: what stands in its place while it loads, when it failed and when it is empty; below it, more. */
export function PagedList({ query, count, empty, head, children }: Props) {
  return (
    <>
      <div className="card">
        {head}
        {query.isPending ? (
          <Loading />
        ) : query.error ? (
          <Failed error={query.error} retry={() => void query.refetch()} />
        ) : count === 0 ? (
          <Empty>{empty}</Empty>
        ) : (
          children
        )}
      </div>
      {query.hasNextPage && (
        <div className="row no-print" style={{ justifyContent: "center", padding: "1rem" }}>
          <Button busy={query.isFetchingNextPage ?? false} onClick={() => void query.fetchNextPage?.()}>
            加载更多
          </Button>
        </div>
      )}
    </>
  );
}

type TableProps = { columns: readonly string[]; className?: string; children: ReactNode };

/** A table of rows that turns into cards on a phone. A column that ends in "#" holds numbers. */
export function ListTable({ columns, className = "", children }: TableProps) {
  return (
    <div className="table-wrap">
      <table className={`list cards ${className}`.trim()}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={column.endsWith("#") ? "num" : undefined}>
                {column.replace(/#$/, "")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
