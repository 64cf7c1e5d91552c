import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { z } from "zod";
import { kindName } from "#shared/catalogue/kinds.ts";
import { figureHit } from "#shared/figures/contracts.ts";
import { unitOf } from "#shared/figures/definition.ts";
import { metricOf } from "#shared/figures/metrics.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import { post } from "#web/api/client.ts";
import { Button } from "#web/ui/button.tsx";
import { useSession } from "../session/use-session.ts";
import { type ColumnForm, relativeTo } from "./form-state.ts";

const OFFERED = 3;

/** "主题党日 · 次数": a figure without the organisation that it is of. */
export const specText = (spec: Pick<FigureSpec, "metric" | "kinds">): string =>
  `${spec.kinds.length > 0 ? spec.kinds.map(kindName).join("、") : "各类活动"} · ${metricOf(spec.metric).name}`;

/** What the words of a column may mean that records already say; only where they name a kind of activity. */
function useOffers(question: string): FigureSpec[] {
  const { today } = useSession();
  const asked = useDeferredValue(question.trim());
  const context = { from: `${today.slice(0, 4)}-01-01`, to: today, cutoff: today };
  const hits = useQuery({
    queryKey: ["figure-search", asked, today],
    queryFn: () => post(z.array(figureHit), "/api/figures/search", { question: asked, context }),
    enabled: asked.length >= 2 && asked.length <= 60,
    staleTime: 300_000,
  });
  const specs = (hits.data ?? []).map(({ spec }) => spec).filter(({ kinds }) => kinds.length > 0);
  return [...new Map(specs.map((spec) => [specText(spec), spec])).values()].slice(0, OFFERED);
}

type Props = { column: ColumnForm; onChange: (change: Partial<ColumnForm>) => void };

/** Beside a number that is about to be asked for: the records say it already. */
export function DeriveOffer({ column, onChange }: Props) {
  const offers = useOffers(column.label);
  const declared = column.metric !== null && column.metricKind !== null;
  if (declared) {
    return (
      <p className="round-offer">
        结束收表后列为申报数：{specText({ metric: column.metric ?? "", kinds: [column.metricKind ?? ""] })}
        ，与记录得出的数并列，不相加。
        <Button tone="quiet" onClick={() => onChange({ metric: null, metricKind: null })}>
          不作为申报数
        </Button>
      </p>
    );
  }
  if (offers.length === 0) return null;
  return (
    <div className="round-offer" role="status">
      {offers.map((spec) => (
        <p key={specText(spec)}>
          这一列系统能由记录算出：<b>{specText(spec)}</b>，无须收表。
          <Button
            tone="quiet"
            onClick={() => onChange({ kind: "derived", spec: relativeTo(spec), unit: unitOf(spec) })}
          >
            由系统算出
          </Button>
          {spec.kinds.length === 1 && spec.metric !== "attendance_rate" && (
            <Button
              tone="quiet"
              onClick={() => onChange({ metric: spec.metric, metricKind: spec.kinds[0] ?? null, unit: unitOf(spec) })}
            >
              记录不全，仍要收，作为申报数
            </Button>
          )}
        </p>
      ))}
    </div>
  );
}

/** Which figure a derived column shows: found by its name. */
export function DerivedChoice({ column, onChange }: Props) {
  const offers = useOffers(column.label);
  const { spec } = column;
  return (
    <div className="round-offer" role="status">
      {spec ? (
        <p>
          各单位及其下级，本期：<b>{specText(spec)}</b>
        </p>
      ) : (
        <p>在列名中写明活动类型和指标，如“主题党日次数”，从下面选定：</p>
      )}
      {offers
        .filter((one) => !spec || specText(one) !== specText(spec))
        .map((one) => (
          <Button
            key={specText(one)}
            tone="quiet"
            onClick={() => onChange({ spec: relativeTo(one), unit: unitOf(one) })}
          >
            {spec ? "改为" : "选用"}“{specText(one)}”
          </Button>
        ))}
    </div>
  );
}
