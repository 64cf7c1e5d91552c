const DAY = 86_400_000;

/** Excel's 1900 system counts a 29 February 1900 that never was, so its day 0 is 1899-12-30 for every later date. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);

/** "2026-03-05", or null if there is no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= 1000 ? date.toISOString().slice(0, 10) : null;
}

/** The day and minute of an Excel serial number: 46086.375 → "2026-03-05", "09:00" (no time for a whole number). */
export function fromSerial(serial: number): { date: string; time: string | null } {
  const minutes = Math.round((serial % 1) * 1_440);
  const whole = Math.floor(serial) + (minutes === 1_440 ? 1 : 0);
  const date = new Date(SERIAL_ZERO + whole * DAY).toISOString().slice(0, 10);
  return { date, time: minutes % 1_440 === 0 ? null : clockTime(Math.floor(minutes / 60), minutes % 60) };
}

/** "09:05", or null if a clock never shows it. */
export function clockTime(hour: number, minute: number): string | null {
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

export const WEEKDAYS = "日一二三四五六";

/** The weekday of an ISO date as its character: 四 for a Thursday. */
export function weekdayOf(date: string): string {
  return WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "";
}
