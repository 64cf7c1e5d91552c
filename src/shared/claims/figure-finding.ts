import type { Finding } from "#shared/checks/finding.ts";
import type { Claim } from "./claim.ts";

/** Rules about numbers that contradict one another. `flipped` is the graver kind: it turns 未完成 into 完成. */
export const FIGURE_RULES = {
  "figure.total": "分项之和与合计不符",
  "figure.table": "表中合计与各项不符",
  "figure.rate": "比率与前后数字不符",
  "figure.flipped": "称全部完成，但还有未完成的",
  "figure.list": "数目与列举的项数不符",
  "figure.twice": "同一数据前后不一",
} as const;

export function figureFinding(
  rule: keyof typeof FIGURE_RULES,
  severity: Finding["severity"],
  { start, end }: Pick<Claim, "start" | "end">,
  message: string,
  suggestion: string | null,
): Finding {
  return { rule, severity, start, length: end - start, message, suggestion, fix: null };
}

/** Only a single, exact value can contradict another. */
export function exactValue(claim: Claim): number | null {
  return claim.approx === "exact" && claim.valueTo === null && claim.kind !== "frequency" ? claim.value : null;
}
