import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#server/platform/db.ts";
import type { OrgRole } from "#shared/figures/spec.ts";
import { allOf } from "./filter.ts";

// What hangs on `activity a`, as columns of a SELECT. Cut the page first: each is a lookup for each row.

export const kindsColumn = sql<string[]>`ARRAY(
  SELECT k.kind FROM activity_kind k WHERE k.district_id = a.district_id AND k.activity_id = a.id
  ORDER BY k.kind <> a.main_kind, k.kind)`;

/** Short names in the order of entry. @param roles of which roles, or all but the host */
export const orgsColumn = (roles: Extract<OrgRole, "host"> | "others") => sql<string[]>`ARRAY(
  SELECT o.short_name FROM activity_org ao JOIN org o ON o.district_id = ao.district_id AND o.id = ao.org_id
  WHERE ao.district_id = a.district_id AND ao.activity_id = a.id
    AND ao.role ${roles === "host" ? sql`=` : sql`<>`} 'host' ORDER BY ao.position)`;

export const filesColumn = sql<number>`(
  SELECT count(*) FROM activity_file f WHERE f.district_id = a.district_id AND f.activity_id = a.id)::int`;

/** The fields of its kinds, by their ids. */
export const fieldsColumn = sql<Record<string, string | number>>`coalesce((
  SELECT json_object_agg(v.field, coalesce(to_json(v.number), to_json(v.text))) FROM activity_field v
  WHERE v.district_id = a.district_id AND v.activity_id = a.id), '{}')`;

/** A list says how many it holds up to this; counting on would read what nobody looks at. */
const COUNT_LIMIT = 10_000;

export async function countActivities(tx: Tx, conditions: readonly RawBuilder<boolean>[]) {
  const found = await sql<{ count: number }>`
    SELECT count(*)::int AS count
    FROM (SELECT FROM activity a WHERE ${allOf(conditions)} LIMIT ${COUNT_LIMIT + 1}) AS hit`.execute(tx);
  const count = found.rows[0]?.count ?? 0;
  return { count: Math.min(count, COUNT_LIMIT), more: count > COUNT_LIMIT };
}
