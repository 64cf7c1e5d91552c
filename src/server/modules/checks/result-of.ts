import type { Actor } from "#server/modules/access/index.ts";
import { laidDownDocuments } from "#server/modules/documents/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import { checkText } from "#shared/checks/check-text.ts";
import { coverageOf } from "#shared/checks/coverage.ts";
import { findingKeys } from "#shared/checks/finding-key.ts";
import { libraryOf } from "#shared/citations/find-citations.ts";
import { claimDecisions } from "./decisions.ts";
import { type CheckResult, contextOf, type DraftCheck, keyOf, loadDecisions } from "./load-check.ts";
import { matchClaims } from "./match-claims.ts";

/** Everything that is found in a draft. @param tell per cent done, and what is being done */
export async function resultOf(
  deps: Deps,
  actor: Actor,
  check: DraftCheck,
  tell: (progress: number, message: string) => Promise<void>,
): Promise<CheckResult> {
  await tell(10, "正在读取数字、引文和文字");
  const draft = { text: check.content, paragraphs: check.paragraphs };
  const own = await withActor(deps.db, actor, (tx) => laidDownDocuments(tx, actor));
  const found = checkText(draft, { library: libraryOf(own), on: check.report_on });
  await tell(50, `正在与记录核对 ${found.claims.length} 个数字`);
  const { claims, decided } = await withActor(deps.db, actor, async (tx) => {
    const decided = await loadDecisions(tx, actor, check.id);
    const claims = await matchClaims(tx, actor, {
      text: check.content,
      claims: found.claims,
      speaker: { id: check.org_id, kind: check.org_kind },
      context: contextOf(check),
      decisions: claimDecisions(check.content, found.claims, decided),
    });
    return { claims, decided };
  });
  await tell(90, "正在汇总");
  const keys = findingKeys(check.content, found.findings);
  const findings = found.findings.map((one, index) => ({ ...one, settled: decided.has(keyOf(keys[index]!)) }));
  return {
    claims,
    citations: found.citations,
    findings,
    returned: null,
    coverage: coverageOf(claims, found.citations, findings),
  };
}
