import type { Violation } from "./answers.ts";
import { namedRule, readRules } from "./check-round.ts";
import type { RoundColumn, RoundInput } from "./contracts.ts";
import { checkRule, codesOf, evaluate, type NumberAt } from "./formula.ts";

type Defined = Pick<RoundInput, "columns" | "checks">;

/** The numbers of one answer, typed and derived, by column id. */
export type Numbers = ReadonlyMap<string, number | null>;

/** Adds the totals of a round to the numbers of an answer. */
export function withTotals(round: Defined, numbers: Numbers): Map<string, number | null> {
  const { totals } = readRules(round);
  const given = valuesBy(round.columns, numbers);
  const all = new Map(numbers);
  for (const { id, code } of round.columns) {
    const sum = totals.get(code);
    if (sum) all.set(id, evaluate(sum, given));
  }
  return all;
}

/** The rules that an answer breaks; what is still missing breaks none. @param numbers with totals */
export function violationsOf(round: Defined, numbers: Numbers): Violation[] {
  const numberAt = valuesBy(round.columns, numbers);
  return readRules(round).rules.flatMap((rule) => {
    const found = checkRule(rule, numberAt);
    if (!found || found.holds) return [];
    const codes = codesOf(rule.left, rule.right);
    const columnIds = round.columns.filter(({ code }) => codes.includes(code)).map(({ id }) => id);
    const text = `应当${namedRule(rule, round.columns)}，现为 ${found.left} 与 ${found.right}`;
    return [{ columnIds, text }];
  });
}

function valuesBy(columns: readonly RoundColumn[], numbers: Numbers): NumberAt {
  const ids = new Map(columns.map(({ code, id }) => [code, id]));
  return (code) => numbers.get(ids.get(code) ?? "") ?? null;
}

/** Adds up what was said; null when nobody said anything. Rates do not add up. */
export function sumOf(values: readonly (number | null)[]): number | null {
  const said = values.filter((value) => value !== null);
  return said.length === 0 ? null : Number(said.reduce((sum, value) => sum + value, 0).toPrecision(14));
}
