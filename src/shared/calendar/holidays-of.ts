import type { CalendarDay, CalendarYear } from "./contracts.ts";
import { HOLIDAYS } from "./holidays.ts";

export type ListedDay = CalendarDay & {
  /** set by the district */
  own: boolean;
  /** what the release says of the day that the district set otherwise */
  release: CalendarDay | null;
};

/** The days of a year that differ from the week, as a list: the release's with what the district set over them. */
export function holidaysOf(year: number, years: readonly CalendarYear[]): { days: ListedDay[]; known: boolean } {
  const release = HOLIDAYS[String(year)];
  const set = years.find((one) => one.year === year);
  const days = new Map<string, ListedDay>();
  for (const one of release ?? []) days.set(one.day, { ...one, own: false, release: null });
  for (const one of set?.days ?? []) {
    days.set(one.day, { ...one, own: true, release: release?.find(({ day }) => day === one.day) ?? null });
  }
  return {
    days: [...days.values()].sort((a, b) => a.day.localeCompare(b.day)),
    known: release !== undefined || (set?.settled ?? false),
  };
}
