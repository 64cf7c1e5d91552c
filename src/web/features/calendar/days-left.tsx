import { daysLeftText } from "#shared/calendar/due-day.ts";
import { useSession } from "../session/use-session.ts";
import { useCalendar } from "./use-calendar.ts";

/** How many working days are left until something is due. */
export function DaysLeft({ day }: { day: string }) {
  const { today } = useSession();
  const calendar = useCalendar();
  return <span className="muted small nowrap">{daysLeftText(calendar, today, day)}</span>;
}
