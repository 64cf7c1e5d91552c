import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { levelName, type RecognitionQuery, type RecognitionRow } from "#shared/recognitions/contracts.ts";
import { paths } from "#web/paths.ts";
import { Failed } from "#web/ui/page.tsx";
import { someRecognitions } from "./recognition-queries.ts";

type Filter = Partial<RecognitionQuery>;

/** What was granted to a group, or at an activity; nothing where there is none. */
export function RecognitionsCard({ filter }: { filter: Filter }) {
  const query = useQuery(someRecognitions(filter));
  if (!query.data?.rows.length) return null;
  return (
    <section className="card">
      <header>
        <h2>表彰</h2>
        <Link to={paths.recognitions(filter)}>全部 {query.data.total} 条</Link>
      </header>
      <div className="body">
        <Lines rows={query.data.rows} named={filter.activity !== undefined} />
      </div>
    </section>
  );
}

/** The same beside other parts of a drawer. */
export function RecognitionsList({ filter, title }: { filter: Filter; title: string }) {
  const query = useQuery(someRecognitions(filter));
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (!query.data?.rows.length) return null;
  return (
    <>
      <h3>{title}</h3>
      <Lines rows={query.data.rows} named={filter.org !== undefined} />
      {query.data.next && <Link to={paths.recognitions(filter)}>全部 {query.data.total} 条</Link>}
    </>
  );
}

/** @param named says whose each is */
function Lines({ rows, named }: { rows: readonly RecognitionRow[]; named: boolean }) {
  return (
    <ul className="plain-list" aria-label="表彰">
      {rows.map((row) => (
        <li key={row.id}>
          <span>{row.grantedOn}</span>
          <span>{row.title}</span>
          {named && <span>{row.name}</span>}
          <span className="muted small">
            {levelName(row.level)}　{row.grantedBy}
          </span>
        </li>
      ))}
    </ul>
  );
}
