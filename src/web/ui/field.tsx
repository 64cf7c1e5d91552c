import { type InputHTMLAttributes, type ReactNode, useId } from "react";

type FieldProps = {
  label: string;
  required?: boolean;
  hint?: ReactNode;
  problem?: string | undefined;
  children: (props: { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean }) => ReactNode;
};

/** A labelled control with its hint and its problem, tied together for screen readers. */
export function Field({ label, required = false, hint, problem, children }: FieldProps) {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required && (
          <span className="required" title="必填">
            {" "}
            *
          </span>
        )}
      </label>
      {children({ id, "aria-describedby": problem || hint ? note : undefined, "aria-invalid": problem !== undefined })}
      {(problem || hint) && (
        <span id={note} className={problem ? "problem" : "hint"} role={problem ? "alert" : undefined}>
          {problem ?? hint}
        </span>
      )}
    </div>
  );
}

type TextFieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value"> & {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: ReactNode;
  problem?: string | undefined;
};

export function TextField({ label, value, onChange, hint, problem, required, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} problem={problem} required={required ?? false}>
      {(tie) => (
        <input
          className="input"
          {...rest}
          {...tie}
          required={required}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

type CheckProps = { label: string; checked: boolean; onChange: (checked: boolean) => void };

/** A yes or no that stands in a row of fields. */
export function CheckField({ label, checked, onChange }: CheckProps) {
  return (
    <label className="check-field">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} /> {label}
    </label>
  );
}

type SelectProps<T extends string> = {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: string }[];
  hint?: ReactNode;
  problem?: string | undefined;
  required?: boolean;
};

export function SelectField<T extends string>({
  label,
  value,
  onChange,
  options,
  hint,
  problem,
  required,
}: SelectProps<T>) {
  return (
    <Field label={label} hint={hint} problem={problem} required={required ?? false}>
      {(tie) => (
        <select className="input" {...tie} value={value} onChange={(event) => onChange(event.target.value as T)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
