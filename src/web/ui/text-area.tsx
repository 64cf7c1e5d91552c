import { Field } from "./field.tsx";

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  maxLength?: number;
  placeholder?: string;
  hint?: string;
  problem?: string | undefined;
};

export function TextAreaField({ label, value, onChange, rows = 3, maxLength, placeholder, hint, problem }: Props) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(tie) => (
        <textarea
          className="input"
          {...tie}
          rows={rows}
          maxLength={maxLength}
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
