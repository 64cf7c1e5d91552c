import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { DocumentType } from "#shared/documents/types.ts";
import { DomainError } from "#shared/errors.ts";

export type LoadedDocument = {
  id: string;
  type: DocumentType;
  title: string;
  short_names: string[];
  number: string;
  issuer: string;
  org_id: string;
  org: string;
  path: string;
  sort_on: string;
  retired_at: Date | null;
  retired_reason: string | null;
  created_at: Date;
  revision: number;
  district_wide: boolean;
  visible_to: string[];
};

/** @throws not-found when the actor cannot see it */
export async function loadDocument(tx: Tx, actor: Actor, id: string): Promise<LoadedDocument> {
  requireCan(actor, "document.read");
  const found = await sql<LoadedDocument>`
    SELECT d.id, d.type, d.title, d.short_names, d.number, d.issuer, d.org_id, o.name AS org, o.path::text AS path,
      d.sort_on, d.retired_at, d.retired_reason, d.created_at, d.revision, d.district_wide,
      d.visible_to::text[] AS visible_to
    FROM document d JOIN org o ON o.district_id = d.district_id AND o.id = d.org_id
    WHERE d.district_id = ${actor.district} AND d.id = ${id}`.execute(tx);
  const document = found.rows[0];
  if (!document) throw new DomainError("not-found", { what: "文件" });
  return document;
}

/** @throws not-found, forbidden, and wrong-state when it is out of use */
export async function loadForChange(tx: Tx, actor: Actor, id: string): Promise<LoadedDocument> {
  const document = await loadDocument(tx, actor, id);
  requireCan(actor, "document.manage", [document.path]);
  if (document.retired_at) throw new DomainError("wrong-state", { reason: "该文件已停用，恢复以后再修改" });
  return document;
}

/** The one door to a row of document, guarded by the revision that was read. */
export async function updateDocument(
  tx: Tx,
  actor: Actor,
  document: LoadedDocument,
  revision: number,
  columns: Record<string, unknown> = {},
): Promise<void> {
  const updated = await tx
    .updateTable("document")
    .set({ ...columns, updated_at: actor.at, revision: revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", document.id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new DomainError("conflict", { what: "文件" });
}

/** What every row that hangs on a document repeats of it. */
export function scopeOf(actor: Actor, document: Pick<LoadedDocument, "id" | "district_wide" | "visible_to">) {
  return {
    district_id: actor.district,
    document_id: document.id,
    district_wide: document.district_wide,
    visible_to: [...document.visible_to],
  };
}

export type Scope = ReturnType<typeof scopeOf>;

export const tracedDocument = (
  document: Pick<LoadedDocument, "id" | "title" | "visible_to">,
  revision: number,
  visibleTo: readonly string[] = document.visible_to,
) => ({
  type: "document",
  id: document.id,
  revision,
  label: document.title,
  visibleTo,
});
