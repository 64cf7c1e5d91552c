import type { Actor } from "#server/modules/access/index.ts";
import { laidDownDocuments } from "#server/modules/documents/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { chosen, type RuleChoices } from "#shared/checks/all-rules.ts";
import { checkText } from "#shared/checks/check-text.ts";
import type { CheckContext, CheckDetail } from "#shared/checks/contracts.ts";
import type { Draft } from "#shared/checks/draft.ts";
import type { Finding } from "#shared/checks/finding.ts";
import { libraryOf } from "#shared/citations/find-citations.ts";
import { DomainError } from "#shared/errors.ts";
import { contradicted } from "./contradicted.ts";
import { claimDecisions } from "./decisions.ts";
import { knownPeople } from "./known-people.ts";
import type { StoredDecision } from "./load-check.ts";
import { matchClaims, type Speaker } from "./match-claims.ts";
import { returnedFindings, returnedReport } from "./returned-report.ts";
import { loadRules } from "./rule-settings.ts";

export type RecordsOrder = {
  speaker: Speaker;
  context: CheckContext;
  /** by hash of the fingerprint */
  decided: ReadonlyMap<string, StoredDecision>;
  /** matters of style as well */
  hints: boolean;
  /** hears how far it is */
  tell?: (progress: number, message: string) => Promise<void>;
};

export type FoundAgainstRecords = Pick<CheckDetail, "claims" | "citations" | "returned"> & {
  findings: Finding[];
  rules: RuleChoices;
};

/** A hundred pages of nothing but numbers: more is no report, and would keep the server from everyone else. */
const MOST_CLAIMS = 5_000;

/** Everything that is found in the text of a draft: by itself, against the library, the register and the records. */
export async function checkAgainstRecords(
  tx: Tx,
  actor: Actor,
  draft: Draft,
  { speaker, context, decided, hints, tell }: RecordsOrder,
): Promise<FoundAgainstRecords> {
  const library = libraryOf(await laidDownDocuments(tx, actor));
  const people = await knownPeople(tx, actor, context.on);
  const { rules, lexicon } = await loadRules(tx, actor);
  const found = checkText(draft, { library, on: context.on, rules, lexicon, people, hints });
  if (found.claims.length > MOST_CLAIMS) {
    const reason = `文稿里有 ${found.claims.length} 个数字，一次最多核对 ${MOST_CLAIMS} 个，请分成几份`;
    throw new DomainError("invalid", { reason });
  }
  await tell?.(40, `正在与记录核对 ${found.claims.length} 个数字`);
  const claims = await matchClaims(tx, actor, {
    text: draft.text,
    claims: found.claims,
    speaker,
    context,
    decisions: claimDecisions(draft.text, found.claims, decided),
  });
  const returned = await returnedReport(tx, actor, draft.text, context);
  const against = await contradicted(tx, actor, draft.text, speaker, context);
  const more = [...against, ...(returned ? returnedFindings(returned) : [])];
  return { claims, citations: found.citations, returned, rules, findings: [...found.findings, ...chosen(more, rules)] };
}
