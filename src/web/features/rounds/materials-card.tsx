import { Link } from "@tanstack/react-router";
import type { RoundCell, RoundDetail } from "#shared/rounds/answers.ts";
import { paths } from "#web/paths.ts";

/** 素材 by section, each with who gave it and which report took it over. */
export function MaterialsCard({ round }: { round: RoundDetail }) {
  const columns = round.columns.filter(({ kind }) => kind === "material");
  const given = columns.map((column) => ({
    column,
    materials: round.recipients.flatMap(({ orgName, cells }) => {
      const cell = cells.find(({ columnId }) => columnId === column.id);
      return cell?.materialId && (cell.text || cell.files.length > 0) ? [{ orgName, cell }] : [];
    }),
  }));
  if (given.every(({ materials }) => materials.length === 0)) return null;
  return (
    <section className="card" aria-labelledby="round-materials">
      <header>
        <h2 id="round-materials">素材</h2>
        <span className="muted small">起草报告时在“素材”中取用</span>
      </header>
      <div className="body stack">
        {given.map(({ column, materials }) =>
          materials.length === 0 ? null : (
            <section key={column.id} className="stack">
              <h3>{column.label}</h3>
              {materials.map(({ orgName, cell }) => (
                <article key={orgName} className="material">
                  <p className="row">
                    <b>{orgName}</b>
                    <Uses cell={cell} />
                  </p>
                  <p className="cell-text">{cell.text}</p>
                  {cell.files.map((file) => (
                    <a key={file.id} href={`/api/files/${file.id}`} target="_blank" rel="noreferrer">
                      {file.name}
                    </a>
                  ))}
                </article>
              ))}
            </section>
          ),
        )}
      </div>
    </section>
  );
}

function Uses({ cell }: { cell: RoundCell }) {
  return cell.uses.map(({ reportId, title, changedSince }) => (
    <span key={reportId ?? "hidden"} className="tag green">
      {reportId ? (
        <>
          已用于<Link to={paths.report(reportId)}>《{title}》</Link>
        </>
      ) : (
        "已采用"
      )}
      {changedSince && "，采用后有修改"}
    </span>
  ));
}
