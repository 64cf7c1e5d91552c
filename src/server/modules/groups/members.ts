import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { GroupMember } from "#shared/groups/contracts.ts";
import { GROUP_ROLES } from "#shared/groups/kinds.ts";
import { loadGroup } from "./load-group.ts";

/**
 * The people of a group on a day (null: everybody who ever was), in official order: role, then post in their own
 * organisation, then surname strokes. Whoever is out of the actor's sight stays in the list, without a name.
 */
export async function membersOf(tx: Tx, actor: Actor, id: string, day: string | null): Promise<GroupMember[]> {
  requireCan(actor, "person.read");
  const group = await loadGroup(tx, actor, id);
  if (day !== null && group.dissolved_on !== null && day >= group.dissolved_on) return [];
  const then = day === null ? sql`m.from_date` : sql`${day}::date`;
  const belongs =
    day === null ? sql`true` : sql`m.from_date <= ${day}::date AND (m.to_date IS NULL OR m.to_date > ${day}::date)`;
  const found = await sql<Omit<GroupMember, "name"> & { name: string | null }>`
    SELECT m.id, m.person_id AS "personId", p.name, m.org_id AS "orgId", o.short_name AS "orgName",
      coalesce(b.post, '') AS post, m.role, m.from_date AS "from", m.to_date AS "to", m.revision
    FROM group_member m
    JOIN org o ON o.district_id = m.district_id AND o.id = m.org_id
    LEFT JOIN person p ON p.district_id = m.district_id AND p.id = m.person_id
    LEFT JOIN LATERAL (
      SELECT s.post, s.position FROM membership s
      WHERE s.district_id = m.district_id AND s.person_id = m.person_id AND s.org_id = m.org_id
        AND s.from_date <= ${then} AND (s.to_date IS NULL OR s.to_date > ${then})
      ORDER BY s.position, s.id LIMIT 1
    ) AS b ON true
    WHERE m.district_id = ${actor.district} AND m.group_id = ${id} AND ${belongs}
    ORDER BY array_position(${[...GROUP_ROLES]}::text[], m.role), b.position NULLS LAST, p.name NULLS LAST, m.from_date, m.id`.execute(
    tx,
  );
  return found.rows.map((row) => ({ ...row, name: row.name ?? "（外单位人员）" }));
}
