import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue } from "react";
import { type DocumentQuery, documentPage, documentQuery } from "#shared/documents/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { ExportButton } from "#web/ui/export-button.tsx";
import { FilterFold } from "#web/ui/filter-fold.tsx";
import { Page } from "#web/ui/page.tsx";
import { PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { useSession } from "../session/use-session.ts";
import { SavedViews } from "../views/saved-views.tsx";
import { DocumentFilter } from "./document-filter.tsx";
import { DocumentTable } from "./document-table.tsx";
import { DocumentTabs } from "./document-tabs.tsx";

const EVERYTHING = JSON.stringify(documentQuery.parse({}));

/** Pages of the documents that answer a query. */
export function useDocumentList(query: DocumentQuery) {
  return useInfiniteQuery({
    queryKey: ["documents", query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get(documentPage, `/api/documents${queryString({ filter: JSON.stringify(query), after: pageParam, limit: 50 })}`),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

export function DocumentListPage() {
  const session = useSession();
  const [filter, setFilter] = useAddress(documentQuery);
  const list = useDocumentList(useDeferredValue(filter));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages[0]?.total;
  return (
    <Page
      title="文件"
      sub={total ? `共 ${total.count.toLocaleString("zh-CN")}${total.more ? "+" : ""} 件` : "来文、方案、内部制度"}
      actions={
        <>
          <ExportButton url={`/api/documents/export${queryString({ filter: JSON.stringify(filter) })}`} />
          {session.can.includes("document.manage") && (
            <>
              <Link className="button" to={paths.newDocument("policy")}>
                登记其他文件
              </Link>
              <Link className="button primary" to={paths.newDocument("incoming")}>
                登记来文
              </Link>
            </>
          )}
        </>
      }
    >
      <DocumentTabs />
      <SavedViews />
      <PagedList
        query={list}
        count={rows.length}
        empty={JSON.stringify(filter) === EVERYTHING ? "还没有登记过文件" : "没有符合条件的文件"}
        head={
          <FilterFold
            extra={
              JSON.stringify(filter) !== EVERYTHING && (
                <Button tone="quiet" onClick={() => setFilter(documentQuery.parse({}))}>
                  清除筛选
                </Button>
              )
            }
          >
            <DocumentFilter value={filter} onChange={setFilter} />
          </FilterFold>
        }
      >
        <DocumentTable rows={rows} question={filter.text} />
      </PagedList>
    </Page>
  );
}
