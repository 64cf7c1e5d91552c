import type { FigureSpec, MetricId, PeriodRef } from "#shared/figures/spec.ts";

/** What is counted of a programme, in the order shown. */
export const PROGRAMME_METRICS = ["occasions", "attendances", "people", "organisations"] as const;

/** The figure that a number of a programme is: its activities in which somebody of the organisation stands in any role. */
export function programmeSpec(
  programme: string,
  org: string,
  metric: MetricId = "occasions",
  period: PeriodRef = "programme",
): FigureSpec {
  return { metric, version: null, org, reach: "tree", role: "any", period, kinds: [], themes: [], programme };
}
