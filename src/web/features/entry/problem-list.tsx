import { Button } from "#web/ui/button.tsx";
import type { Place } from "#web/ui/sheet/selection.ts";
import { type ColumnId, columnLabel } from "./columns.ts";
import type { LineView } from "./line-view.ts";

type Props = {
  views: readonly LineView[];
  /** where one is among the columns that are shown; null where there are no cells to go to */
  cells: { head: Place; columns: readonly ColumnId[]; onGoTo: (row: number, column: ColumnId) => void } | null;
};

type Problem = { row: number; column: ColumnId; message: string };

const MOST = 50;

/** Everything to be mended or looked at, in the order of the lines; each leads to its cell. */
export function ProblemList({ views, cells }: Props) {
  const problems = problemsOf(views);
  if (problems.length === 0) return null;
  const next = cells && nextOf(problems, cells.head, cells.columns);
  return (
    <section aria-label="需要核对" className="entry-problems">
      <div className="row">
        <b>需要核对 {problems.length} 处</b>
        {cells && next && <Button onClick={() => cells.onGoTo(next.row, next.column)}>下一处</Button>}
      </div>
      <details open={cells === null || undefined}>
        <summary className="small">全部列出</summary>
        <ul>
          {problems.slice(0, MOST).map(({ row, column, message }) => (
            <li key={`${row} ${column}`}>
              {cells ? (
                <Button tone="quiet" onClick={() => cells.onGoTo(row, column)}>
                  第 {row + 1} 行 {columnLabel(column)}
                </Button>
              ) : (
                <b>
                  第 {row + 1} 行 {columnLabel(column)}
                </b>
              )}
              ：{message}
            </li>
          ))}
        </ul>
        {problems.length > MOST && <p className="muted small">另有 {problems.length - MOST} 处，改正以后接着列出。</p>}
      </details>
    </section>
  );
}

function problemsOf(views: readonly LineView[]): Problem[] {
  return views.flatMap(({ state, cells }, row) =>
    state === "flawed" || state === "asking"
      ? [...cells].flatMap(([column, { problem, warning }]) => {
          const message = problem ?? (state === "asking" ? warning : null);
          return message === null ? [] : [{ row, column: column as ColumnId, message }];
        })
      : [],
  );
}

/** The first behind where one is; from the last one on to the first. */
function nextOf(problems: readonly Problem[], head: Place, columns: readonly ColumnId[]): Problem | undefined {
  const behind = ({ row, column }: Problem) =>
    row > head.row || (row === head.row && columns.indexOf(column) > head.column);
  return problems.find(behind) ?? problems[0];
}
