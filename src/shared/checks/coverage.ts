import { VERDICTS, type Verdict } from "#shared/matching/verdict.ts";
import type { CheckCoverage, CheckFinding } from "./contracts.ts";

/** Verdicts that call for something to be done. */
export const OPEN_VERDICTS: ReadonlySet<Verdict> = new Set(["differs", "definition", "unrecorded", "unclear"]);

/** What is said of a citation is counted with the citations, and not once more with the words. */
export const isOfCitation = ({ rule }: Pick<CheckFinding, "rule">) => rule.startsWith("citation.");

export function coverageOf(
  claims: readonly { verdict: Verdict | null }[],
  citations: readonly unknown[],
  findings: readonly CheckFinding[],
): CheckCoverage {
  const open = findings.filter(({ settled }) => !settled);
  const hints = open.filter(({ severity }) => severity === "hint");
  const grave = open.filter(({ severity }) => severity !== "hint");
  const words = grave.filter((one) => !isOfCitation(one));
  return {
    claims: claims.length,
    verdicts: Object.fromEntries(
      VERDICTS.map((verdict) => [verdict, claims.filter((one) => one.verdict === verdict).length]),
    ) as CheckCoverage["verdicts"],
    citations: citations.length,
    doubtful: grave.length - words.length,
    errors: words.filter(({ severity }) => severity === "error").length,
    warnings: words.filter(({ severity }) => severity === "warning").length,
    hints: hints.length,
  };
}
