import { citationFindings } from "#shared/citations/citation-findings.ts";
import { type Citation, type CitationLibrary, findCitations } from "#shared/citations/find-citations.ts";
import type { Claim } from "#shared/claims/claim.ts";
import { contradictions } from "#shared/claims/contradictions.ts";
import { findClaims } from "#shared/claims/find-claims.ts";
import { tableTotals } from "#shared/claims/tables/table-totals.ts";
import { type KnownPerson, type LexiconEntry, proofread } from "#shared/proofreading/proofread.ts";
import { ALL_RULES, AS_THEY_COME, chosen, type RuleChoices } from "./all-rules.ts";
import type { Draft } from "./draft.ts";
import type { Finding } from "./finding.ts";

export type TextCheck = {
  library: CitationLibrary;
  /** the day on which citations have to be in force */
  on: string;
  rules?: RuleChoices;
  /** the district's own entries for the lexicon */
  lexicon?: readonly LexiconEntry[];
  people?: readonly KnownPerson[];
  /** matters of style as well: a page shows them when asked */
  hints?: boolean;
};

const HINTS: ReadonlySet<string> = new Set(ALL_RULES.filter(({ severity }) => severity === "hint").map(({ id }) => id));

export type FoundInText = { claims: Claim[]; citations: Citation[]; findings: Finding[] };

/** What a draft shows by itself, without any record: its claims, its citations, what contradicts or breaks a rule. */
export function checkText(
  draft: Draft,
  { library, on: day, rules = AS_THEY_COME, hints = false, ...known }: TextCheck,
): FoundInText {
  const claims = findClaims(draft.text);
  const citations = findCitations(draft, library, day);
  const on = hints ? new Set([...HINTS, ...(known.lexicon ?? []).map(({ id }) => id)]) : rules.on;
  const read = proofread(draft, { off: rules.off, on, ...known });
  const figures = [...contradictions(draft.text, claims), ...tableTotals(draft)];
  const findings = [...figures, ...citationFindings(citations), ...read];
  const wanted = chosen(findings, rules).filter(({ rule, severity }) => severity !== "hint" || on.has(rule) || hints);
  return { claims, citations, findings: inOrder(wanted) };
}

export function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => a.start - b.start || b.length - a.length);
}
