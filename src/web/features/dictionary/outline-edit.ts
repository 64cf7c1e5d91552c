import { useState } from "react";
import type {
  OutlineClause,
  OutlineDocument,
  OutlineSection,
  OutlineSentence,
} from "#shared/report/outline-document.ts";

export const emptyClause = (type: OutlineClause["type"]): OutlineClause => {
  const scope = { of: "own", reach: "inner", role: "host" } as const;
  if (type === "figure") return { type, text: "{n}", metric: "occasions", kinds: [], ...scope, aside: false };
  if (type === "group") return { type, dimension: "political", kinds: [], except: [], measures: false, ...scope };
  return { type, text: type === "prompt" ? "（请补充）" : "" };
};

export const emptySentence = (): OutlineSentence => ({ lead: "", clauses: [emptyClause("text")] });

export const emptySection = (): OutlineSection => ({ heading: "", level: 1, paragraphs: [[emptySentence()]] });

export const replaced = <T>(list: readonly T[], at: number, value: T): T[] =>
  list.map((one, index) => (index === at ? value : one));

export const removed = <T>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);

export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...list];
  const [one] = next.splice(at, 1);
  if (one !== undefined) next.splice(at + by, 0, one);
  return next;
}

/** Steps that can be taken back; typing on in one place is one step. */
type Steps = {
  past: readonly OutlineDocument[];
  now: OutlineDocument;
  future: readonly OutlineDocument[];
  place: string;
};

const MOST_STEPS = 100;

/** An outline in the making, with the way back. */
export function useOutlineSteps(start: OutlineDocument) {
  const [steps, setSteps] = useState<Steps>({ past: [], now: start, future: [], place: "" });
  return {
    document: steps.now,
    /** @param place where something is typed; empty for a step of its own */
    change(next: OutlineDocument, place = "") {
      setSteps((before) => {
        const same = place !== "" && place === before.place;
        const past = same ? before.past : [...before.past, before.now].slice(-MOST_STEPS);
        return { past, now: next, future: [], place };
      });
    },
    undo() {
      setSteps(({ past, now, future }) => {
        const before = past.at(-1);
        if (!before) return { past, now, future, place: "" };
        return { past: past.slice(0, -1), now: before, future: [now, ...future], place: "" };
      });
    },
    redo() {
      setSteps(({ past, now, future }) => {
        const [next, ...rest] = future;
        if (!next) return { past, now, future, place: "" };
        return { past: [...past, now], now: next, future: rest, place: "" };
      });
    },
    /** begins anew with what somebody published or saved */
    reset(document: OutlineDocument) {
      setSteps({ past: [], now: document, future: [], place: "" });
    },
    canUndo: steps.past.length > 0,
    canRedo: steps.future.length > 0,
  };
}
