import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import type { Dimension } from "#shared/catalogue/types.ts";
import { lastOfMonth } from "#shared/figures/period.ts";
import type { FigureSpec, MetricId, PeriodRef } from "#shared/figures/spec.ts";

type Asked = { kinds: string[]; period?: PeriodRef; metric?: MetricId };

/** The figure that a number of the overview is: what an organisation and everything below it hosted. */
export function overviewSpec(org: string, { kinds, period = "report", metric = "occasions" }: Asked): FigureSpec {
  return { metric, version: null, org, reach: "tree", role: "host", period, kinds, themes: [], programme: null };
}

export function kindsOfDimension(dimension: Dimension): string[] {
  return ACTIVITY_KINDS.filter((kind) => kind.dimension === dimension).map(({ id }) => id);
}

/** "2026-03" as the days of a figure. */
export function monthPeriod(month: string): { from: string; to: string } {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return { from: `${month}-01`, to: lastOfMonth(year, number) };
}
