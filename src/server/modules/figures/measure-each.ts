import { type RawBuilder, sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { activityConditions, allOf } from "#server/modules/activities/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { FigureContext } from "#shared/figures/contracts.ts";
import type { FigureSpec, Reach } from "#shared/figures/spec.ts";
import type { Measured } from "./compute-figure.ts";
import { resolveFigure } from "./figure-query.ts";

type Counted = {
  org: string;
  value: number | null;
  records: number;
  missing: number;
  numerator: number | null;
  denominator: number | null;
};

/**
 * The same figure of each of these organisations, in one statement however many they are. Each number is the very one
 * that `measure` gives for its organisation; one without activities is a true zero, or null where it is a rate.
 */
export async function measureEach(
  tx: Tx,
  actor: Actor,
  spec: Omit<FigureSpec, "org">,
  context: FigureContext,
  orgs: readonly string[],
): Promise<Map<string, Measured>> {
  requireCan(actor, "figure.read");
  const [first] = orgs;
  if (first === undefined) return new Map();
  const { query, treeDate } = await resolveFigure(tx, actor, { ...spec, org: first }, context);
  const hits = allOf(await activityConditions(tx, actor.district, { ...query, org: null }));
  const role = spec.role === "any" ? sql`` : sql`AND ao.role = ${spec.role}`;
  const { value, missing, join } = countedAs(spec.metric, actor.district, role);
  const found = await sql<Counted>`
    WITH scope AS (
      SELECT top.org_id AS top, p.org_id
      FROM org_placement top
      JOIN org_placement p ON p.district_id = top.district_id AND ${standsOn(sql`p`, treeDate)} AND p.path <@ top.path
      JOIN org o ON o.district_id = p.district_id AND o.id = p.org_id
      WHERE top.district_id = ${actor.district} AND top.org_id = ANY(${[...orgs]}::uuid[])
        AND ${standsOn(sql`top`, treeDate)} AND ${within(spec.reach)}
    ), hit AS MATERIALIZED (
      SELECT DISTINCT s.top, a.id, a.district_id, a.present, a.expected, a.guests, a.attendance_mode
      FROM activity a
      JOIN activity_org ao ON ao.district_id = a.district_id AND ao.activity_id = a.id ${role}
      JOIN scope s ON s.org_id = ao.org_id
      WHERE ${hits}
    )
    SELECT h.top AS org, count(*)::int AS records, (${value})::float8 AS value, (${missing})::int AS missing,
      (sum(h.present) FILTER (WHERE h.expected > 0))::float8 AS numerator,
      (sum(h.expected) FILTER (WHERE h.present IS NOT NULL))::float8 AS denominator
    FROM hit h ${join} GROUP BY h.top`.execute(tx);
  const counted = new Map(found.rows.map((row) => [row.org, row]));
  return new Map(orgs.map((org) => [org, measuredOf(spec.metric, counted.get(org))]));
}

const standsOn = (place: RawBuilder<unknown>, day: string) =>
  sql`${place}.from_date <= ${day} AND (${place}.to_date IS NULL OR ${place}.to_date > ${day})`;

const INNER = sql`(p.org_id = top.org_id OR (p.parent_id = top.org_id AND o.kind = 'section'))`;

function within(reach: Reach): RawBuilder<unknown> {
  if (reach === "tree") return sql`true`;
  if (reach === "self") return sql`p.org_id = top.org_id`;
  return reach === "inner" ? INNER : sql`NOT ${INNER}`;
}

type CountedAs = { value: RawBuilder<unknown>; missing: RawBuilder<unknown>; join: RawBuilder<unknown> };

/** How a metric is counted over the hits of one organisation: as `measure` does over those of one figure. */
function countedAs(metric: string, district: string, role: RawBuilder<unknown>): CountedAs {
  const none = sql``;
  switch (metric) {
    case "occasions":
      return { value: sql`count(*)`, missing: sql`0`, join: none };
    case "attendances":
      return { value: sql`sum(h.present)`, missing: sql`count(*) FILTER (WHERE h.present IS NULL)`, join: none };
    case "attendance_rate":
      return {
        value: sql`NULL`,
        missing: sql`count(*) FILTER (WHERE h.present IS NULL OR h.expected IS NULL OR h.expected = 0)`,
        join: none,
      };
    case "people":
      return {
        value: sql`SELECT count(DISTINCT t.person_id) FROM attendance t
          JOIN hit x ON x.district_id = t.district_id AND x.id = t.activity_id
          WHERE x.top = h.top AND t.status IN ('present', 'late')`,
        missing: sql`count(*) FILTER (WHERE h.attendance_mode <> 'names')`,
        join: none,
      };
    case "organisations":
      return {
        value: sql`SELECT count(DISTINCT ao.org_id) FROM activity_org ao
          JOIN hit x ON x.district_id = ao.district_id AND x.id = ao.activity_id
          JOIN scope s ON s.top = x.top AND s.org_id = ao.org_id
          WHERE x.top = h.top ${role}`,
        missing: sql`0`,
        join: none,
      };
    case "reach":
      return {
        value: sql`sum(coalesce(h.present, 0) + h.guests) FILTER (WHERE h.present IS NOT NULL OR h.guests > 0)`,
        missing: sql`count(*) FILTER (WHERE h.present IS NULL AND h.guests = 0)`,
        join: none,
      };
    default:
      return {
        value: sql`sum(f.number)`,
        missing: sql`count(*) FILTER (WHERE f.number IS NULL)`,
        join: sql`LEFT JOIN activity_field f
          ON f.district_id = ${district} AND f.activity_id = h.id AND f.field = ${metric}`,
      };
  }
}

function measuredOf(metric: string, row: Counted | undefined): Measured {
  if (metric === "attendance_rate") {
    const { numerator, denominator, records = 0, missing = 0 } = row ?? {};
    if (!numerator && numerator !== 0) return { value: null, records, missing, ratio: null };
    if (!denominator) return { value: null, records, missing, ratio: null };
    const value = Math.round((numerator / denominator) * 1000) / 10;
    return { value, records, missing, ratio: { numerator, denominator } };
  }
  if (!row) return { value: 0, records: 0, missing: 0, ratio: null };
  const { records, missing } = row;
  const value = metric === "people" && missing === records ? null : row.value;
  return { value, records, missing, ratio: null };
}
