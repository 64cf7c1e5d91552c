import { type Period, periodText, wholeMonths } from "#shared/figures/period.ts";

const QUARTERS = ["一", "二", "三", "四"];

/** How a title names a period: 2026年, 2026年上半年, 2026年第三季度, 2026年3月, else the two days. */
export function periodName(period: Period): string {
  const months = wholeMonths(period);
  const year = period.from.slice(0, 4);
  const first = Number(period.from.slice(5, 7));
  if (months === 12 && first === 1) return `${year}年`;
  if (months === 6 && (first === 1 || first === 7)) return `${year}年${first === 1 ? "上" : "下"}半年`;
  if (months === 3 && first % 3 === 1) return `${year}年第${QUARTERS[(first - 1) / 3]}季度`;
  if (months === 1) return `${year}年${first}月`;
  return periodText(period);
}
