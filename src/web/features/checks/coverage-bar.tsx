import type { CheckDetail } from "#shared/checks/contracts.ts";
import { CheckField } from "#web/ui/field.tsx";
import { coverageText } from "./coverage-text.ts";
import type { Point } from "./points.ts";
import { ToneSign } from "./tone-sign.tsx";
import { choicesOf, type View } from "./view.ts";

type Props = {
  check: CheckDetail;
  points: readonly Point[];
  view: View;
  onView: (view: View) => void;
};

/** How much of the draft the records bear out; each count shows its places alone. */
export function CoverageBar({ check, points, view, onView }: Props) {
  const { coverage } = check;
  if (!coverage) return null;
  const hints = points.filter(({ hidden }) => hidden).length;
  const all = points.filter(({ tone }) => tone === "hint").length;
  return (
    <section className="check-coverage" aria-label="核对结果">
      <p className="visually-hidden" role="status">
        {coverageText(coverage)}
      </p>
      {coverage.claims === 0 && <p className="muted">文稿中没有要核对的数字</p>}
      <div className="check-filters no-print">
        {choicesOf(check, points, view.hints).map(({ filter, tone, name, count }) => (
          <button
            key={filter}
            type="button"
            className={`check-filter ${tone}`}
            aria-pressed={view.filter === filter}
            onClick={() => onView({ ...view, filter: view.filter === filter ? null : filter })}
          >
            <ToneSign tone={tone} />
            {name} <b>{count}</b>
          </button>
        ))}
        {hints > 0 && (
          <CheckField
            label={`显示${hints === all ? "" : "其余"}文体提示（${hints}）`}
            checked={view.hints}
            onChange={(on) => onView({ hints: on, filter: view.filter === "hint" ? null : view.filter })}
          />
        )}
      </div>
      <p className="print-only">{coverageText(coverage)}</p>
    </section>
  );
}
