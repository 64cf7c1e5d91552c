import type { NumberClass, NumberSpan } from "../spans.ts";
import { branch } from "./branch.ts";
import { department } from "./department.ts";
import { enterprise } from "./enterprise.ts";
import { hard } from "./hard.ts";
import { noQuantity } from "./no-quantity.ts";
import { reviewed } from "./reviewed.ts";
import { school } from "./school.ts";
import { town } from "./town.ts";

/**
 * A labelled sentence. Markup: `{9次|q9次}` is the text of a span, a bar, and its label: the class (q quantity,
 * d datetime, o ordinal, r reference, n name), then for quantities, durations and ages the approximation
 * (`>` over, `<` near, `~` about, nothing: exact), the value, `..` the high end of a range, and the unit.
 */
export type Labelled = { text: string; spans: Label[] };
export type Label = Pick<NumberSpan, "start" | "end" | "class" | "value" | "unit" | "approx"> & { valueTo?: number };

const CLASSES: Record<string, NumberClass> = {
  q: "quantity",
  d: "datetime",
  o: "ordinal",
  r: "reference",
  n: "name",
};
const APPROX: Record<string, NumberSpan["approx"]> = { ">": "over", "<": "near", "~": "about", "": "exact" };
const LABEL = /^([qdorn])([><~]?)(\d+(?:\.\d+)?)?(?:\.\.(\d+(?:\.\d+)?))?(.*)$/u;

function parseLabel(label: string): Omit<Label, "start" | "end"> {
  const m = LABEL.exec(label);
  if (!m) throw new Error(`bad label ${label}`);
  const [, cls = "", sign = "", low, high, unit = ""] = m;
  if (cls === "q" && low === undefined && unit !== "比") throw new Error(`a quantity needs a value: ${label}`);
  return {
    class: CLASSES[cls]!,
    approx: APPROX[sign]!,
    value: low === undefined ? null : Number(low),
    ...(high === undefined ? {} : { valueTo: Number(high) }),
    unit,
  };
}

/** Reads the markup of one sentence; throws on a stray brace or an unknown label. */
export function parseLabelled(marked: string): Labelled {
  const spans: Label[] = [];
  let text = "";
  for (const piece of marked.split(/(\{[^{}]*\})/u)) {
    if (!piece.startsWith("{")) {
      if (/[{}]/u.test(piece)) throw new Error(`stray brace in ${marked}`);
      text += piece;
      continue;
    }
    const bar = piece.lastIndexOf("|");
    if (bar < 0) throw new Error(`no label in ${piece}`);
    const start = text.length;
    text += piece.slice(1, bar);
    spans.push({ start, end: text.length, ...parseLabel(piece.slice(bar + 1, -1)) });
  }
  return { text, spans };
}

const ALL = [branch, department, town, school, enterprise, hard, noQuantity].flat();

/** Every third sentence is kept for the final figure only: the rules were written without looking at its misses. */
export const development: readonly Labelled[] = [...ALL.filter((_, i) => i % 3 !== 2), ...reviewed].map(parseLabelled);
export const unseen: readonly Labelled[] = ALL.filter((_, i) => i % 3 === 2).map(parseLabelled);
export const hardSentences: number = hard.length + noQuantity.length;
export const withoutQuantity: number = [...ALL, ...reviewed].filter((s) => !/\|q/u.test(s)).length;

const close = (a: number | null | undefined, b: number | null | undefined): boolean =>
  a === b || (typeof a === "number" && typeof b === "number" && Math.abs(a - b) < 0.005);

/** Same span, class, value (to two decimals), unit and approximation. */
export function sameSpan(a: Label, b: Label): boolean {
  return (
    a.start === b.start &&
    a.end === b.end &&
    a.class === b.class &&
    a.approx === b.approx &&
    a.unit === b.unit &&
    close(a.value, b.value) &&
    close(a.valueTo, b.valueTo)
  );
}

/** A span as its markup, for messages. */
export function show(text: string, s: Label): string {
  const sign = Object.keys(APPROX).find((k) => APPROX[k] === s.approx) ?? "";
  const range = s.valueTo === undefined ? "" : `..${s.valueTo}`;
  return `{${text.slice(s.start, s.end)}|${s.class[0]}${sign}${s.value ?? ""}${range}${s.unit}}`;
}
