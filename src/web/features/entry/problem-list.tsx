import { Button } from "#web/ui/button.tsx";
import { type ColumnId, columnLabel } from "./columns.ts";
import type { LineView } from "./line-view.ts";

type Props = {
  views: readonly LineView[];
  /** null where there are no cells to go to */
  onGoTo: ((row: number, column: ColumnId) => void) | null;
};

const MOST = 20;

/** Everything to be mended or looked at, in the order of the lines; each leads to its cell. */
export function ProblemList({ views, onGoTo }: Props) {
  const problems = views.flatMap(({ state, cells }, row) =>
    state === "flawed" || state === "asking"
      ? [...cells].flatMap(([column, { problem, warning }]) => {
          const message = problem ?? (state === "asking" ? warning : null);
          return message === null ? [] : [{ row, column: column as ColumnId, message }];
        })
      : [],
  );
  if (problems.length === 0) return null;
  return (
    <section aria-label="需要核对" className="entry-problems">
      <h3>需要核对 {problems.length} 处</h3>
      <ul>
        {problems.slice(0, MOST).map(({ row, column, message }) => (
          <li key={`${row} ${column}`}>
            {onGoTo ? (
              <Button tone="quiet" onClick={() => onGoTo(row, column)}>
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
    </section>
  );
}
