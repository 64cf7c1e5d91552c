import { TextField } from "#web/ui/field.tsx";
import { at, type SectionProps } from "./basics-section.tsx";
import type { Expected, RecordForm } from "./form.ts";
import { RollCall } from "./roll-call.tsx";

const MODES: readonly { value: RecordForm["mode"]; label: string }[] = [
  { value: "names", label: "点名" },
  { value: "headcount", label: "报人数" },
  { value: "none", label: "暂不填" },
];

type Props = SectionProps & { people: readonly Expected[]; pending: boolean; byName: boolean };

export function AttendanceSection({ form, set, problem, people, pending, byName }: Props) {
  const modes = byName ? MODES : MODES.filter((mode) => mode.value !== "names");
  return (
    <section className="card" aria-labelledby="attendance-title">
      <header>
        <h2 id="attendance-title">出勤</h2>
        <fieldset className="segments">
          <legend className="visually-hidden">出勤方式</legend>
          {modes.map((mode) => (
            <label key={mode.value}>
              <input
                type="radio"
                name="attendance-mode"
                checked={form.mode === mode.value}
                onChange={() => set({ mode: mode.value })}
              />
              {mode.label}
            </label>
          ))}
        </fieldset>
      </header>
      <div className="body">
        {form.mode === "names" && (
          <RollCall people={people} pending={pending} marks={form.marks} onMark={(marks) => set({ marks })} />
        )}
        {form.mode === "headcount" && (
          <div className="grid-2">
            <TextField
              label="应到人数"
              type="number"
              inputMode="numeric"
              min={0}
              value={form.expected}
              onChange={(expected) => set({ expected })}
            />
            <TextField
              label="实到人数"
              type="number"
              inputMode="numeric"
              min={0}
              value={form.present}
              onChange={(present) => set({ present })}
            />
          </div>
        )}
        {form.mode === "headcount" && (
          <p className="muted small">请在“更多”中附上签到表照片，便于日后查证（可不传）。</p>
        )}
        {at(problem, "attendance") && (
          <p className="problem" role="alert">
            {at(problem, "attendance")}
          </p>
        )}
      </div>
    </section>
  );
}
