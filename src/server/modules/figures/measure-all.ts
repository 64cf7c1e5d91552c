import { sql } from "kysely";
import { type Actor, requireCan, topOrg } from "#server/modules/access/index.ts";
import { activityConditions, allOf } from "#server/modules/activities/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { ActivityQuery } from "#shared/activities/contracts.ts";
import type { FigureContext } from "#shared/figures/contracts.ts";
import { resolvePeriod } from "#shared/figures/period.ts";
import { countedKinds, type FigureSpec, isBaseMetric } from "#shared/figures/spec.ts";
import type { Measured } from "./compute-figure.ts";
import { Scopes } from "./scopes.ts";

/** What a figure selects among the activities of its group: whose (null: the whole district's), in which role, when. */
type Selection = { n: number; scope: number | null; role: string; from: string; to: string };

/** Figures of the same kinds, themes and programme: one statement counts them all. */
type Group = { kinds: string[]; themes: string[]; programme: string | null; members: Member[] };
type Member = { index: number; metric: string; selection: Selection };

type Counted = {
  n: number;
  records: number;
  present: number | null;
  no_present: number;
  reached: number | null;
  unreached: number;
  numerator: number | null;
  denominator: number | null;
  no_rate: number;
  unnamed: number;
  people: number | null;
  organisations: number | null;
  fields: Record<string, { sum: number | null; filled: number }> | null;
};

/**
 * Many figures at once, a statement for each group of kinds, themes and programme, however many organisations, roles,
 * periods and metrics are asked about. Each number is the very one that `measure` gives for its figure.
 * @returns in the order of `specs`
 */
export async function measureAll(
  tx: Tx,
  actor: Actor,
  specs: readonly FigureSpec[],
  context: FigureContext,
): Promise<Measured[]> {
  requireCan(actor, "figure.read");
  const starts = await programmeStarts(tx, actor, specs);
  const scopes = new Scopes((await topOrg(tx, actor.district)).id);
  const groups = [...groupsOf(specs, context, starts, scopes)];
  const members = await scopes.members(tx, actor.district);
  const measured: Measured[] = [];
  for (const group of groups) {
    const rows = await count(tx, actor, group, members);
    for (const { index, metric, selection } of group.members)
      measured[index] = measuredOf(metric, rows.get(selection.n));
  }
  return measured;
}

