import { addDays, addMonths, lastOfMonth, type Period, wholeMonths } from "#shared/figures/period.ts";

export type PeriodChoice = { id: string; label: string; period: Period };

const first = (year: number, month: number) => `${year}-${String(month).padStart(2, "0")}-01`;

/** The periods that reports are usually asked for, seen from today. */
export function periodChoices(today: string): PeriodChoice[] {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const quarter = Math.ceil(month / 3) * 3;
  const lastMonth = addMonths(`${today.slice(0, 7)}-01`, -1);
  return [
    { id: "year", label: "本年", period: { from: first(year, 1), to: lastOfMonth(year, 12) } },
    { id: "first-half", label: "上半年", period: { from: first(year, 1), to: lastOfMonth(year, 6) } },
    { id: "second-half", label: "下半年", period: { from: first(year, 7), to: lastOfMonth(year, 12) } },
    { id: "quarter", label: "本季度", period: { from: first(year, quarter - 2), to: lastOfMonth(year, quarter) } },
    { id: "last-month", label: "上月", period: { from: lastMonth, to: addDays(`${today.slice(0, 7)}-01`, -1) } },
    { id: "twelve-months", label: "近一年", period: { from: addDays(addMonths(today, -12), 1), to: today } },
  ];
}

/** The period of equal length just after; whole months stay whole months. */
export function nextPeriod(period: Period): Period {
  const from = addDays(period.to, 1);
  const months = wholeMonths(period);
  if (months !== null) return { from, to: addDays(addMonths(from, months), -1) };
  const days = Math.round((Date.parse(period.to) - Date.parse(period.from)) / 86_400_000);
  return { from, to: addDays(from, days) };
}

/** Where rolling forward starts: the next period, or the same one again while the next has not begun. */
export function rollPreset(source: Period, today: string): Period {
  const next = nextPeriod(source);
  return next.from <= today ? next : { from: source.from, to: source.to };
}
