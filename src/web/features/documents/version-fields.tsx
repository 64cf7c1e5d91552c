import { VERIFIED, VERIFIED_NAMES, type Verified } from "#shared/documents/types.ts";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { DocumentFilesField } from "./files-field.tsx";
import type { VersionForm } from "./form-state.ts";

type Props = {
  form: VersionForm;
  set: (change: Partial<VersionForm>) => void;
  problem: (field: string) => string | undefined;
};

/** The days of a version and where they are known from. None has to be filled in. */
export function VersionDays({ form, set, problem }: Props) {
  const day = (
    key: "adoptedOn" | "issuedOn" | "effectiveFrom" | "effectiveTo" | "repealedOn",
    label: string,
    hint = "",
  ) => (
    <TextField
      label={label}
      type="date"
      value={form[key]}
      onChange={(value) => set({ [key]: value })}
      hint={hint || undefined}
      problem={problem(`version.${key}`)}
    />
  );
  return (
    <>
      <div className="grid-2">
        <TextField
          label="版本"
          value={form.label}
          onChange={(label) => set({ label })}
          placeholder="如：试行、2026年修订"
          maxLength={60}
          problem={problem("version.label")}
        />
        {day("issuedOn", "印发日期")}
        {day("effectiveFrom", "施行日期", "不填则自印发之日起")}
        {day("effectiveTo", "有效期至", "没有期限的不填")}
        {day("adoptedOn", "通过日期")}
        {day("repealedOn", "废止日期")}
      </div>
      <div className="grid-2">
        <TextField
          label="日期的来源"
          value={form.source}
          onChange={(source) => set({ source })}
          placeholder="如：印发原件"
          maxLength={200}
          problem={problem("version.source")}
        />
        <SelectField<Verified>
          label="核对情况"
          value={form.verified}
          onChange={(verified) => set({ verified })}
          options={VERIFIED.map((value) => ({ value, label: VERIFIED_NAMES[value] }))}
        />
      </div>
    </>
  );
}

export function VersionFields(props: Props) {
  const { form, set, problem } = props;
  return (
    <div className="stack">
      <DocumentFilesField files={form.files} onChange={(files) => set({ files })} problem={problem("version.files")} />
      <VersionDays {...props} />
    </div>
  );
}
