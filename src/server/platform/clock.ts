/**
 * The application's clock: the database's is never asked, so that tests and the demonstration can stand at any day.
 * Calendar days are days in China.
 */
export type Clock = { now(): Date; today(): string };

const ZONE = "Asia/Shanghai";

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => dayOf(new Date()),
};

/** The calendar day in China of an instant, "2026-03-05". */
export function dayOf(instant: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ZONE).toPlainDate().toString();
}
