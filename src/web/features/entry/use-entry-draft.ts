import { useCallback, useEffect, useRef, useState } from "react";
import { did, type History, historyOf, redone, undone } from "#web/ui/sheet/history.ts";
import { type ColumnId, USUALLY_HIDDEN } from "./columns.ts";
import { type Common, type EntryLine, emptyCommon, emptyLine, isBlank } from "./lines.ts";

const VERSION = 1;
const BLANK_LINES = 5;

/** What is on the page; it survives a closed browser until it is saved or thrown away. */
export type EntryDraft = {
  common: Common;
  lines: readonly EntryLine[];
  hidden: readonly ColumnId[];
  /** the last request whose answer never came: sent again as it was, it is the same command */
  sent: { commandId: string; body: string } | null;
};

function fresh(today: string): EntryDraft {
  const lines = Array.from({ length: BLANK_LINES }, () => emptyLine());
  return { common: emptyCommon(today), lines, hidden: USUALLY_HIDDEN, sent: null };
}

function read(key: string, today: string): EntryDraft | null {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? "null") as { version: number; draft: EntryDraft } | null;
    if (stored?.version !== VERSION) return null;
    const { common, ...rest } = stored.draft;
    return { ...fresh(today), ...rest, common: { ...emptyCommon(today), ...common } };
  } catch {
    return null; // cut off or from another version: an empty page is better than a broken one
  }
}

function keep(key: string, draft: EntryDraft): void {
  try {
    if (draft.lines.every(isBlank)) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ version: VERSION, draft }));
  } catch {
    // private mode or a full disk: the page still works, only not beyond this tab
  }
}

/**
 * The page's content, kept on this device, with its way back.
 * @param key who is signed in, so that two people on one device do not meet
 */
export function useEntryDraft(key: string, today: string) {
  const [restored] = useState(() => read(key, today));
  const [isRestored, setRestored] = useState(restored !== null);
  const [draft, setDraft] = useState<Omit<EntryDraft, "lines">>(() => restored ?? fresh(today));
  const [history, setHistory] = useState<History<readonly EntryLine[]>>(() =>
    historyOf((restored ?? fresh(today)).lines),
  );
  const lines = history.present;
  const latest = useRef<EntryDraft>({ ...draft, lines });
  latest.current = { ...draft, lines };
  // Not at every key, but soon, and before the page is left: 40 lines are quickly written.
  useEffect(() => {
    const content: EntryDraft = { ...draft, lines };
    const later = setTimeout(() => keep(key, content), 200);
    return () => clearTimeout(later);
  }, [key, draft, lines]);
  useEffect(() => {
    const now = () => keep(key, latest.current);
    window.addEventListener("pagehide", now);
    return () => {
      window.removeEventListener("pagehide", now);
      now();
    };
  }, [key]);

  const change = useCallback((make: (before: readonly EntryLine[]) => readonly EntryLine[]) => {
    setHistory((before) => {
      const next = make(before.present);
      return next === before.present ? before : did(before, next);
    });
  }, []);
  const setCommon = useCallback(
    (common: Partial<Common>) => setDraft((before) => ({ ...before, common: { ...before.common, ...common } })),
    [],
  );
  const setHidden = useCallback((hidden: readonly ColumnId[]) => setDraft((before) => ({ ...before, hidden })), []);
  const setSent = useCallback(
    (sent: EntryDraft["sent"]) => {
      setDraft((before) => ({ ...before, sent }));
      // before the request goes out: should its answer be lost, it is sent again and not a second time
      keep(key, { ...latest.current, sent });
    },
    [key],
  );
  /** Takes out what was saved; that cannot be undone here. */
  const settle = useCallback(
    (saved: ReadonlySet<string>) => {
      const rest = latest.current.lines.filter(({ id }) => !saved.has(id));
      const kept = rest.some((line) => !isBlank(line)) ? rest : fresh(today).lines;
      setHistory(historyOf(kept));
      setDraft((before) => ({ ...before, sent: null }));
      setRestored(false);
      keep(key, { ...latest.current, lines: kept, sent: null });
    },
    [key, today],
  );
  const discard = useCallback(() => {
    const next = fresh(today);
    setHistory(historyOf(next.lines));
    setDraft(next);
    setRestored(false);
    keep(key, next);
  }, [key, today]);
  return {
    ...draft,
    lines,
    change,
    setCommon,
    setHidden,
    setSent,
    settle,
    discard,
    isRestored,
    undo: useCallback(() => setHistory(undone), []),
    redo: useCallback(() => setHistory(redone), []),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  };
}
