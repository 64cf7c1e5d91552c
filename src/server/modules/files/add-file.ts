import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { FileStore } from "#server/platform/file-store.ts";
import { DomainError } from "#shared/errors.ts";
import type { StoredFile } from "#shared/files/contracts.ts";
import { secrecyMarking } from "#shared/secrecy.ts";
import type { AcceptedFile } from "./accept-file.ts";

/** Keeps a file, visible to whoever uploaded it until it is attached to something. */
export async function addFile(tx: Tx, actor: Actor, store: FileStore, file: AcceptedFile): Promise<StoredFile> {
  requireCan(actor, "file.add");
  const marking = secrecyMarking(file.name);
  if (marking !== null) throw new DomainError("secret-marking", { marking }, "file");
  const id = randomUUID();
  const sha256 = await store.put(file.bytes);
  await tx
    .insertInto("file")
    .values({
      district_id: actor.district,
      id,
      sha256,
      name: file.name,
      media_type: file.mediaType,
      size: file.bytes.length,
      created_at: actor.at,
      created_by: actor.accountId,
      visible_to: [...actor.scopes],
    })
    .execute();
  await recordEvent(tx, actor, "file.added", {
    type: "file",
    id,
    revision: 1,
    label: file.name,
    visibleTo: actor.scopes,
  });
  return { id, name: file.name, size: file.bytes.length, mediaType: file.mediaType };
}

/**
 * A file is seen by whoever sees what it belongs to; that of a district-wide document by everyone in the district. One
 * statement, whatever the number of files.
 */
export async function attachFiles(
  tx: Tx,
  actor: Actor,
  attached: readonly { fileId: string; visibleTo: readonly string[] }[],
  districtWide = false,
): Promise<void> {
  if (attached.length === 0) return;
  const pathsOf = new Map<string, Set<string>>();
  for (const { fileId, visibleTo } of attached) {
    pathsOf.set(fileId, new Set([...(pathsOf.get(fileId) ?? []), ...visibleTo]));
  }
  await sql`
    UPDATE file SET visible_to = string_to_array(attached.paths, ',')::ltree[], district_wide = ${districtWide}
    FROM unnest(${[...pathsOf.keys()]}::uuid[], ${[...pathsOf.values()].map((paths) => [...paths].join())}::text[])
      AS attached (id, paths)
    WHERE district_id = ${actor.district} AND file.id = attached.id`.execute(tx);
}

/** Of files that something else no longer shows; what they hold stays under its hash. */
export async function removeFiles(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom("file")
    .where("district_id", "=", actor.district)
    .where("id", "in", [...ids])
    .execute();
}

export async function findFile(tx: Tx, actor: Actor, id: string): Promise<StoredFile & { sha256: string }> {
  requireCan(actor, "file.read");
  const row = await tx
    .selectFrom("file")
    .select(["id", "name", "size", "media_type", "sha256"])
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw new DomainError("not-found", { what: "文件" });
  return { id: row.id, name: row.name, size: row.size, mediaType: row.media_type, sha256: row.sha256 };
}
