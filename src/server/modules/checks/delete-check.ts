import type { Actor } from "#server/modules/access/index.ts";
import { removeFiles } from "#server/modules/files/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import { loadCheck, tracedCheck } from "./load-check.ts";

/** A draft that nobody needs here any longer goes with all that was found in it; the trace says that it was here. */
export async function deleteCheck(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  const check = await loadCheck(tx, actor, id);
  if (check.revision !== revision) throw new DomainError("conflict");
  const where = { district: actor.district, id };
  await tx.deleteFrom("draft_decision").where("district_id", "=", where.district).where("check_id", "=", id).execute();
  await tx.deleteFrom("draft_check").where("district_id", "=", where.district).where("id", "=", id).execute();
  if (check.file_id !== null) await removeFiles(tx, actor, [check.file_id]);
  await recordEvent(tx, actor, "draft.deleted", tracedCheck(check, revision + 1));
}
