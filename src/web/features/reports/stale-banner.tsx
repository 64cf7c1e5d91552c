import type { ReportDetail, ReportFigure } from "#shared/report/contracts.ts";
import { valueText } from "../figures/figure-drawer.tsx";
import { Changes } from "./figure-panel.tsx";

/** What the records have done to an issued report: corrections make it stale, later entries stand apart. */
export function StaleBanner({ report, onOpen }: { report: ReportDetail; onOpen: (nodeId: string) => void }) {
  const stale = report.figures.filter((figure) => figure.standing === "stale");
  const late = report.figures.filter((figure) => figure.standing === "late");
  return (
    <>
      {stale.length > 0 && (
        <section className="notice red stack" aria-label="已失效的数字">
          <p>
            <b>印发后记录有更正，{stale.length} 个数字已失效。</b>报告原文保持印发时的样子；需要更新请滚动生成。
          </p>
          <Moved figures={stale} onOpen={onOpen} />
        </section>
      )}
      {late.length > 0 && (
        <section className="notice amber stack" aria-label="截止后补录">
          <p>
            <b>截止后补录：</b>印发后又补录了本期的活动，{late.length} 个数字按现有记录会不同；报告不因此失效。
          </p>
          <Moved figures={late} onOpen={onOpen} />
        </section>
      )}
    </>
  );
}

function Moved({ figures, onOpen }: { figures: readonly ReportFigure[]; onOpen: (nodeId: string) => void }) {
  const shown = figures.slice(0, 5);
  const rest = figures.slice(5);
  return (
    <>
      <ul className="moved">
        {shown.map((figure) => (
          <MovedFigure key={figure.nodeId} figure={figure} onOpen={onOpen} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>另有 {rest.length} 个</summary>
          <ul className="moved">
            {rest.map((figure) => (
              <MovedFigure key={figure.nodeId} figure={figure} onOpen={onOpen} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function MovedFigure({ figure, onOpen }: { figure: ReportFigure; onOpen: (nodeId: string) => void }) {
  const { nodeId, label, text, unit, currentValue, changes } = figure;
  return (
    <li>
      {label}：
      <button type="button" className="figure" onClick={() => onOpen(nodeId)}>
        {unit === "%" ? text : `${text} ${unit}`} → {valueText(currentValue, unit)}
      </button>
      <Changes changes={changes} />
    </li>
  );
}
