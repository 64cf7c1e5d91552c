import { useCallback, useEffect, useState } from "react";
import { newId } from "#web/api/client.ts";
import { did, type History, historyOf, redone, undone } from "#web/ui/sheet/history.ts";
import { emptyPerson, isNobody, type PersonLine } from "./people-lines.ts";

const VERSION = 1;

/** Whose roll it is: an activity that exists, or a new one with its ids made once. */
export type Target = {
  activityId: string | null;
  org: string | null;
  kind: string;
  date: string;
  title: string;
  place: string;
  newId: string;
  commandId: string;
};

type Stored = { version: number; target: Target; lines: PersonLine[] };

export function emptyTarget(today: string, org: string | null): Target {
  const ids = { newId: newId(), commandId: newId() };
  return { activityId: null, org, kind: "theme_day", date: today, title: "", place: "", ...ids };
}

const blankLines = () => Array.from({ length: 5 }, () => emptyPerson());

function read(key: string): Stored | null {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? "null") as Stored | null;
    return stored?.version === VERSION ? stored : null;
  } catch {
    return null; // cut off or from another version
  }
}

/** The people that are being listed, kept on this device until they are saved or thrown away. */
export function usePeopleDraft(key: string, fresh: () => Target) {
  const [restored] = useState(() => read(key));
  const [isRestored, setRestored] = useState(restored !== null);
  const [target, setTargetState] = useState<Target>(() => ({ ...fresh(), ...restored?.target }));
  const [history, setHistory] = useState<History<readonly PersonLine[]>>(() =>
    historyOf(restored?.lines ?? blankLines()),
  );
  const lines = history.present;
  useEffect(() => {
    try {
      if (lines.every(isNobody)) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify({ version: VERSION, target, lines }));
    } catch {
      // private mode or a full disk: the page still works, only not beyond this tab
    }
  }, [key, target, lines]);
  const change = useCallback((make: (before: readonly PersonLine[]) => readonly PersonLine[]) => {
    setHistory((before) => {
      const next = make(before.present);
      return next === before.present ? before : did(before, next);
    });
  }, []);
  const setTarget = useCallback((next: Partial<Target>) => setTargetState((before) => ({ ...before, ...next })), []);
  const restart = () => {
    setHistory(historyOf(blankLines()));
    setTargetState(fresh());
    setRestored(false);
  };
  return {
    target,
    lines,
    change,
    setTarget,
    restart,
    isRestored,
    undo: () => setHistory(undone),
    redo: () => setHistory(redone),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  };
}
