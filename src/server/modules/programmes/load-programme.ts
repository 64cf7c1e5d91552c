import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { ProgrammeKind } from "#shared/programmes/contracts.ts";

export type LoadedProgramme = {
  id: string;
  name: string;
  kind: ProgrammeKind;
  purpose: string;
  org_id: string;
  org: string;
  path: string;
  starts_on: string;
  ends_on: string | null;
  closed_on: string | null;
  closed_note: string;
  revision: number;
};

/** Known to everyone in the district, like its name. @throws not-found */
export async function loadProgramme(tx: Tx, actor: Actor, id: string): Promise<LoadedProgramme> {
  requireCan(actor, "programme.read");
  const found = await sql<LoadedProgramme>`
    SELECT p.id, p.name, p.kind, p.purpose, p.org_id, o.short_name AS org, o.path::text AS path, p.starts_on, p.ends_on,
      p.closed_on, p.closed_note, p.revision
    FROM programme p JOIN org o ON o.district_id = p.district_id AND o.id = p.org_id
    WHERE p.district_id = ${actor.district} AND p.id = ${id}`.execute(tx);
  const programme = found.rows[0];
  if (!programme) throw new DomainError("not-found", { what: "专项" });
  return programme;
}

/** @throws not-found, forbidden */
export async function loadForChange(tx: Tx, actor: Actor, id: string): Promise<LoadedProgramme> {
  const programme = await loadProgramme(tx, actor, id);
  requireCan(actor, "programme.manage", [programme.path]);
  return programme;
}

/** The one door to a row of programme, guarded by the revision that was read. */
export async function updateProgramme(
  tx: Tx,
  actor: Actor,
  id: string,
  revision: number,
  columns: Record<string, unknown>,
): Promise<void> {
  const updated = await tx
    .updateTable("programme")
    .set({ ...columns, revision: revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new DomainError("conflict", { what: "专项" });
}

export const tracedProgramme = (
  programme: Pick<LoadedProgramme, "id" | "name" | "path">,
  revision: number,
  ...morePaths: string[]
) => ({
  type: "programme",
  id: programme.id,
  revision,
  label: programme.name,
  visibleTo: [...new Set([programme.path, ...morePaths])],
});
