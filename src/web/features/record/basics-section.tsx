import { keepsOf } from "#shared/catalogue/kinds.ts";
import type { OrgRow } from "#shared/orgs/contracts.ts";
import type { ApiError } from "#web/api/client.ts";
import { Button } from "#web/ui/button.tsx";

import { Field, TextField } from "#web/ui/field.tsx";
import { SingleCombobox } from "#web/ui/lazy-combobox.tsx";
import { defaultMode, defaultTitle, type RecordForm } from "./form.ts";
import { KindFields } from "./kind-fields.tsx";
import { KindSelect } from "./kind-select.tsx";

export type SectionProps = { form: RecordForm; set: (change: Partial<RecordForm>) => void; problem: ApiError | null };

type Props = SectionProps & {
  orgs: readonly OrgRow[];
  canRepeat: boolean;
  repeating: boolean;
  onRepeat: () => void;
};

export const at = (problem: ApiError | null, field: string): string | undefined =>
  problem?.field === field || problem?.field?.startsWith(`${field}.`) ? problem.message : undefined;

/** What, who, when and where. */
export function BasicsSection({ form, set, problem, orgs, canRepeat, repeating, onRepeat }: Props) {
  const mine = orgs.filter((org) => org.can.record && org.activeTo === null);
  const keeps = keepsOf([form.kind]);
  const setKind = (kind: string) => set({ kind, mode: defaultMode(kind), marks: {} });
  return (
    <section className="card" aria-label="基本情况">
      <div className="body">
        <KindSelect value={form.kind} onChange={setKind} problem={at(problem, "kinds")} />
        {keeps !== "all" && (
          <p className="notice">
            {keeps === "pair"
              ? "只记录日期、谈话双方和主题；谈话内容按规定另行保存，不进本系统。"
              : "只记录开展过这件事和日期；对象和内容按规定另行保存，不进本系统。"}
          </p>
        )}
        <SingleCombobox
          label="主办"
          choices={mine.map((org) => ({ value: org.id, label: org.name, hint: org.shortName }))}
          value={form.host}
          onChange={(host) => set({ host, marks: {} })}
          required
          problem={at(problem, "orgs")}
        />
        {canRepeat && keeps === "all" && (
          <div>
            <Button busy={repeating} onClick={onRepeat}>
              同上次
            </Button>
            <span className="muted small">　按上一次同类活动填入，改日期和出勤即可</span>
          </div>
        )}
        {keeps === "all" && (
          <TextField
            label="名称"
            value={form.title}
            onChange={(title) => set({ title })}
            placeholder={defaultTitle(form)}
            hint={form.title === "" ? `不填则为“${defaultTitle(form)}”` : undefined}
            problem={at(problem, "title")}
          />
        )}
        <div className="grid-3">
          <TextField
            label="日期"
            type="date"
            value={form.heldOn}
            onChange={(heldOn) => set({ heldOn })}
            required
            problem={at(problem, "heldOn")}
          />
          {keeps === "all" && (
            <>
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
            </>
          )}
        </div>
        {keeps === "all" && (
          <>
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
            <KindFields form={form} onChange={(fields) => set({ fields })} problemOf={(field) => at(problem, field)} />
          </>
        )}
      </div>
    </section>
  );
}
