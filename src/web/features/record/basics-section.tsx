import { ACTIVITY_KINDS, type ActivityKindId } from "#shared/catalogue/kinds.ts";
import type { OrgRow } from "#shared/orgs/contracts.ts";
import type { ApiError } from "#web/api/client.ts";
import { Button } from "#web/ui/button.tsx";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { Field, SelectField, TextField } from "#web/ui/field.tsx";
import { defaultMode, defaultTitle, type RecordForm } from "./form.ts";

export type SectionProps = { form: RecordForm; set: (change: Partial<RecordForm>) => void; problem: ApiError | null };

type Props = SectionProps & {
  orgs: readonly OrgRow[];
  canRepeat: boolean;
  repeating: boolean;
  onRepeat: () => void;
};

const KINDS = ACTIVITY_KINDS.map((kind) => ({ value: kind.id, label: kind.name }));

export const at = (problem: ApiError | null, field: string): string | undefined =>
  problem?.field === field || problem?.field?.startsWith(`${field}.`) ? problem.message : undefined;

/** What, who, when and where. */
export function BasicsSection({ form, set, problem, orgs, canRepeat, repeating, onRepeat }: Props) {
  const mine = orgs.filter((org) => org.can.record && org.activeTo === null);
  const setKind = (kind: ActivityKindId) => set({ kind, mode: defaultMode(kind), marks: {} });
  return (
    <section className="card" aria-label="基本情况">
      <div className="body">
        <SelectField
          label="类型"
          value={form.kind}
          onChange={setKind}
          options={KINDS}
          required
          problem={at(problem, "kinds")}
        />
        <SingleCombobox
          label="主办"
          choices={mine.map((org) => ({ value: org.id, label: org.name, hint: org.shortName }))}
          value={form.host}
          onChange={(host) => set({ host, marks: {} })}
          required
          problem={at(problem, "orgs")}
        />
        {canRepeat && (
          <div>
            <Button busy={repeating} onClick={onRepeat}>
              同上次
            </Button>
            <span className="muted small">　按上一次同类活动填入，改日期和出勤即可</span>
          </div>
        )}
        <TextField
          label="名称"
          value={form.title}
          onChange={(title) => set({ title })}
          placeholder={defaultTitle(form)}
          hint={form.title === "" ? `不填则为“${defaultTitle(form)}”` : undefined}
          problem={at(problem, "title")}
        />
        <div className="grid-3">
          <TextField
            label="日期"
            type="date"
            value={form.heldOn}
            onChange={(heldOn) => set({ heldOn })}
            required
            problem={at(problem, "heldOn")}
          />
          <TextField
            label="开始"
            type="time"
            value={form.startTime}
            onChange={(startTime) => set({ startTime })}
            problem={at(problem, "startTime")}
          />
          <TextField
            label="结束"
            type="time"
            value={form.endTime}
            onChange={(endTime) => set({ endTime })}
            problem={at(problem, "endTime")}
          />
        </div>
        <div className="grid-2">
          <TextField
            label="地点"
            value={form.place}
            onChange={(place) => set({ place })}
            problem={at(problem, "place")}
          />
          <TextField
            label="主持人"
            value={form.chair}
            onChange={(chair) => set({ chair })}
            problem={at(problem, "chair")}
          />
        </div>
        <Field label="内容" hint="做了什么、议定了什么。只写实际发生的" problem={at(problem, "summary")}>
          {(tie) => (
            <textarea
              {...tie}
              className="input"
              value={form.summary}
              onChange={(event) => set({ summary: event.target.value })}
            />
          )}
        </Field>
      </div>
    </section>
  );
}
