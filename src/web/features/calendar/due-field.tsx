import { dayName, dueHint } from "#shared/calendar/due-day.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";
import { useCalendar } from "./use-calendar.ts";

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
  min?: string;
  hint?: string;
  problem?: string | undefined;
};

/** A day on which something is due: on a holiday the working day after it is offered, and nothing is refused. */
export function DueField({ hint, value, onChange, ...field }: Props) {
  const calendar = useCalendar();
  const due = dueHint(calendar, value);
  const said = due && (
    <>
      {due.why}，顺延至 {dayName(due.offer)}？{due.provisional && "（该年节假日待公布）"}{" "}
      <Button tone="quiet" className="small" onClick={() => onChange(due.offer)}>
        改为 {dayName(due.offer)}
      </Button>
    </>
  );
  return <TextField type="date" {...field} value={value} onChange={onChange} hint={said ?? hint} />;
}
