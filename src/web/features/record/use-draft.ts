import { useEffect, useRef, useState } from "react";
import type { RecordDraft, RecordForm } from "./form.ts";

const VERSION = 1;

type Stored = { version: number; draft: RecordDraft };

function read(key: string): RecordDraft | null {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? "null") as Stored | null;
    return stored?.version === VERSION ? stored.draft : null;
  } catch {
    return null; // cut off or from another version: a new draft is better than a broken one
  }
}

/** A draft from before an update lacks what the form has gained since: that stands as in a new one. */
function filledUp(restored: RecordDraft | null, fresh: RecordDraft): RecordDraft {
  return restored ? { ...restored, form: { ...fresh.form, ...restored.form } } : fresh;
}

/**
 * A draft that survives a closed browser: every change is kept on this device until it is recorded or thrown away.
 * @param key who is signed in and what is edited, so that two people on one device do not meet
 */
export function useDraft(key: string, initial: () => RecordDraft) {
  const [restored] = useState(() => read(key));
  const [draft, setDraft] = useState<RecordDraft>(() => filledUp(restored, initial()));
  const settled = useRef(false);
  useEffect(() => {
    if (!draft.touched || settled.current) return;
    try {
      localStorage.setItem(key, JSON.stringify({ version: VERSION, draft } satisfies Stored));
    } catch {
      // private mode or a full disk: the form still works, only not beyond this tab
    }
  }, [key, draft]);
  const set = (change: Partial<RecordForm>) =>
    setDraft((before) => ({ ...before, touched: true, form: { ...before.form, ...change } }));
  const forget = () => {
    settled.current = true;
    localStorage.removeItem(key);
  };
  const restart = (next: RecordDraft) => {
    localStorage.removeItem(key);
    setDraft(next);
  };
  return { draft, set, forget, restart, wasRestored: restored !== null };
}
