import type { ProofSettings } from "#shared/checks/rule-contracts.ts";

export type Rule = ProofSettings["rules"][number];
export type RuleFilter = { text: string; show: "all" | "off" | "hint" };

export type RuleFamily = { family: string; name: string; rules: Rule[]; off: number };

/** Off is what came switched on: a hint that nobody asked for is none of it. */
export const isOff = ({ severity, shown }: Rule) => severity !== "hint" && !shown;

/** The rules that are looked for, by family; a family without any is left out. */
export function ruleFamilies(rules: readonly Rule[], { text, show }: RuleFilter): RuleFamily[] {
  const words = text.trim();
  const found = rules.filter((rule) => {
    if (show === "off" && !isOff(rule)) return false;
    if (show === "hint" && rule.severity !== "hint") return false;
    return rule.name.includes(words) || rule.familyName.includes(words) || rule.standard.includes(words);
  });
  return [...Map.groupBy(found, ({ family }) => family)].map(([family, own]) => ({
    ...{ family, name: own[0]!.familyName, rules: own },
    off: own.filter(isOff).length,
  }));
}
