import { addDays } from "#shared/figures/period.ts";
import type { CalendarDay, CalendarYear } from "./contracts.ts";
import { HOLIDAYS } from "./holidays.ts";

/** Which days are worked on: the week, what the release knows of holidays, what the district set. */
export type Calendar = {
  /** what stands for a day beside its place in the week */
  on(day: string): CalendarDay | undefined;
  /** whether the year's holidays are known; without them the week alone decides (待公布) */
  isKnown(year: string): boolean;
};

export function makeCalendar(years: readonly CalendarYear[] = [], release = HOLIDAYS): Calendar {
  const days = new Map(Object.values(release).flatMap((list) => list.map((one) => [one.day, one])));
  const known = new Set(Object.keys(release));
  for (const { year, settled, days: own } of years) {
    if (settled) known.add(String(year));
    for (const one of own) days.set(one.day, one);
  }
  return { on: (day) => days.get(day), isKnown: (year) => known.has(year) };
}

/** 0 is Sunday. */
const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

export const isWeekend = (day: string) => weekday(day) % 6 === 0;

const WEEKDAYS = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"];
export const weekdayName = (day: string) => WEEKDAYS[weekday(day)] ?? "";

export function isWorkingDay(calendar: Calendar, day: string): boolean {
  const kind = calendar.on(day)?.kind ?? "plain";
  return kind === "plain" ? !isWeekend(day) : kind === "working";
}

/** Nothing is off for longer: what a district enters by mistake must not send a search to the end of time. */
const LONGEST_REST = 400;

/** The first working day after a day. @throws Error when none follows within a year */
export function nextWorkingDay(calendar: Calendar, day: string): string {
  return addWorkingDays(calendar, day, 1);
}

/** So many working days after (before, where negative) a day, which itself does not count; 0 is the day itself. */
export function addWorkingDays(calendar: Calendar, day: string, count: number): string {
  const step = count < 0 ? -1 : 1;
  let at = day;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    let rest = 0;
    do {
      at = addDays(at, step);
      rest += 1;
      if (rest > LONGEST_REST) throw new Error(`no working day near ${day}`);
    } while (!isWorkingDay(calendar, at));
  }
  return at;
}

/** How many working days there are from tomorrow to a day, both included; negative when the day is past. */
export function workingDaysLeft(calendar: Calendar, today: string, day: string): number {
  const [from, to] = today <= day ? [today, day] : [day, today];
  let count = 0;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(calendar, at)) count += 1;
  return today <= day ? count : -count;
}
