import type { Finding } from "#shared/checks/finding.ts";
import type { Citation } from "./citation.ts";

/** What is to be corrected or looked up among the citations of a draft, as findings: rule ids `citation.near` and so on. */
export function citationFindings(citations: readonly Citation[]): Finding[] {
  return citations.flatMap(({ verdict, severity, start, length, message, suggestion }) =>
    severity === null ? [] : [{ rule: `citation.${verdict}`, severity, start, length, message, suggestion, fix: null }],
  );
}
