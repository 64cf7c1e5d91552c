import { z } from "zod";

/** What a day is beyond its place in the week; `plain`: nothing, against what the release says. */
export const DAY_KINDS = ["off", "working", "plain"] as const;
export type DayKind = (typeof DAY_KINDS)[number];
export const DAY_KIND_NAMES: Record<DayKind, string> = { off: "放假", working: "调休上班", plain: "按星期" };

export const calendarDay = z.object({
  day: z.iso.date(),
  kind: z.enum(DAY_KINDS),
  name: z.string().trim().max(30, "名称不超过三十个字"),
});
export type CalendarDay = z.infer<typeof calendarDay>;

/** What a district has set for a year beside the release. */
export const calendarYear = z.object({
  year: z.int().min(2000).max(2100),
  /** all days of the year are entered, although the release does not know it */
  settled: z.boolean(),
  revision: z.int(),
  /** of its traces; null while nothing was set */
  id: z.uuid().nullable(),
  days: z.array(calendarDay),
});
export type CalendarYear = z.infer<typeof calendarYear>;

export const calendarAnswer = z.object({ years: z.array(calendarYear) });

/** A year as a whole, as the page has it. */
export const calendarChange = z.object({
  /** 0: nothing was set before */
  revision: z.int(),
  settled: z.boolean(),
  days: z.array(calendarDay).max(80, "一年中自行设定的日子不超过 80 天"),
});
export type CalendarChange = z.infer<typeof calendarChange>;
