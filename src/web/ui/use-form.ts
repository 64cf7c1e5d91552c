import { useState } from "react";

/** The values of a form, and whether somebody entered anything. */
export function useForm<T extends object>(start: T | (() => T)) {
  const [form, setForm] = useState<T>(start);
  const [touched, setTouched] = useState(false);
  const set = (change: Partial<T>) => {
    setTouched(true);
    setForm((before) => ({ ...before, ...change }));
  };
  return { form, set, touched };
}