async function programmeStarts(
  tx: Tx,
  actor: Actor,
  specs: readonly FigureSpec[],
): Promise<Map<string, string | null>> {
  const ids = [...new Set(specs.flatMap(({ programme }) => programme ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("programme")
    .select(["id", "starts_on"])
    .where("district_id", "=", actor.district)
    .where("id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row.starts_on]));
}

function groupsOf(
  specs: readonly FigureSpec[],
  context: FigureContext,
  starts: ReadonlyMap<string, string | null>,
  scopes: Scopes,
): Iterable<Group> {
  const groups = new Map<string, Group>();
  const selections = new Map<string, Selection>();
  for (const [index, spec] of specs.entries()) {
    const { org, reach, role, metric, programme } = spec;
    const kinds = countedKinds(spec).sort();
    const themes = [...spec.themes].sort();
    const key = JSON.stringify([kinds, themes, programme]);
    const group = groups.get(key) ?? { kinds, themes, programme, members: [] };
    groups.set(key, group);
    const period = resolvePeriod(spec.period, context, programme === null ? null : starts.get(programme));
    // 单位数 counts the organisations of the scope: they are needed by name even where all activities count
    const everywhere = metric !== "organisations" && scopes.isEverywhere(org, reach, role);
    const scope = everywhere ? null : scopes.numberOf({ org, reach, on: period.to });
    const own = JSON.stringify([key, scope, role, period]);
    const selection = selections.get(own) ?? { n: selections.size, scope, role, ...period };
    selections.set(own, selection);
    group.members.push({ index, metric, selection });
  }
  return groups.values();
}

async function count(tx: Tx, actor: Actor, group: Group, members: string): Promise<Map<number, Counted>> {
  const selections = [...new Map(group.members.map(({ selection }) => [selection.n, selection])).values()];
  const metrics = new Set(group.members.map(({ metric }) => metric));
  // what costs most is done for those selections alone that are asked for it
  const asked = (metric: string) => [
    ...new Set(group.members.flatMap((one) => (one.metric === metric ? [one.selection.n] : []))),
  ];
  const fields = [...metrics].filter((metric) => !isBaseMetric(metric));
  const { district } = actor;
  const hits = allOf(await activityConditions(tx, district, queryOf(group, selections)));
  const people = sql`SELECT p.n, count(DISTINCT t.person_id)::int AS people FROM picked p
    JOIN attendance t ON t.district_id = ${district} AND t.activity_id = p.id
    WHERE p.n = ANY(${asked("people")}::int[]) AND t.status IN ('present', 'late') GROUP BY p.n`;
  const organisations = sql`SELECT p.n, count(DISTINCT ao.org_id)::int AS organisations FROM picked p
    JOIN sel s ON s.n = p.n
    JOIN activity_org ao ON ao.district_id = ${district} AND ao.activity_id = p.id AND (s.role = 'any' OR ao.role = s.role)
      AND ${members}::jsonb -> ao.org_id::text @> to_jsonb(s.scope)
    WHERE p.n = ANY(${asked("organisations")}::int[]) GROUP BY p.n`;
  const none = (column: string) => sql`SELECT NULL::int AS n, NULL::int AS ${sql.raw(column)} WHERE false`;
  const found = await sql<Counted>`
    WITH sel AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(selections)}::jsonb)
        AS s (n int, scope int, role text, "from" date, "to" date)
    ), hit AS MATERIALIZED (
      SELECT a.id, a.held_on, a.present, a.expected, a.guests, a.attendance_mode FROM activity a WHERE ${hits}
    ), picked AS MATERIALIZED (
      SELECT s.n, h.* FROM hit h JOIN sel s ON s.scope IS NULL AND h.held_on BETWEEN s."from" AND s."to"
      UNION
      SELECT s.n, h.*
      FROM hit h
      JOIN activity_org ao ON ao.district_id = ${district} AND ao.activity_id = h.id
      CROSS JOIN LATERAL jsonb_array_elements(${members}::jsonb -> ao.org_id::text) AS c (scope)
      JOIN sel s ON s.scope = c.scope::int AND (s.role = 'any' OR ao.role = s.role)
        AND h.held_on BETWEEN s."from" AND s."to"
    ), base AS (
      SELECT n, count(*)::int AS records,
        sum(present)::float8 AS present, (count(*) FILTER (WHERE present IS NULL))::int AS no_present,
        (sum(coalesce(present, 0) + guests) FILTER (WHERE present IS NOT NULL OR guests > 0))::float8 AS reached,
        (count(*) FILTER (WHERE present IS NULL AND guests = 0))::int AS unreached,
        (sum(present) FILTER (WHERE expected > 0))::float8 AS numerator,
        (sum(expected) FILTER (WHERE present IS NOT NULL))::float8 AS denominator,
        (count(*) FILTER (WHERE present IS NULL OR expected IS NULL OR expected = 0))::int AS no_rate,
        (count(*) FILTER (WHERE attendance_mode <> 'names'))::int AS unnamed
      FROM picked GROUP BY n
    ), people AS (${metrics.has("people") ? people : none("people")}
    ), organisations AS (${metrics.has("organisations") ? organisations : none("organisations")}
    ), filled AS (
      SELECT p.n, f.field, sum(f.number)::float8 AS sum, count(f.number)::int AS filled
      FROM picked p JOIN activity_field f ON f.district_id = ${district} AND f.activity_id = p.id
        AND f.field = ANY(${fields}::text[])
      GROUP BY p.n, f.field
    )
    SELECT b.*, people.people, organisations.organisations,
      (SELECT jsonb_object_agg(f.field, jsonb_build_object('sum', f.sum, 'filled', f.filled)) FROM filled f WHERE f.n = b.n) AS fields
    FROM base b LEFT JOIN people USING (n) LEFT JOIN organisations USING (n)`.execute(tx);
  return new Map(found.rows.map((row) => [row.n, row]));
}

/** The activities of any of the selections; whose they are and in which role is told apart afterwards. */
function queryOf({ kinds, themes, programme }: Group, selections: readonly Selection[]): ActivityQuery {
  const from = selections.map((one) => one.from).sort()[0] ?? null;
  const to =
    selections
      .map((one) => one.to)
      .sort()
      .at(-1) ?? null;
  const everywhere = { org: null, reach: "tree", role: "any", treeDate: null } as const;
  return { states: ["filed"], from, to, kinds, themes, programme, group: null, text: "", ...everywhere };
}

/** No activity at all is a true zero, except for a rate; activities without what is asked for are missing data. */
function measuredOf(metric: string, row: Counted | undefined): Measured {
  if (!row) return { value: metric === "attendance_rate" ? null : 0, records: 0, missing: 0, ratio: null };
  const { records, numerator, denominator } = row;
  switch (metric) {
    case "occasions":
      return { value: records, records, missing: 0, ratio: null };
    case "attendances":
      return { value: row.present, records, missing: row.no_present, ratio: null };
    case "reach":
      return { value: row.reached, records, missing: row.unreached, ratio: null };
    case "people":
      return { value: row.unnamed === records ? null : (row.people ?? 0), records, missing: row.unnamed, ratio: null };
    case "organisations":
      return { value: row.organisations ?? 0, records, missing: 0, ratio: null };
    case "attendance_rate": {
      if (!denominator || numerator === null) return { value: null, records, missing: row.no_rate, ratio: null };
      const value = Math.round((numerator / denominator) * 1000) / 10;
      return { value, records, missing: row.no_rate, ratio: { numerator, denominator } };
    }
    default: {
      const field = row.fields?.[metric];
      return { value: field?.sum ?? null, records, missing: records - (field?.filled ?? 0), ratio: null };
    }
  }
}
