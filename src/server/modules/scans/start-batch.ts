import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { enqueue } from "#server/platform/jobs.ts";
import { once } from "#server/platform/once.ts";
import { DomainError } from "#shared/errors.ts";
import { scanLabel } from "#shared/scans/contracts.ts";
import { loadBatch, recordingScopes, tracedBatch, updateBatch } from "./load-batch.ts";

/** Opens a batch for a pile of scans. A repeat of the same command changes nothing. */
export async function startBatch(
  tx: Tx,
  actor: Actor,
  { commandId, id }: { commandId: string; id: string },
): Promise<{ id: string }> {
  requireCan(actor, "activity.record");
  return once(tx, actor, commandId, "scan.start", async () => {
    const paths = recordingScopes(actor);
    const made = { created_at: actor.at, created_by: actor.accountId, visible_to: paths };
    await tx
      .insertInto("scan_batch")
      .values({ district_id: actor.district, id, state: "collecting", ...made })
      .execute();
    await recordEvent(tx, actor, "scan.started", tracedBatch({ id, label: scanLabel(actor.at), paths }, 1));
    return { id };
  });
}

/** 开始识别: the files not yet read are read in the background, with the rights of whoever asked for it. */
export async function startReading(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  const batch = await loadBatch(tx, actor, id);
  const waiting = await tx
    .selectFrom("scan_file")
    .select((eb) => eb.fn.sum<number>("pages").as("pages"))
    .where("district_id", "=", actor.district)
    .where("batch_id", "=", id)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  const pages = waiting?.pages ?? 0;
  if (pages === 0) throw new DomainError("wrong-state", { reason: "没有待识别的文件，请先上传扫描件" });
  const columns = { state: "reading", progress: 0, total: pages } as const;
  const next = await updateBatch(tx, actor, batch, revision, ["collecting", "sorting"], columns);
  await recordEvent(tx, actor, "scan.reading", tracedBatch(batch, next), { pages });
  await enqueue(tx, "read-scans", { district: actor.district, batch: id, account: actor.accountId });
}

/** 放弃: nothing of it was attached anywhere. One that is being read stops at its next page. */
export async function discardBatch(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  const batch = await loadBatch(tx, actor, id);
  const next = await updateBatch(tx, actor, batch, revision, ["collecting", "reading", "sorting"], {
    state: "discarded",
  });
  await recordEvent(tx, actor, "scan.discarded", tracedBatch(batch, next));
}
