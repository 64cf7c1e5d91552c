import { lazy, Suspense, useState } from "react";
import type { RollResult } from "#shared/roll-call/match-roll-call.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";
import { at, type SectionProps } from "./basics-section.tsx";
import type { Expected, RecordForm } from "./form.ts";
import { RollCall } from "./roll-call.tsx";

/** Asked for only by those who paste. */
const RollCallDialog = lazy(() => import("../roll-call/roll-call-dialog.tsx"));

const MODES: readonly { value: RecordForm["mode"]; label: string }[] = [
  { value: "names", label: "点名" },
  { value: "headcount", label: "报人数" },
  { value: "none", label: "暂不填" },
];

type Props = SectionProps & { people: readonly Expected[]; pending: boolean; byName: boolean };

export function AttendanceSection({ form, set, problem, people, pending, byName }: Props) {
  const [pasting, setPasting] = useState(false);
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
          <>
            {people.length > 0 && (
              <div>
                <Button onClick={() => setPasting(true)}>粘贴接龙</Button>
              </div>
            )}
            <RollCall people={people} pending={pending} marks={form.marks} onMark={(marks) => set({ marks })} />
          </>
        )}
        {pasting && (
          <Suspense fallback={null}>
            <RollCallDialog
              about={form.heldOn}
              roster={people}
              mayLeaveOut={false}
              onClose={() => setPasting(false)}
              onDone={(result) => {
                setPasting(false);
                set(calledIn(result));
              }}
            />
          </Suspense>
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

/** A roll call that was gone through, as marks: who is not named was present. */
function calledIn({ people, guests }: RollResult): Partial<RecordForm> {
  const marked = people.filter(({ status, note }) => status !== "present" || note !== "");
  const marks = Object.fromEntries(marked.map(({ personId, status, note }) => [personId, { status, note }]));
  if (guests.length === 0) return { marks };
  return { marks, guests: String(guests.length), guestsNote: guests.join("、") };
}
