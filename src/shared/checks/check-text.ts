import { citationFindings } from "#shared/citations/citation-findings.ts";
import { type Citation, type CitationLibrary, findCitations } from "#shared/citations/find-citations.ts";
import type { Claim } from "#shared/claims/claim.ts";
import { contradictions } from "#shared/claims/contradictions.ts";
import { findClaims } from "#shared/claims/find-claims.ts";
import type { Draft } from "./draft.ts";
import type { Finding } from "./finding.ts";

export type TextCheck = {
  library: CitationLibrary;
  /** the day on which citations have to be in force */
  on: string;
};

export type FoundInText = { claims: Claim[]; citations: Citation[]; findings: Finding[] };

/** What a draft shows by itself, without any record: its claims, its citations, what contradicts or breaks a rule. */
export function checkText(draft: Draft, { library, on }: TextCheck): FoundInText {
  const claims = findClaims(draft.text);
  const citations = findCitations(draft, library, on);
  const findings = [...contradictions(draft.text, claims), ...citationFindings(citations)];
  return { claims, citations, findings: findings.sort((a, b) => a.start - b.start) };
}
