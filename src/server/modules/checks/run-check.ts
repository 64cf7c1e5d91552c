import { type Actor, systemOf } from "#server/modules/access/index.ts";
import { actorOfAccount } from "#server/modules/accounts/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import { logError } from "#server/platform/log.ts";
import { withActor } from "#server/platform/tx.ts";
import { DomainError } from "#shared/errors.ts";
import { type CheckResult, loadCheck } from "./load-check.ts";
import { resultOf } from "./result-of.ts";

const NOT_ALLOWED = "提交核对的人已经无权核对这份文稿，请由有权限的人重新核对";

/**
 * The job behind a draft that was handed in: it is checked with the rights that whoever asked has by now. Rights that
 * ended meanwhile fail the check; a draft that was deleted meanwhile needs none.
 */
export async function runQueuedCheck(
  deps: Deps,
  { district, check, account }: { district: string; check: string; account: string },
): Promise<void> {
  try {
    await runCheck(deps, await actorOfAccount(deps, district, account), check);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const system = await systemOf(deps, district);
    await withActor(deps.db, system, async (tx) => {
      await tx
        .updateTable("draft_check")
        .set({ state: "failed", progress: 100, message: NOT_ALLOWED })
        .where("district_id", "=", district)
        .where("id", "=", check)
        .where("state", "in", ["waiting", "running"])
        .execute();
    });
  }
}

/**
 * Checks one draft with the rights of whoever asked for it. What is found is written in one step; progress is told in
 * transactions of its own, so that the page sees it. Run twice it finds the same.
 */
export async function runCheck(deps: Deps, actor: Actor, id: string): Promise<void> {
  const check = await withActor(deps.db, actor, (tx) => loadCheck(tx, actor, id));
  if (check.state !== "waiting" && check.state !== "running") return;
  const tell = (progress: number, message: string) =>
    withActor(deps.db, actor, async (tx) => {
      await tx
        .updateTable("draft_check")
        .set({ state: "running", progress, message })
        .where("district_id", "=", actor.district)
        .where("id", "=", id)
        .where("revision", "=", check.revision)
        .execute();
    });
  try {
    await settle(deps, actor, check, { state: "done", message: "", result: await resultOf(deps, actor, check, tell) });
  } catch (error) {
    const expected = error instanceof DomainError;
    if (!expected) logError("check", error);
    const message = expected ? error.message : "核对时出错，没有得出结果，请重新核对";
    await settle(deps, actor, check, { state: "failed", message, result: null });
  }
}

type Outcome = { state: "done" | "failed"; message: string; result: CheckResult | null };

function settle(deps: Deps, actor: Actor, check: { id: string; revision: number }, outcome: Outcome): Promise<void> {
  return withActor(deps.db, actor, async (tx) => {
    await tx
      .updateTable("draft_check")
      .set({ ...outcome, result: outcome.result && JSON.stringify(outcome.result), progress: 100 })
      .where("district_id", "=", actor.district)
      .where("id", "=", check.id)
      .where("revision", "=", check.revision)
      .execute();
  });
}
