import { type CalendarYear, DAY_KIND_NAMES, DAY_KINDS, type DayKind } from "#shared/calendar/contracts.ts";
import { addDays } from "#shared/figures/period.ts";
import { change } from "#web/api/client.ts";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { FormDialog } from "#web/ui/form-dialog.tsx";
import { useForm } from "#web/ui/use-form.ts";
import { useFormCommand } from "#web/ui/use-form-command.ts";

/** A stretch is a holiday, not half a year. */
const LONGEST = 31;

const FIELDS = ["name", "from", "to"];

/** Sets one or several days on end. */
export function DaysDialog({ year, onClose }: { year: CalendarYear; onClose: () => void }) {
  const { form, set, touched } = useForm({ from: "", to: "", kind: "off" as DayKind, name: "" });
  const days = daysBetween(form.from, form.to || form.from);
  const { kind, name } = form;
  const body = {
    revision: year.revision,
    settled: year.settled,
    days: [...year.days.filter(({ day }) => !days.includes(day)), ...days.map((day) => ({ day, kind, name }))],
  };
  const command = useFormCommand(() => change("PUT", `/api/dictionary/calendar/${year.year}`, body), {
    said: `已设定 ${days.length} 天`,
    onDone: onClose,
  });
  const general = command.general(FIELDS);
  return (
    <FormDialog
      title={`设定${year.year}年的日期`}
      label="保存"
      onSubmit={command.run}
      onClose={onClose}
      busy={command.busy}
      disabled={days.length === 0 || (kind !== "plain" && name.trim() === "")}
      touched={touched}
      problem={general}
    >
      <div className="grid-2">
        <TextField
          label="自"
          type="date"
          required
          min={`${year.year}-01-01`}
          max={`${year.year}-12-31`}
          value={form.from}
          onChange={(from) => set({ from })}
        />
        <TextField
          label="至（只有一天可不填）"
          type="date"
          min={form.from || `${year.year}-01-01`}
          max={`${year.year}-12-31`}
          value={form.to}
          onChange={(to) => set({ to })}
          problem={form.to && days.length === 0 ? `结束应不早于开始，最多 ${LONGEST} 天` : undefined}
        />
      </div>
      <SelectField
        label="安排"
        value={kind}
        onChange={(next) => set({ kind: next })}
        options={DAY_KINDS.map((value) => ({ value, label: DAY_KIND_NAMES[value] }))}
        hint={kind === "plain" ? "不按随版本提供的安排，周一至周五上班" : undefined}
      />
      {kind !== "plain" && (
        <TextField
          label="名称"
          required
          maxLength={30}
          value={name}
          onChange={(next) => set({ name: next })}
          placeholder="如：国庆节"
        />
      )}
    </FormDialog>
  );
}

function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  if (from === "" || to < from) return days;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (days.length === LONGEST) return [];
    days.push(day);
  }
  return days;
}
