import type { Actor } from "#server/modules/access/index.ts";
import { laidDownDocuments } from "#server/modules/documents/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import { chosen, type RuleChoices } from "#shared/checks/all-rules.ts";
import { checkText, inOrder } from "#shared/checks/check-text.ts";
import { coverageOf } from "#shared/checks/coverage.ts";
import type { Draft } from "#shared/checks/draft.ts";
import type { Finding } from "#shared/checks/finding.ts";
import { findingKeys } from "#shared/checks/finding-key.ts";
import { libraryOf } from "#shared/citations/find-citations.ts";
import { claimDecisions } from "./decisions.ts";
import { knownPeople } from "./known-people.ts";
import { checkLayoutInWorker } from "./layout/index.ts";
import { type CheckResult, contextOf, type DraftCheck, keyOf, loadDecisions } from "./load-check.ts";
import { matchClaims } from "./match-claims.ts";
import { readDraftInWorker } from "./reading/index.ts";
import { returnedFindings, returnedReport } from "./returned-report.ts";
import { loadRules } from "./rule-settings.ts";

/** How a .docx is laid out. A district that switched `layout` on has every file held against the standard. */
async function layoutOf(deps: Deps, check: DraftCheck, draft: Draft, { on }: RuleChoices): Promise<Finding[]> {
  if (!check.annotatable || check.sha256 === null) return [];
  const bytes = await deps.files.read(check.sha256);
  const { docx } = await readDraftInWorker(bytes, check.file_name);
  return docx ? checkLayoutInWorker(bytes, draft, docx, on.has("layout")) : [];
}

/** Everything that is found in a draft. @param tell per cent done, and what is being done */
export async function resultOf(
  deps: Deps,
  actor: Actor,
  check: DraftCheck,
  tell: (progress: number, message: string) => Promise<void>,
): Promise<CheckResult> {
  await tell(10, "正在读取数字、引文和文字");
  const draft = { text: check.content, paragraphs: check.paragraphs };
  const known = await withActor(deps.db, actor, async (tx) => ({
    own: await laidDownDocuments(tx, actor),
    people: await knownPeople(tx, actor, check.report_on),
    ...(await loadRules(tx, actor)),
  }));
  const found = checkText(draft, { ...known, library: libraryOf(known.own), on: check.report_on, hints: true });
  const layout = chosen(await layoutOf(deps, check, draft, known.rules), known.rules);
  await tell(50, `正在与记录核对 ${found.claims.length} 个数字`);
  const { claims, decided, returned } = await withActor(deps.db, actor, async (tx) => {
    const returned = await returnedReport(tx, actor, check.content, contextOf(check));
    const decided = await loadDecisions(tx, actor, check.id);
    const claims = await matchClaims(tx, actor, {
      text: check.content,
      claims: found.claims,
      speaker: { id: check.org_id, kind: check.org_kind },
      context: contextOf(check),
      decisions: claimDecisions(check.content, found.claims, decided),
    });
    return { claims, decided, returned };
  });
  await tell(90, "正在汇总");
  const all = inOrder([
    ...found.findings,
    ...layout,
    ...(returned ? chosen(returnedFindings(returned), known.rules) : []),
  ]);
  const keys = findingKeys(check.content, all);
  const findings = all.map((one, index) => ({ ...one, settled: decided.has(keyOf(keys[index]!)) }));
  return {
    claims,
    citations: found.citations,
    findings,
    returned,
    coverage: coverageOf(claims, found.citations, findings),
  };
}
