/**
 * Sums of columns and the rules between them: "A + B - 2", "A <= B", "C = A + B". A column goes by its letter; signs may
 * be typed in full width or as ≤ ≥. There is nothing but adding and taking away.
 */
export type Term = { sign: 1 | -1; code: string } | { sign: 1 | -1; number: number };
export type Sum = readonly Term[];

export const RELATIONS = ["<=", ">=", "=", "<", ">"] as const;
export type Relation = (typeof RELATIONS)[number];
const RELATION_SIGNS: Record<Relation, string> = { "<=": "≤", ">=": "≥", "=": "=", "<": "<", ">": ">" };

export type Rule = { left: Sum; relation: Relation; right: Sum };

/** The value of a column, or null where nothing was said: missing is not zero. */
export type NumberAt = (code: string) => number | null;

const typed = (text: string) =>
  text
    .normalize("NFKC")
    .replaceAll("≤", "<=")
    .replaceAll("≥", ">=")
    .replace(/[−–—]/g, "-")
    .replace(/\s*([-+<>=])\s*/g, "$1")
    .trim()
    .toUpperCase();

/** @returns null when it is no sum */
export function parseSum(text: string): Sum | null {
  const folded = typed(text);
  if (!/^[+-]?(?:[A-Z]{1,2}|\d{1,12})(?:[+-](?:[A-Z]{1,2}|\d{1,12}))*$/.test(folded)) return null;
  return [...folded.matchAll(/([+-]?)([A-Z]{1,2}|\d{1,12})/g)].map(([, minus, operand = ""]) => {
    const sign = minus === "-" ? -1 : 1;
    return /\d/.test(operand) ? { sign, number: Number(operand) } : { sign, code: operand };
  });
}

/** @returns null when it is no rule */
export function parseRule(text: string): Rule | null {
  const parts = /^([^<>=]+)(<=|>=|=|<|>)([^<>=]+)$/.exec(typed(text));
  if (!parts?.[1] || !parts[3]) return null;
  const [left, right] = [parseSum(parts[1]), parseSum(parts[3])];
  return left && right ? { left, relation: parts[2] as Relation, right } : null;
}

export function codesOf(...sums: readonly Sum[]): string[] {
  return [...new Set(sums.flat().flatMap((term) => ("code" in term ? [term.code] : [])))];
}

/** Sums of decimals carry the dust of binary fractions (0.1 + 0.2); the fifteenth digit is where it begins. */
const exact = (value: number) => Number(value.toPrecision(14));

/** @returns null as soon as one of the columns has no value */
export function evaluate(sum: Sum, numberAt: NumberAt): number | null {
  let result = 0;
  for (const term of sum) {
    const value = "code" in term ? numberAt(term.code) : term.number;
    if (value === null) return null;
    result += term.sign * value;
  }
  return exact(result);
}

const HOLDS: Record<Relation, (left: number, right: number) => boolean> = {
  "<=": (left, right) => left <= right,
  ">=": (left, right) => left >= right,
  "=": (left, right) => left === right,
  "<": (left, right) => left < right,
  ">": (left, right) => left > right,
};

/** What a rule says of an answer; null while a column of it has no value. */
export function checkRule(rule: Rule, numberAt: NumberAt): { holds: boolean; left: number; right: number } | null {
  const [left, right] = [evaluate(rule.left, numberAt), evaluate(rule.right, numberAt)];
  return left === null || right === null ? null : { holds: HOLDS[rule.relation](left, right), left, right };
}

/** "应到人数 + 列席人数", or with letters where the names are not known. */
export function sumText(sum: Sum, nameOf: (code: string) => string = (code) => code): string {
  return sum
    .map((term, index) => {
      const sign = term.sign === -1 ? (index === 0 ? "-" : " - ") : index === 0 ? "" : " + ";
      return `${sign}${"code" in term ? nameOf(term.code) : term.number}`;
    })
    .join("");
}

export function ruleText(rule: Rule, nameOf?: (code: string) => string): string {
  return `${sumText(rule.left, nameOf)} ${RELATION_SIGNS[rule.relation]} ${sumText(rule.right, nameOf)}`;
}

/** The rule in the one way in which it is kept. */
export const canonicalRule = (rule: Rule): string => `${sumText(rule.left)} ${rule.relation} ${sumText(rule.right)}`;
