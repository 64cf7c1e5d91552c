import { useState } from "react";
import { TextField } from "#web/ui/field.tsx";
import { whyNotWrite } from "./check-line.ts";

type TextProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  check?: (text: string) => string | null;
};

/** A text that stays in its input while something is wrong with it: what is marked as secret is kept nowhere. */
export function KeptText({ label, value, onChange, placeholder, check }: TextProps) {
  const [typed, setTyped] = useState<{ text: string; problem: string; instead: string } | null>(null);
  // discarded or restored from outside: what was refused before is gone
  const shown = typed && typed.instead === value ? typed : null;
  const change = (text: string) => {
    const problem = whyNotWrite(text);
    setTyped(problem === null ? null : { text, problem, instead: value });
    if (problem === null) onChange(text);
  };
  return (
    <TextField
      label={label}
      value={shown?.text ?? value}
      onChange={change}
      placeholder={placeholder}
      problem={shown?.problem ?? check?.(value) ?? undefined}
    />
  );
}
