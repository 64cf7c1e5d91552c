import { VERDICTS, type Verdict } from "#shared/matching/verdict.ts";
import type { CheckCoverage, CheckFinding } from "./contracts.ts";

/** Verdicts that call for something to be done. */
export const OPEN_VERDICTS: ReadonlySet<Verdict> = new Set(["differs", "definition", "unrecorded", "unclear"]);

export function coverageOf(
  claims: readonly { verdict: Verdict | null }[],
  citations: readonly { verdict: string }[],
  findings: readonly CheckFinding[],
): CheckCoverage {
  const open = findings.filter(({ settled }) => !settled);
  const count = (severity: string) => open.filter((one) => one.severity === severity).length;
  const sound = new Set(["exact", "unchecked"]);
  return {
    claims: claims.length,
    verdicts: Object.fromEntries(
      VERDICTS.map((verdict) => [verdict, claims.filter((one) => one.verdict === verdict).length]),
    ) as CheckCoverage["verdicts"],
    citations: citations.length,
    doubtful: citations.filter(({ verdict }) => !sound.has(verdict)).length,
    errors: count("error"),
    warnings: count("warning"),
    hints: count("hint"),
  };
}
