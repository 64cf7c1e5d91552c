import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { Outline, OutlineDocument } from "#shared/report/outline-document.ts";
import { builtInOutline } from "#shared/report/outlines.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isOwnOutline = (id: string) => UUID.test(id);

/**
 * The newest version of an outline that reports may be made along, of the release or of the district.
 * @returns null when there is none: unknown, never published, retired
 */
export async function newestOutline(tx: Tx, actor: Actor, id: string): Promise<Outline | null> {
  if (!isOwnOutline(id)) return builtInOutline(id) ?? null;
  const found = await sql<Outline>`
    SELECT v.outline_id AS id, v.version, v.name, v.about, v.document
    FROM outline o JOIN outline_version v
      ON v.district_id = o.district_id AND v.outline_id = o.id AND v.version = o.version
    WHERE o.district_id = ${actor.district} AND o.id = ${id} AND NOT o.retired`.execute(tx);
  return found.rows[0] ?? null;
}

/** The wording with which a report was made. Of the release's outlines only the present one is kept. */
export async function outlineOfVersion(tx: Tx, actor: Actor, id: string, version: number): Promise<Outline | null> {
  if (!isOwnOutline(id)) return builtInOutline(id) ?? null;
  const found = await tx
    .selectFrom("outline_version")
    .select(["outline_id as id", "version", "name", "about", "document"])
    .where("district_id", "=", actor.district)
    .where("outline_id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return found ? { ...found, document: found.document as OutlineDocument } : null;
}

export type OwnOutline = {
  id: string;
  name: string;
  about: string;
  draft: OutlineDocument;
  version: number | null;
  retired: boolean;
  origin: string;
  revision: number;
};

/** @throws not-found */
export async function loadOwnOutline(tx: Tx, actor: Actor, id: string): Promise<OwnOutline> {
  const found = isOwnOutline(id)
    ? await tx
        .selectFrom("outline")
        .select(["id", "name", "about", "draft", "version", "retired", "origin", "revision"])
        .where("district_id", "=", actor.district)
        .where("id", "=", id)
        .executeTakeFirst()
    : undefined;
  if (!found) throw new DomainError("not-found", { what: "提纲" });
  return { ...found, draft: found.draft as OutlineDocument };
}

/** The one door to a row of outline, guarded by the revision that was read. */
export async function updateOutline(
  tx: Tx,
  actor: Actor,
  id: string,
  revision: number,
  columns: Record<string, unknown>,
): Promise<void> {
  const updated = await tx
    .updateTable("outline")
    .set({ ...columns, updated_at: actor.at, revision: revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new DomainError("conflict", { what: "提纲" });
}

export const tracedOutline = (actor: Actor, id: string, name: string, revision: number) => ({
  ...{ type: "outline", id, revision, label: name },
  visibleTo: actor.scopes,
});
