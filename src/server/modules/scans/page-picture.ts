import sharp from "sharp";
import type { Actor } from "#server/modules/access/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import type { Tx } from "#server/platform/db.ts";
import { withActor } from "#server/platform/tx.ts";
import { DomainError } from "#shared/errors.ts";
import { loadBatch } from "./load-batch.ts";

export type PageAsked = { id: string; fileId: string; page: number; size: "thumb" | "large" };

/** The picture of a page that was made when it was read, turned upright. */
export async function pagePicture({ db, files }: Deps, actor: Actor, asked: PageAsked): Promise<Uint8Array> {
  const { sha256, turn } = await withActor(db, actor, (tx) => findPicture(tx, actor, asked));
  const bytes = await files.read(sha256);
  return turn === 0 ? bytes : sharp(bytes).rotate(turn).webp({ quality: 70, effort: 0 }).toBuffer();
}

async function findPicture(tx: Tx, actor: Actor, { id, fileId, page, size }: PageAsked) {
  await loadBatch(tx, actor, id);
  const row = await tx
    .selectFrom("scan_page")
    .select(["turn", size === "thumb" ? "thumb_sha256 as sha256" : "large_sha256 as sha256"])
    .where("district_id", "=", actor.district)
    .where("batch_id", "=", id)
    .where("file_id", "=", fileId)
    .where("page", "=", page)
    .executeTakeFirst();
  if (!row || row.sha256 === null) throw new DomainError("not-found", { what: "页面" });
  return { sha256: row.sha256, turn: row.turn };
}
