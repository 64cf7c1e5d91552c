import { LEVELS, type Level, type RecognitionRow } from "#shared/recognitions/contracts.ts";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { DocumentFilesField } from "../documents/files-field.tsx";
import type { AttachedFile } from "../documents/form-state.ts";
import { ActivityChoice } from "./activity-choice.tsx";

export type HonourForm = {
  title: string;
  level: Level;
  grantedBy: string;
  grantedOn: string;
  basis: string;
  activity: { id: string; title: string | null } | null;
  file: AttachedFile | null;
};

export const HONOUR_FIELDS = ["title", "level", "grantedBy", "grantedOn", "basis", "activityId", "fileId"];

export function startOf(row: RecognitionRow | null, today: string): HonourForm {
  return {
    title: row?.title ?? "",
    level: row?.level ?? "district",
    grantedBy: row?.grantedBy ?? "",
    grantedOn: row?.grantedOn ?? today,
    basis: row?.basis ?? "",
    activity: row?.activity ?? null,
    file: row?.file ?? null,
  };
}

/** The form as the contract wants it. */
export const honourBody = ({ activity, file, ...form }: HonourForm) => ({
  ...form,
  activityId: activity?.id ?? null,
  fileId: file?.fileId ?? null,
});

const LEVEL_CHOICES = LEVELS.map(({ id, name }) => ({ value: id, label: name }));

type Props = {
  form: HonourForm;
  set: (change: Partial<HonourForm>) => void;
  problem: (field: string) => string | undefined;
};

/** What was granted, by whom and when. */
export function HonourFields({ form, set, problem }: Props) {
  return (
    <>
      <TextField
        label="荣誉名称"
        value={form.title}
        onChange={(title) => set({ title })}
        required
        maxLength={100}
        problem={problem("title")}
      />
      <div className="grid-3">
        <SelectField
          label="级别"
          value={form.level}
          onChange={(level) => set({ level })}
          options={LEVEL_CHOICES}
          problem={problem("level")}
        />
        <TextField
          label="授予单位"
          value={form.grantedBy}
          onChange={(grantedBy) => set({ grantedBy })}
          required
          maxLength={100}
          problem={problem("grantedBy")}
        />
        <TextField
          label="授予日期"
          type="date"
          value={form.grantedOn}
          onChange={(grantedOn) => set({ grantedOn })}
          required
          problem={problem("grantedOn")}
        />
      </div>
      <TextField
        label="依据（文件名称或文号，可不填）"
        value={form.basis}
        onChange={(basis) => set({ basis })}
        maxLength={200}
        problem={problem("basis")}
      />
      <ActivityChoice
        value={form.activity}
        onChange={(activity) => set({ activity })}
        problem={problem("activityId")}
      />
      <DocumentFilesField
        files={form.file ? [form.file] : []}
        onChange={(files) => set({ file: files.at(-1) ?? null })}
        hint="表彰决定或证书的扫描件，一份。不得上传涉密文件"
        problem={problem("fileId")}
      />
    </>
  );
}
