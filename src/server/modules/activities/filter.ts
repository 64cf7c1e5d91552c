import { type RawBuilder, sql } from "kysely";
import { topOrg } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { ActivityQuery } from "#shared/activities/contracts.ts";
import type { Reach } from "#shared/figures/spec.ts";

/** The ids of the organisations that `reach` takes in, by the tree of a day (null: today's tree). */
export async function orgsInReach(
  tx: Tx,
  district: string,
  org: string,
  reach: Reach,
  day: string | null,
): Promise<string[]> {
  if (reach === "self") return [org];
  const current =
    day === null ? sql`p.to_date IS NULL` : sql`p.from_date <= ${day} AND (p.to_date IS NULL OR p.to_date > ${day})`;
  const found = await sql<{ id: string; inner: boolean }>`
    SELECT p.org_id AS id, (p.org_id = ${org} OR (p.parent_id = ${org} AND o.kind = 'section')) AS inner
    FROM org_placement p
    JOIN org o ON o.district_id = p.district_id AND o.id = p.org_id
    WHERE p.district_id = ${district} AND ${current} AND p.path <@ (
      SELECT p.path FROM org_placement p WHERE p.district_id = ${district} AND p.org_id = ${org} AND ${current}
    )`.execute(tx);
  const rows = found.rows.filter((row) => reach === "tree" || (reach === "inner") === row.inner);
  return rows.map((row) => row.id);
}

/**
 * The conditions of a query on `activity a`. Every list, export and figure is built on exactly these.
 * Comparisons are equality and order on uuid, text and date: leakproof, so row-level security leaves their indexes usable.
 */
export async function activityConditions(
  tx: Tx,
  district: string,
  query: ActivityQuery,
): Promise<RawBuilder<boolean>[]> {
  const conditions: RawBuilder<boolean>[] = [sql<boolean>`a.district_id = ${district}`];
  if (query.states.length > 0) conditions.push(sql<boolean>`a.state = ANY(${query.states}::text[])`);
  if (query.from !== null) conditions.push(sql<boolean>`a.held_on >= ${query.from}::date`);
  if (query.to !== null) conditions.push(sql<boolean>`a.held_on <= ${query.to}::date`);
  if (query.programme === "none") conditions.push(sql<boolean>`a.programme_id IS NULL`);
  else if (query.programme !== null) conditions.push(sql<boolean>`a.programme_id = ${query.programme}::uuid`);
  if (query.group !== null) conditions.push(hasGroup(query.group));
  if (query.text !== "") conditions.push(sql<boolean>`position(${query.text} in a.title) > 0`);
  if (query.kinds.length > 0) conditions.push(hasKind(query));
  if (query.themes.length > 0) conditions.push(hasTheme(district, query.themes));
  if (query.org !== null && !(await isWholeDistrict(tx, district, query))) {
    const orgs = await orgsInReach(tx, district, query.org, query.reach, query.treeDate);
    conditions.push(hasOrg(orgs, query.role));
  }
  return conditions;
}

/**
 * Every activity has a host, and every organisation lies below the top: for the whole district as host, or in any
 * role, there is nothing to filter. Said to the planner it is a thousand ids to compare for each activity: measured,
 * six times the time of a district-wide figure.
 */
async function isWholeDistrict(tx: Tx, district: string, query: ActivityQuery): Promise<boolean> {
  if (query.reach !== "tree" || (query.role !== "host" && query.role !== "any")) return false;
  return (await topOrg(tx, district)).id === query.org;
}

/** The period stands here again, on the repeated day, so that years outside it are not read. */
const hasKind = ({ kinds, from, to }: ActivityQuery) => sql<boolean>`EXISTS (
  SELECT FROM activity_kind k
  WHERE k.district_id = a.district_id AND k.activity_id = a.id AND k.kind = ANY(${kinds}::text[])
  ${from === null ? sql`` : sql`AND k.held_on >= ${from}::date`} ${to === null ? sql`` : sql`AND k.held_on <= ${to}::date`})`;

/** A theme that was merged stands for the one that it went into. */
const hasTheme = (district: string, themes: readonly string[]) => sql<boolean>`EXISTS (
  SELECT FROM activity_theme t
  WHERE t.district_id = a.district_id AND t.activity_id = a.id AND t.theme_id = ANY(ARRAY(
    SELECT coalesce(m.merged_into, m.id) FROM theme m
    WHERE m.district_id = ${district} AND m.id = ANY(${themes}::uuid[]))))`;

const hasGroup = (group: string) => sql<boolean>`EXISTS (
  SELECT FROM activity_group g
  WHERE g.district_id = a.district_id AND g.activity_id = a.id AND g.group_id = ${group}::uuid)`;

const hasOrg = (orgs: readonly string[], role: string) => sql<boolean>`EXISTS (
  SELECT FROM activity_org ao
  WHERE ao.district_id = a.district_id AND ao.activity_id = a.id AND ao.org_id = ANY(${orgs}::uuid[])
  ${role === "any" ? sql`` : sql`AND ao.role = ${role}`})`;

export function allOf(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return sql.join(conditions, sql` AND `) as RawBuilder<boolean>;
}
