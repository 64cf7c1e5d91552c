import type { Actor } from "#server/modules/access/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import { chosen, isWanted, type RuleChoices } from "#shared/checks/all-rules.ts";
import { inOrder } from "#shared/checks/check-text.ts";
import { coverageOf } from "#shared/checks/coverage.ts";
import type { Draft } from "#shared/checks/draft.ts";
import type { Finding } from "#shared/checks/finding.ts";
import { findingKeys } from "#shared/checks/finding-key.ts";
import { checkAgainstRecords } from "./check-records.ts";
import { checkLayoutInWorker } from "./layout/index.ts";
import { type CheckResult, contextOf, type DraftCheck, keyOf, loadDecisions } from "./load-check.ts";
import { readDraftInWorker } from "./reading/index.ts";

/** Everything that is found in a draft that was handed in. @param tell per cent done, and what is being done */
export async function resultOf(
  deps: Deps,
  actor: Actor,
  check: DraftCheck,
  tell: (progress: number, message: string) => Promise<void>,
): Promise<CheckResult> {
  await tell(10, "正在读取数字、引文和文字");
  const draft = { text: check.content, paragraphs: check.paragraphs };
  const { decided, found } = await withActor(deps.db, actor, async (tx) => {
    const decided = await loadDecisions(tx, actor, check.id);
    const speaker = { id: check.org_id, kind: check.org_kind };
    const context = { ...contextOf(check), on: check.report_on };
    return {
      decided,
      found: await checkAgainstRecords(tx, actor, draft, { speaker, context, decided, hints: true, tell }),
    };
  });
  await tell(80, "正在核对版式");
  const { claims, citations, returned, rules } = found;
  const all = inOrder([...found.findings, ...chosen(await layoutOf(deps, check, draft, rules), rules)]);
  const keys = findingKeys(check.content, all);
  const findings = all.map((one, index) => ({
    ...one,
    settled: decided.has(keyOf(keys[index]!)),
    ...(isWanted(one, rules) && { wanted: true }),
  }));
  return { claims, citations, findings, returned, coverage: coverageOf(claims, citations, findings) };
}

/** How a .docx is laid out. A district that switched `layout` on has every file held against the standard. */
async function layoutOf(deps: Deps, check: DraftCheck, draft: Draft, { on }: RuleChoices): Promise<Finding[]> {
  if (!check.annotatable || check.sha256 === null) return [];
  const bytes = await deps.files.read(check.sha256);
  const { docx } = await readDraftInWorker(bytes, check.file_name);
  return docx ? checkLayoutInWorker(bytes, draft, docx, on.has("layout")) : [];
}
