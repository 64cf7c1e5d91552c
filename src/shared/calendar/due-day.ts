import { type Calendar, isWorkingDay, nextWorkingDay, weekdayName, workingDaysLeft } from "./working-days.ts";

export type DueHint = {
  /** 5月1日是劳动节假期 */
  why: string;
  /** the working day to put it off to */
  offer: string;
  /** the holidays of one of the two years are not known */
  provisional: boolean;
};

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

export function dayName(day: string): string {
  const [, month, date] = day.split("-").map(Number);
  return `${month}月${date}日`;
}

/** What to say of a day on which something is due: null when it is a working day. A hint, never a bar. */
export function dueHint(calendar: Calendar, day: string): DueHint | null {
  if (!isDay(day) || isWorkingDay(calendar, day)) return null;
  const holiday = calendar.on(day);
  const offer = nextWorkingDay(calendar, day);
  const why = `${dayName(day)}是${holiday?.name ? restName(holiday.name) : weekdayName(day)}`;
  return { why, offer, provisional: !isKnown(calendar, day) || !isKnown(calendar, offer) };
}

/** 劳动节 → 劳动节假期, 区内放假 as it is */
const restName = (name: string) => (/假期?$/.test(name) ? name : `${name}假期`);

const isKnown = (calendar: Calendar, day: string) => calendar.isKnown(day.slice(0, 4));

/** "还有 3 个工作日"; what is due today or was due before says so. */
export function daysLeftText(calendar: Calendar, today: string, day: string): string {
  if (day < today) return "已到期";
  if (day === today) return "今天到期";
  const provisional = isKnown(calendar, day) ? "" : "（该年节假日待公布）";
  return `还有 ${workingDaysLeft(calendar, today, day)} 个工作日${provisional}`;
}
