import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { GroupKind } from "#shared/groups/kinds.ts";

export type LoadedGroup = {
  id: string;
  kind: GroupKind;
  name: string;
  org_id: string;
  org: string;
  path: string;
  founded_on: string;
  dissolved_on: string | null;
  document_id: string | null;
  programme_id: string | null;
  duties: string;
  revision: number;
  visible_to: string[];
};

/** @throws not-found when the actor cannot see it */
export async function loadGroup(tx: Tx, actor: Actor, id: string): Promise<LoadedGroup> {
  requireCan(actor, "group.read");
  const found = await sql<LoadedGroup>`
    SELECT g.id, g.kind, g.name, g.org_id, o.short_name AS org, o.path::text AS path, g.founded_on, g.dissolved_on,
      g.document_id, g.programme_id, g.duties, g.revision, g.visible_to::text[] AS visible_to
    FROM work_group g JOIN org o ON o.district_id = g.district_id AND o.id = g.org_id
    WHERE g.district_id = ${actor.district} AND g.id = ${id}`.execute(tx);
  const group = found.rows[0];
  if (!group) throw new DomainError("not-found", { what: "队伍" });
  return group;
}

/** @throws not-found, forbidden */
export async function loadForChange(tx: Tx, actor: Actor, id: string): Promise<LoadedGroup> {
  const group = await loadGroup(tx, actor, id);
  requireCan(actor, "group.manage", [group.path]);
  return group;
}

/** The one door to a row of work_group, guarded by the revision that was read. */
export async function updateGroup(
  tx: Tx,
  actor: Actor,
  group: LoadedGroup,
  revision: number,
  columns: Record<string, unknown>,
): Promise<void> {
  const updated = await tx
    .updateTable("work_group")
    .set({ ...columns, revision: revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", group.id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new DomainError("conflict", { what: "队伍" });
}

export const tracedGroup = (group: Pick<LoadedGroup, "id" | "name" | "visible_to">, revision: number) => ({
  type: "group",
  id: group.id,
  revision,
  label: group.name,
  visibleTo: group.visible_to,
});
