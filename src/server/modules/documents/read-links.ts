import { sql } from "kysely";
import { type Actor, may } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { ActivityState } from "#shared/activities/contracts.ts";
import type { DocumentLink } from "#shared/documents/contracts.ts";
import type { Relation } from "#shared/documents/types.ts";
import { regulationOf } from "#shared/regulations/library.ts";

type Raw = {
  id: string;
  relation: Relation;
  on: string | null;
  label: string | null;
  activityId: string | null;
  state: ActivityState | null;
  hosts: string[];
  documentId: string | null;
  regulation: string | null;
  inward: boolean;
  paths: string[];
};

/** What a document is tied to, from either end, oldest first. An activity or document out of sight is left out. */
export async function linksOf(tx: Tx, actor: Actor, id: string): Promise<DocumentLink[]> {
  const found = await sql<Raw>`
    SELECT l.id, l.relation, coalesce(a.held_on, o.sort_on)::text AS "on", coalesce(a.title, o.title) AS label,
      a.id AS "activityId", a.state, o.id AS "documentId", l.regulation, l.target_id = ${id} AS inward,
      l.visible_to::text[] AS paths,
      ARRAY(SELECT g.short_name FROM activity_org ao JOIN org g ON g.district_id = ao.district_id AND g.id = ao.org_id
        WHERE ao.district_id = a.district_id AND ao.activity_id = a.id AND ao.role = 'host' ORDER BY ao.position) AS hosts
    FROM document_link l
    LEFT JOIN activity a ON a.district_id = l.district_id AND a.id = l.activity_id
    LEFT JOIN document o ON o.district_id = l.district_id
      AND o.id = CASE WHEN l.target_id = ${id} THEN l.document_id ELSE l.target_id END
    WHERE l.district_id = ${actor.district} AND (l.document_id = ${id} OR l.target_id = ${id})
      AND (a.id IS NOT NULL OR o.id IS NOT NULL OR l.regulation IS NOT NULL)
    ORDER BY 3 NULLS LAST, l.linked_at, l.id`.execute(tx);
  return found.rows.map(({ activityId, state, hosts, inward, paths, ...row }) => ({
    ...row,
    label: row.label ?? regulationOf(row.regulation ?? "")?.title ?? "",
    activity: activityId && state ? { id: activityId, state, hosts } : null,
    inward: inward ?? false,
    can: { remove: paths.some((path) => may(actor, "document.manage", path)) },
  }));
}
