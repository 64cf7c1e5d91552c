import { useState } from "react";
import type { CheckDetail, CheckedClaim, ClaimDecision } from "#shared/checks/contracts.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import type { ComparedFigure } from "#shared/matching/verdict.ts";
import { Button } from "#web/ui/button.tsx";
import { say } from "#web/ui/toast.tsx";
import { FigureDrawer, valueText } from "../figures/figure-drawer.tsx";
import { ExemptForm, ExternalForm } from "../reports/ground-forms.tsx";
import { useSession } from "../session/use-session.ts";
import { figureContextOf, useDecision } from "./check-queries.ts";
import { FigureChoice } from "./figure-choice.tsx";
import { IntoReport } from "./into-report.tsx";

type Props = { check: CheckDetail; claim: CheckedClaim };

/** A number of the draft: what the records say, on what it was compared, and what may be decided on it. */
export function ClaimPanel({ check, claim }: Props) {
  const session = useSession();
  const [records, setRecords] = useState<FigureSpec | null>(null);
  const [asked, setAsked] = useState<"figure" | "report" | null>(null);
  const decide = useDecision(check.id);
  const settle = (decision: ClaimDecision | null, told: string) =>
    decide.mutate({ fingerprint: claim.fingerprint, decision }, { onSuccess: () => say(told) });
  const use = (spec: FigureSpec) => {
    setAsked(null);
    settle({ action: "figure", spec }, "已改用选定的数据核对");
  };
  const { figure, others, decision, why } = claim;
  return (
    <>
      <p>{why}</p>
      {figure && <Compared figure={figure} claim={claim} onRecords={() => setRecords(figure.spec)} />}
      {decision && (
        <div className="row point-decision">
          <span>{TOLD[decision.action]}</span>
          <Button tone="quiet" busy={decide.isPending} onClick={() => settle(null, "已撤销认定")}>
            撤销认定
          </Button>
        </div>
      )}
      <div className="row">
        <Button onClick={() => setAsked("figure")}>改用别的数据</Button>
        {figure && session.can.includes("report.write") && (
          <Button onClick={() => setAsked("report")}>放进报告草稿</Button>
        )}
      </div>
      {others.length > 0 && <Others others={others} busy={decide.isPending} onRecords={setRecords} onUse={use} />}
      {decision?.action !== "exempt" && (
        <details className="point-more">
          <summary>标为无需核对</summary>
          <ExemptForm
            value=""
            save="无需核对"
            onSave={(reason) => settle({ action: "exempt", reason }, "已标为无需核对")}
          />
        </details>
      )}
      {decision?.action !== "external" && (
        <details className="point-more">
          <summary>标为外部数据</summary>
          <ExternalForm
            value={{ source: "", date: "" }}
            save="注明来源"
            onSave={(ground) => settle({ action: "external", ...ground }, "已标为外部数据")}
          />
        </details>
      )}
      {records && <FigureDrawer spec={records} context={figureContextOf(check)} onClose={() => setRecords(null)} />}
      {asked === "figure" && <FigureChoice check={check} claim={claim} onChoose={use} onClose={() => setAsked(null)} />}
      {asked === "report" && <IntoReport check={check} claim={claim} onClose={() => setAsked(null)} />}
    </>
  );
}

const TOLD: Record<ClaimDecision["action"], string> = {
  figure: "已由人选定用这个数据核对",
  exempt: "已由人标为无需核对",
  external: "已由人标为外部数据",
};

type ComparedProps = { figure: ComparedFigure; claim: CheckedClaim; onRecords: () => void };

function Compared({ figure, claim, onRecords }: ComparedProps) {
  const { label, value, unit, records, departs } = figure;
  return (
    <div className="point-figure">
      {!claim.why.includes(label) && <p>{label}</p>}
      {departs && <p className="muted small">与文中口径不同：{departs}</p>}
      <dl>
        <div>
          <dt>文中写</dt>
          <dd>{claim.span}</dd>
        </div>
        <div>
          <dt>记录为</dt>
          <dd>{valueText(value, unit)}</dd>
        </div>
      </dl>
      <Button onClick={onRecords}>打开记录（{records.toLocaleString("zh-CN")} 项）</Button>
    </div>
  );
}

type OthersProps = {
  others: readonly ComparedFigure[];
  busy: boolean;
  onRecords: (spec: FigureSpec) => void;
  onUse: (spec: FigureSpec) => void;
};

/** The same under other definitions; choosing one says what the draft meant. */
function Others({ others, busy, onRecords, onUse }: OthersProps) {
  return (
    <section className="point-part">
      <h3>换一种口径</h3>
      <ul className="point-others">
        {others.map(({ spec, label, value, unit, departs }) => (
          <li key={JSON.stringify(spec)}>
            <span className="grow">
              {departs || label}
              {departs && <span className="point-note">{label}</span>}
            </span>
            <button
              type="button"
              className="figure"
              aria-label={`${valueText(value, unit)}，打开记录`}
              onClick={() => onRecords(spec)}
            >
              {valueText(value, unit)}
            </button>
            <Button tone="quiet" disabled={busy} onClick={() => onUse(spec)}>
              改用这个数据
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
