import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { type Attached, attachEvidence, detachEvidence, type Evidence } from "#server/modules/activities/index.ts";
import { removeFiles } from "#server/modules/files/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import type { Tx } from "#server/platform/db.ts";
import { withActor } from "#server/platform/tx.ts";
import { DomainError } from "#shared/errors.ts";
import { loadBatch, tracedBatch, updateBatch } from "./load-batch.ts";
import { makeParts } from "./make-parts.ts";
import { planParts } from "./plan-parts.ts";

const PURPOSE = "sign_in";

/** What was attached, and how many files an activity had already. */
export type AttachResult = { attached: number; repeated: number };

/**
 * 归入: each activity gets its pages as a file of its own. The files are made first, outside any transaction; then all
 * are attached in one, if the batch still is what it was.
 */
export async function attachBatch(deps: Deps, actor: Actor, id: string, revision: number): Promise<AttachResult> {
  const plan = await withActor(deps.db, actor, async (tx) => {
    const batch = await loadBatch(tx, actor, id);
    if (batch.revision !== revision || batch.state !== "sorting")
      throw new DomainError("conflict", { what: "扫描批次" });
    return planParts(tx, actor, id);
  });
  const parts = await makeParts(deps.files, plan);
  return withActor(deps.db, actor, (tx) => attachParts(tx, actor, id, revision, parts));
}

export async function attachParts(
  tx: Tx,
  actor: Actor,
  id: string,
  revision: number,
  parts: readonly Evidence[],
): Promise<AttachResult> {
  const batch = await loadBatch(tx, actor, id);
  const columns = { state: "attached", attached_at: actor.at } as const;
  const next = await updateBatch(tx, actor, batch, revision, ["sorting"], columns);
  const attached = await attachEvidence(tx, actor, parts, PURPOSE);
  if (attached.length > 0) {
    const rows = attached.map(({ fileId, activityId, filesAfter }) => ({
      ...{ district_id: actor.district, batch_id: id, visible_to: batch.paths },
      ...{ file_id: fileId, activity_id: activityId, files_after: filesAfter },
    }));
    await tx.insertInto("scan_part").values(rows).execute();
  }
  const found = await sql<{ pages: number; activities: number }>`
    SELECT count(*) AS pages, count(DISTINCT activity_id) AS activities FROM scan_page
    WHERE district_id = ${actor.district} AND batch_id = ${id} AND activity_id IS NOT NULL`.execute(tx);
  await recordEvent(tx, actor, "scan.attached", tracedBatch(batch, next), { ...found.rows[0]! });
  return { attached: attached.length, repeated: parts.length - attached.length };
}

/** 撤销归入: what was attached is taken back, all of it, as long as nobody changed the files of those activities since. */
export async function detachBatch(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  const batch = await loadBatch(tx, actor, id);
  const columns = { state: "sorting", attached_at: null } as const;
  const next = await updateBatch(tx, actor, batch, revision, ["attached"], columns);
  const parts = await tx
    .deleteFrom("scan_part")
    .where("district_id", "=", actor.district)
    .where("batch_id", "=", id)
    .returning(["activity_id", "file_id", "files_after"])
    .execute();
  const attached = parts.map(
    (part): Attached => ({ activityId: part.activity_id, fileId: part.file_id, filesAfter: part.files_after }),
  );
  await detachEvidence(tx, actor, attached, PURPOSE);
  await removeFiles(
    tx,
    actor,
    attached.map((part) => part.fileId),
  );
  const activities = new Set(attached.map((part) => part.activityId)).size;
  await recordEvent(tx, actor, "scan.detached", tracedBatch(batch, next), { activities });
}
