import type { Finding, Severity } from "../finding.ts";
import type { Placed } from "./roles.ts";

const NAMED = 3;

/** Numbers paragraphs as a reader counts them: those of the body that have text, from 1. */
export function paragraphNumbers(placed: readonly Placed[]): ReadonlyMap<Placed, number> {
  const counted = placed.filter(({ paragraph }) => paragraph.part === "body" && paragraph.text.trim() !== "");
  return new Map(counted.map((one, at) => [one, at + 1]));
}

/** 第3段; 第3、5段; 第3、5、8段等12处 */
export function placesOf(found: readonly Placed[], numbers: ReadonlyMap<Placed, number>): string {
  const named = found.slice(0, NAMED).map((one) => numbers.get(one) ?? 0);
  return `第${named.join("、")}段${found.length > NAMED ? `等${found.length}处` : ""}`;
}

type Rule = { rule: string; severity: Severity; clause: string };

/** What is wrong with the paper as a whole. */
export function pageFinding({ rule, severity, clause }: Rule, message: string, suggestion: string): Finding {
  return {
    rule,
    severity,
    start: 0,
    length: 0,
    message: `${message}（GB/T 9704—2012 ${clause}）`,
    suggestion,
    fix: null,
  };
}

/**
 * One finding for each way of being wrong, at the first paragraph that is so.
 * @param deviation what is wrong with a paragraph, in words that follow its place; null when nothing is
 */
export function gather(
  { rule, severity, clause }: Rule,
  placed: readonly Placed[],
  numbers: ReadonlyMap<Placed, number>,
  suggestion: string,
  deviation: (one: Placed) => string | null,
): Finding[] {
  const kinds = new Map<string, Placed[]>();
  for (const one of placed) {
    const kind = deviation(one);
    if (kind === null) continue;
    const found = kinds.get(kind) ?? [];
    found.push(one);
    kinds.set(kind, found);
  }
  return [...kinds].map(([kind, found]) => {
    const { start, text } = found[0]!.paragraph;
    const message = `${placesOf(found, numbers)}${kind}（GB/T 9704—2012 ${clause}）`;
    return { rule, severity, start, length: text.length, message, suggestion, fix: null };
  });
}
