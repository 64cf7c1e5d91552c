import type { Actor } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { CheckDetail, CheckedClaim, ClaimDecision, FindingSettling } from "#shared/checks/contracts.ts";
import { coverageOf } from "#shared/checks/coverage.ts";
import { findingKeys } from "#shared/checks/finding-key.ts";
import { findClaims } from "#shared/claims/find-claims.ts";
import { DomainError } from "#shared/errors.ts";
import {
  type CheckResult,
  contextOf,
  type DraftCheck,
  keyOf,
  loadCheck,
  type StoredDecision,
  tracedCheck,
} from "./load-check.ts";
import { matchClaims } from "./match-claims.ts";
import { describeCheck } from "./queries.ts";

const TOLD = { figure: "改用另一数据", exempt: "无需核对", external: "外部数据" } as const;

/** What a reader decides about one claim: another figure, exempt, external; null takes the decision back. */
export async function decideClaim(
  tx: Tx,
  actor: Actor,
  id: string,
  input: { fingerprint: string; decision: ClaimDecision | null },
): Promise<CheckDetail> {
  const check = await loadDone(tx, actor, id);
  const index = check.result.claims.findIndex((claim) => claim.fingerprint === input.fingerprint);
  const claim = check.result.claims[index];
  if (!claim) throw new DomainError("conflict");
  await keep(tx, actor, check, input.fingerprint, input.decision);
  const claims = check.result.claims.with(index, await judgedAgain(tx, actor, check, claim, input.decision));
  const told = input.decision ? { span: claim.span, decision: TOLD[input.decision.action] } : { span: claim.span };
  return settle(tx, actor, check, { ...check.result, claims }, input.decision !== null, told);
}

/** A reader says that a finding is right as it stands, or takes that back. @throws conflict when it is not found there */
export async function settleFinding(
  tx: Tx,
  actor: Actor,
  id: string,
  { rule, start, length, settled }: FindingSettling,
): Promise<CheckDetail> {
  const check = await loadDone(tx, actor, id);
  const index = check.result.findings.findIndex(
    (one) => one.rule === rule && one.start === start && one.length === length,
  );
  const finding = check.result.findings[index];
  if (!finding) throw new DomainError("conflict");
  const key = findingKeys(check.content, check.result.findings)[index]!;
  await keep(tx, actor, check, key, settled ? { action: "settled" } : null);
  const findings = check.result.findings.with(index, { ...finding, settled });
  const span = check.content.slice(finding.start, finding.start + Math.min(finding.length, 20)) || finding.message;
  return settle(tx, actor, check, { ...check.result, findings }, settled, { span, decision: "无需修改" });
}

type Done = DraftCheck & { result: CheckResult };

async function loadDone(tx: Tx, actor: Actor, id: string): Promise<Done> {
  const check = await loadCheck(tx, actor, id);
  if (check.state !== "done" || !check.result) throw new DomainError("wrong-state", { reason: "核对还没有完成" });
  return { ...check, result: check.result };
}

async function keep(
  tx: Tx,
  actor: Actor,
  check: Done,
  fingerprint: string,
  decision: StoredDecision | null,
): Promise<void> {
  const key = { district_id: actor.district, check_id: check.id, fingerprint: keyOf(fingerprint) };
  await tx
    .deleteFrom("draft_decision")
    .where("district_id", "=", key.district_id)
    .where("check_id", "=", key.check_id)
    .where("fingerprint", "=", key.fingerprint)
    .execute();
  if (!decision) return;
  await tx
    .insertInto("draft_decision")
    .values({
      ...key,
      decision: JSON.stringify(decision),
      decided_at: actor.at,
      decided_by: actor.accountId,
      visible_to: [check.path],
    })
    .execute();
}

/** The verdict on one claim with a decision or without: in the whole text, since its words stand among others. */
async function judgedAgain(tx: Tx, actor: Actor, check: Done, claim: CheckedClaim, decision: ClaimDecision | null) {
  const decisions = new Map(
    check.result.claims.flatMap((one) => (one.decision ? [[one.fingerprint, one.decision] as const] : [])),
  );
  if (decision) decisions.set(claim.fingerprint, decision);
  else decisions.delete(claim.fingerprint);
  const all = await matchClaims(tx, actor, {
    text: check.content,
    claims: findClaims(check.content),
    speaker: { id: check.org_id, kind: check.org_kind },
    context: contextOf(check),
    decisions,
  });
  const again = all.find((one) => one.fingerprint === claim.fingerprint);
  if (!again) throw new DomainError("conflict");
  return again;
}

async function settle(
  tx: Tx,
  actor: Actor,
  check: Done,
  found: CheckResult,
  decided: boolean,
  told: { span: string; decision?: string },
): Promise<CheckDetail> {
  const result = { ...found, coverage: coverageOf(found.claims, found.citations, found.findings) };
  const updated = await tx
    .updateTable("draft_check")
    .set({ result: JSON.stringify(result), revision: check.revision + 1, updated_at: actor.at })
    .where("district_id", "=", actor.district)
    .where("id", "=", check.id)
    .where("revision", "=", check.revision)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new DomainError("conflict");
  const verb = decided ? "draft.decided" : "draft.decision_withdrawn";
  await recordEvent(tx, actor, verb, tracedCheck(check, check.revision + 1), told);
  return describeCheck({ ...check, result, revision: check.revision + 1 });
}
