import { useEffect, useState, useSyncExternalStore } from "react";

const KEPT = "shilu-check-keys";
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether single letters go from place to place: who speaks to the machine or slips easily can do without (WCAG 2.1.4). */
export function useKeysOn(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, () => localStorage.getItem(KEPT) !== "off");
  return [
    on,
    (next) => {
      if (next) localStorage.removeItem(KEPT);
      else localStorage.setItem(KEPT, "off");
      for (const listener of listeners) listener();
    },
  ];
}

type Steps = { next: (() => void) | null; previous: (() => void) | null };

/** n or j: the next place, p or k: the one before, wherever nothing is being typed and nothing else lies over the page. */
export function useStepKeys(on: boolean, steps: Steps): void {
  const [current] = useState({ steps });
  current.steps = steps;
  useEffect(() => {
    if (!on) return;
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if ((event.target as HTMLElement).closest("input, textarea, select, dialog:not(.sheet)")) return;
      const { next, previous } = current.steps;
      const step = { n: next, j: next, p: previous, k: previous }[event.key.toLowerCase()];
      if (!step) return;
      event.preventDefault();
      step();
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, [on, current]);
}
