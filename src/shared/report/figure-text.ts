import type { MetricId } from "#shared/figures/spec.ts";
import { formatNumber } from "#shared/numbers/index.ts";
import type { FigureNode } from "./document.ts";

/** What stands when a figure has no value: a gap that one sees, never a zero. */
const NO_DATA = "〔缺数据〕";

/** The surface form of a value; a rate carries its % in the text, other units follow as ordinary words. */
export function figureText(value: number | null, form: FigureNode["attrs"]["form"], metric: MetricId): string {
  if (value === null) return NO_DATA;
  return formatNumber(value, form, metric === "attendance_rate" ? { percent: true, decimals: 1 } : {});
}
