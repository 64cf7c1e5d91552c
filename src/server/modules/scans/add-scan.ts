import type { Actor } from "#server/modules/access/index.ts";
import { addFile, removeFiles } from "#server/modules/files/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { FileStore } from "#server/platform/file-store.ts";
import { DomainError } from "#shared/errors.ts";
import { SCAN_LIMITS } from "#shared/scans/contracts.ts";
import { type AcceptedScan, refused } from "./accept-scan.ts";
import { loadBatch, tracedBatch, updateBatch } from "./load-batch.ts";

/** Puts one scan into a batch; the same bytes again are refused by name. */
export async function addScan(
  tx: Tx,
  actor: Actor,
  store: FileStore,
  id: string,
  scan: AcceptedScan,
): Promise<{ fileId: string; revision: number }> {
  const batch = await loadBatch(tx, actor, id);
  // Files may come in at once: the guard makes the later ones wait, and sees what the earlier ones brought.
  const revision = await updateBatch(tx, actor, batch, batch.revision, ["collecting", "sorting"]);
  const held = await tx
    .selectFrom("scan_file as s")
    .innerJoin("file as f", (join) => join.onRef("f.district_id", "=", "s.district_id").onRef("f.id", "=", "s.file_id"))
    .select(["s.pages", "s.position", "s.sha256", "f.name"])
    .where("s.district_id", "=", actor.district)
    .where("s.batch_id", "=", id)
    .orderBy("s.position")
    .execute();
  const pages = held.reduce((sum, file) => sum + file.pages, 0);
  if (held.length >= SCAN_LIMITS.files) throw refused("too-many-files", scan.name, { limit: SCAN_LIMITS.files });
  if (pages + scan.pages > SCAN_LIMITS.pages) {
    throw refused("too-many-pages", scan.name, { pages: scan.pages, held: pages, limit: SCAN_LIMITS.pages });
  }
  const file = await addFile(tx, actor, store, scan);
  const { sha256 } = await tx
    .selectFrom("file")
    .select("sha256")
    .where("district_id", "=", actor.district)
    .where("id", "=", file.id)
    .executeTakeFirstOrThrow();
  const same = held.find((one) => one.sha256 === sha256);
  if (same) {
    const reason = `“${scan.name}”与本批中的“${same.name}”内容完全相同，没有重复接收`;
    throw new DomainError("invalid", { reason }, "file");
  }
  await tx
    .insertInto("scan_file")
    .values({
      ...{ district_id: actor.district, batch_id: id, file_id: file.id, sha256, visible_to: batch.paths },
      ...{ position: (held.at(-1)?.position ?? 0) + 1, pages: scan.pages, state: "waiting" },
    })
    .execute();
  const payload = { file: scan.name, pages: scan.pages };
  await recordEvent(tx, actor, "scan.file_added", tracedBatch(batch, revision), payload);
  return { fileId: file.id, revision };
}

/** Takes out a file that was not read yet, or could not be. */
export async function removeScan(
  tx: Tx,
  actor: Actor,
  id: string,
  fileId: string,
  revision: number,
): Promise<{ revision: number }> {
  const batch = await loadBatch(tx, actor, id);
  const next = await updateBatch(tx, actor, batch, revision, ["collecting", "sorting"]);
  const file = await tx
    .selectFrom("scan_file as s")
    .innerJoin("file as f", (join) => join.onRef("f.district_id", "=", "s.district_id").onRef("f.id", "=", "s.file_id"))
    .select(["s.state", "f.name"])
    .where("s.district_id", "=", actor.district)
    .where("s.batch_id", "=", id)
    .where("s.file_id", "=", fileId)
    .executeTakeFirst();
  if (!file) throw new DomainError("not-found", { what: "文件" });
  if (file.state === "read") {
    throw new DomainError("wrong-state", { reason: `“${file.name}”已识别，不需要的页请逐页选“不要这一页”` });
  }
  for (const table of ["scan_page", "scan_file"] as const) {
    await tx
      .deleteFrom(table)
      .where("district_id", "=", actor.district)
      .where("batch_id", "=", id)
      .where("file_id", "=", fileId)
      .execute();
  }
  await removeFiles(tx, actor, [fileId]);
  await recordEvent(tx, actor, "scan.file_removed", tracedBatch(batch, next), { file: file.name });
  return { revision: next };
}
