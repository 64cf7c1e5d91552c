import { z } from "zod";
import { LEDGER_ACTION_NAMES, ledgerChoices, ledgerPlan } from "./ledger.ts";
import { ROSTER_ACTION_NAMES, rosterChoices, rosterPlan } from "./roster.ts";

/** What an import would do, by what it imports. */
export const importPlan = z.discriminatedUnion("target", [ledgerPlan, rosterPlan]);
export type ImportPlan = z.infer<typeof importPlan>;

export const importDecision = z.discriminatedUnion("target", [
  z.object({ target: z.literal("activities"), revision: z.int(), choices: ledgerChoices }),
  z.object({ target: z.literal("roster"), revision: z.int(), choices: rosterChoices }),
]);
export type ImportDecision = z.infer<typeof importDecision>;

/** The confirmed numbers in words, for the trace. */
export function confirmedText(target: ImportPlan["target"], confirmed: Readonly<Record<string, number>>): string {
  const names: Record<string, string> =
    target === "roster" ? ROSTER_ACTION_NAMES : { ...LEDGER_ACTION_NAMES, declared: "申报数" };
  return Object.entries(confirmed)
    .map(([name, count]) => `${names[name] ?? name} ${count}`)
    .join("，");
}

/** The numbers that whoever confirms a plan has seen. */
export function confirmedOf(plan: ImportPlan): Record<string, number> {
  if (plan.target === "roster") return plan.writes;
  return { new: plan.counts.new, changed: plan.counts.changed, declared: plan.declared };
}
