import { fieldHeading } from "#shared/catalogue/field-values.ts";
import { fieldsOf } from "#shared/catalogue/kinds.ts";
import type { KindField } from "#shared/catalogue/types.ts";
import { Field, SelectField, TextField } from "#web/ui/field.tsx";
import type { RecordForm } from "./form.ts";

type Props = {
  form: Pick<RecordForm, "kind" | "alsoKinds" | "fields">;
  onChange: (fields: RecordForm["fields"]) => void;
  problemOf: (field: string) => string | undefined;
};

/** What is recorded of activities of the chosen kinds and of no others. Nothing here has to be filled in. */
export function KindFields({ form, onChange, problemOf }: Props) {
  const fields = fieldsOf([form.kind, ...form.alsoKinds]);
  if (fields.length === 0) return null;
  const short = fields.filter((field) => !isLong(field));
  const input = (field: KindField) => (
    <KindFieldInput
      key={field.id}
      field={field}
      value={form.fields[field.id] ?? ""}
      onChange={(value) => onChange({ ...form.fields, [field.id]: value })}
      problem={problemOf(`fields.${field.id}`)}
    />
  );
  return (
    <>
      {short.length > 0 && <div className="grid-2">{short.map(input)}</div>}
      {fields.filter(isLong).map(input)}
    </>
  );
}

const isLong = (field: KindField) => field.type === "text" && field.long === true;

type InputProps = { field: KindField; value: string; onChange: (value: string) => void; problem: string | undefined };

function KindFieldInput({ field, value, onChange, problem }: InputProps) {
  const common = { label: field.label, value, onChange, hint: field.hint, problem };
  if (field.type === "choice") {
    const options = ["", ...field.choices].map((choice) => ({ value: choice, label: choice || "未填" }));
    return <SelectField {...common} options={options} />;
  }
  if (field.type === "number") {
    const step = field.decimals ? 0.1 : 1;
    return (
      <TextField
        {...common}
        label={fieldHeading(field)}
        type="number"
        inputMode={field.decimals ? "decimal" : "numeric"}
        min={0}
        max={field.max}
        step={step}
      />
    );
  }
  if (!field.long) return <TextField {...common} />;
  return (
    <Field label={field.label} hint={field.hint} problem={problem}>
      {(tie) => (
        <textarea {...tie} className="input" value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
