import type { PeriodRef } from "./spec.ts";

/** Calendar days, both inclusive. */
export type Period = { from: string; to: string };

/** What the relative periods of figures refer to: a report's own period and its cut-off (数据截止日). */
export type PeriodContext = Period & { cutoff: string };

const DAY = 86_400_000;
const epoch = (day: string) => Date.parse(`${day}T00:00:00Z`);
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

export function addDays(day: string, days: number): string {
  return iso(epoch(day) + days * DAY);
}

export function lastOfMonth(year: number, month: number): string {
  return iso(Date.UTC(year, month, 0));
}

/** The same day some months away; the last of a month where that day does not exist. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return iso(first.getTime() + (Math.min(date, last) - 1) * DAY);
}

function isMonthEnd(day: string): boolean {
  return addDays(day, 1).endsWith("-01");
}

/** Whole months that a period covers, or null when it does not begin on a first and end on a last of a month. */
export function wholeMonths({ from, to }: Period): number | null {
  if (!from.endsWith("-01") || !isMonthEnd(to)) return null;
  const [fromYear = 0, fromMonth = 0] = from.split("-").map(Number);
  const [toYear = 0, toMonth = 0] = to.split("-").map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth + 1;
}

/** The period of equal length just before; whole months stay whole months. */
export function previousPeriod(period: Period): Period {
  const months = wholeMonths(period);
  const to = addDays(period.from, -1);
  if (months !== null) return { from: addMonths(period.from, -months), to };
  const days = Math.round((epoch(period.to) - epoch(period.from)) / DAY) + 1;
  return { from: addDays(period.from, -days), to };
}

/** The same period and cut-off one year earlier. */
export function yearBefore({ from, to, cutoff }: PeriodContext): PeriodContext {
  const earlier = (day: string) =>
    isMonthEnd(day) ? lastOfMonth(Number(day.slice(0, 4)) - 1, Number(day.slice(5, 7))) : addMonths(day, -12);
  return { from: addMonths(from, -12), to: earlier(to), cutoff: earlier(cutoff) };
}

/**
 * The days a figure counts: nothing after the cut-off. A period before the report's own ends where it ends, except
 * last year's, which is cut at the same day of the year so that like is compared with like.
 */
export function resolvePeriod(ref: PeriodRef, context: PeriodContext, programmeStart?: string | null): Period {
  if (typeof ref === "object") return clip(ref, context.cutoff);
  if (ref === "report") return clip(context, context.cutoff);
  if (ref === "report-1") return previousPeriod(context);
  if (ref === "year-before") {
    const earlier = yearBefore(context);
    return clip(earlier, earlier.cutoff);
  }
  return { from: programmeStart ?? "1900-01-01", to: context.cutoff };
}

const clip = ({ from, to }: Period, cutoff: string): Period => ({ from, to: to < cutoff ? to : cutoff });

/** "2026年1月1日至6月30日" */
export function periodText({ from, to }: Period): string {
  const [year, month, day] = from.split("-").map(Number);
  const [toYear, toMonth, toDay] = to.split("-").map(Number);
  if (from === to) return `${year}年${month}月${day}日`;
  return `${year}年${month}月${day}日至${toYear === year ? "" : `${toYear}年`}${toMonth}月${toDay}日`;
}

/**
 * A period as one types it: 2026, 2026-03, 2026-Q1, 2026-H1, 2026-01-01..2026-03-31.
 * @returns null when it is none of these
 */
export function parsePeriod(text: string): Period | null {
  const year = /^(\d{4})年?$/.exec(text);
  if (year) return { from: `${year[1]}-01-01`, to: `${year[1]}-12-31` };
  const part = /^(\d{4})-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12]))$/.exec(text);
  if (part) {
    const [, y = "", month, quarter, half] = part;
    const length = month ? 1 : quarter ? 3 : 6;
    const first = month ? Number(month) : (Number(quarter ?? half) - 1) * length + 1;
    return { from: `${y}-${String(first).padStart(2, "0")}-01`, to: lastOfMonth(Number(y), first + length - 1) };
  }
  const days = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(text);
  if (!days?.[1] || !days[2] || !isDay(days[1]) || !isDay(days[2]) || days[1] > days[2]) return null;
  return { from: days[1], to: days[2] };
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(epoch(text)) && iso(epoch(text)) === text;
}
