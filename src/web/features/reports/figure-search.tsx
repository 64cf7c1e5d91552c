import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { type FigureContext, type FigureHit, figureHit } from "#shared/figures/contracts.ts";
import type { PeriodRef } from "#shared/figures/spec.ts";
import { agrees } from "#shared/numbers/index.ts";
import { post } from "#web/api/client.ts";
import { Failed, Loading } from "#web/ui/page.tsx";
import { valueText } from "../figures/figure-drawer.tsx";

type Props = {
  question: string;
  context: FigureContext;
  org: string;
  /** what is written in the text: figures that agree with it stand first */
  typed?: string;
  onChoose: (hit: FigureHit) => void;
};

/** The figures of the dictionary that a question may mean, each with its value. */
export function FigureSearch({ question, context, org, typed, onChoose }: Props) {
  const asked = question.trim().slice(0, 100);
  const hits = useQuery({
    queryKey: ["report-figure-search", asked, context, org],
    queryFn: async () => {
      const found = await post(z.array(figureHit), "/api/figures/search", { question: asked, context, org });
      return found.map((hit) => ({ ...hit, spec: { ...hit.spec, period: relativeTo(context, hit.spec.period) } }));
    },
    enabled: asked !== "",
    placeholderData: keepPreviousData,
  });
  if (asked === "") return null;
  if (hits.isPending) return <Loading />;
  if (hits.isError) return <Failed error={hits.error} retry={() => void hits.refetch()} />;
  const fits = (hit: FigureHit) => typed !== undefined && hit.value !== null && agrees(typed, hit.value);
  const sorted = [...hits.data.filter(fits), ...hits.data.filter((hit) => !fits(hit))];
  if (sorted.length === 0) return <p className="muted">没有匹配的数据，请换个说法，或直接调整口径</p>;
  return (
    <ul className="figure-hits" aria-label="匹配的数据">
      {sorted.map((hit) => (
        <li key={JSON.stringify(hit.spec)}>
          <button type="button" onClick={() => onChoose(hit)}>
            <span className="label">{hit.label}</span>
            <b>{valueText(hit.value, hit.unit)}</b>
            {typed !== undefined &&
              (fits(hit) ? <span className="tag green">一致</span> : <span className="tag">与文中不同</span>)}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** "今年" in a report on this year is the report's own period: named so, it goes along when the report is rolled on. */
function relativeTo({ from, to }: FigureContext, period: PeriodRef): PeriodRef {
  return typeof period === "object" && period.from === from && period.to === to ? "report" : period;
}
