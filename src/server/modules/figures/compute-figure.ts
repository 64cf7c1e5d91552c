import { type RawBuilder, sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { activityConditions, allOf, orgsInReach } from "#server/modules/activities/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { FigureContext, FigureResult } from "#shared/figures/contracts.ts";
import { figureDefinition, figureLabel, unitOf } from "#shared/figures/definition.ts";
import { metricOf } from "#shared/figures/metrics.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import { type AsIssued, figureConditions, type ResolvedFigure, resolveFigure } from "./figure-query.ts";

export type Measured = {
  value: number | null;
  records: number;
  missing: number;
  ratio: { numerator: number; denominator: number } | null;
};

/** Computes one figure: value, unit, definition and on how many records it stands. */
export async function computeFigure(
  tx: Tx,
  actor: Actor,
  spec: FigureSpec,
  context: FigureContext,
): Promise<FigureResult> {
  requireCan(actor, "figure.read");
  const figure = await resolveFigure(tx, actor, spec, context);
  const measured = await measure(tx, actor, figure);
  return {
    ...measured,
    unit: unitOf(spec),
    unfiled: await countUnfiled(tx, actor, figure),
    period: figure.period,
    label: figureLabel(spec, figure.names),
    definition: figureDefinition(spec, figure.names, figure.period, figure.cutoff, figure.treeDate),
    metricVersion: spec.version ?? metricOf(spec.metric).version,
    declared: await declaredBeside(tx, actor, figure),
  };
}

/** The number alone, in one statement. */
export async function measure(tx: Tx, actor: Actor, figure: ResolvedFigure, asIssued?: AsIssued): Promise<Measured> {
  const hits = await figureConditions(tx, actor.district, figure, asIssued);
  switch (figure.spec.metric) {
    case "occasions":
      return one(tx, hits, sql`count(*)`, sql`0`);
    case "attendances":
      return one(tx, hits, sql`sum(a.present)`, sql`count(*) FILTER (WHERE a.present IS NULL)`);
    case "attendance_rate":
      return rate(tx, hits);
    case "people":
      return people(tx, hits);
    case "organisations":
      return organisations(tx, actor, figure, hits);
    case "reach":
      return one(
        tx,
        hits,
        sql`sum(coalesce(a.present, 0) + a.guests) FILTER (WHERE a.present IS NOT NULL OR a.guests > 0)`,
        sql`count(*) FILTER (WHERE a.present IS NULL AND a.guests = 0)`,
      );
    default:
      return ofField(tx, hits, figure.spec.metric);
  }
}

/** The numbers of a field of the catalogue added up. */
async function ofField(tx: Tx, hits: RawBuilder<boolean>, field: string): Promise<Measured> {
  const found = await sql<{ value: number | null; records: number; missing: number }>`
    SELECT sum(f.number)::float8 AS value, count(*) AS records, count(*) FILTER (WHERE f.number IS NULL) AS missing
    FROM activity a
    LEFT JOIN activity_field f ON f.district_id = a.district_id AND f.activity_id = a.id AND f.field = ${field}
    WHERE ${hits}`.execute(tx);
  const { value, records, missing } = found.rows[0]!;
  return { value: records === 0 ? 0 : value, records, missing, ratio: null };
}

async function one(
  tx: Tx,
  hits: RawBuilder<boolean>,
  value: RawBuilder<unknown>,
  missing: RawBuilder<unknown>,
): Promise<Measured> {
  const found = await sql<{ value: number | null; records: number; missing: number }>`
    SELECT ${value} AS value, count(*) AS records, ${missing} AS missing FROM activity a WHERE ${hits}`.execute(tx);
  const row = found.rows[0]!;
  // No activity at all is a true zero; activities without any attendance are missing data.
  return { value: row.records === 0 ? 0 : row.value, records: row.records, missing: row.missing, ratio: null };
}

async function rate(tx: Tx, hits: RawBuilder<boolean>): Promise<Measured> {
  const found = await sql<{ present: number | null; expected: number | null; records: number; missing: number }>`
    SELECT sum(a.present) FILTER (WHERE a.expected > 0) AS present, sum(a.expected) FILTER (WHERE a.present IS NOT NULL) AS expected,
      count(*) AS records, count(*) FILTER (WHERE a.present IS NULL OR a.expected IS NULL OR a.expected = 0) AS missing
    FROM activity a WHERE ${hits}`.execute(tx);
  const { present, expected, records, missing } = found.rows[0]!;
  if (!expected || present === null) return { value: null, records, missing, ratio: null };
  const value = Math.round((present / expected) * 1000) / 10;
  return { value, records, missing, ratio: { numerator: present, denominator: expected } };
}

async function people(tx: Tx, hits: RawBuilder<boolean>): Promise<Measured> {
  const found = await sql<{ value: number; records: number; missing: number }>`
    WITH hit AS MATERIALIZED (SELECT a.id, a.district_id, a.attendance_mode FROM activity a WHERE ${hits})
    SELECT (
      SELECT count(DISTINCT t.person_id) FROM attendance t
      JOIN hit ON hit.district_id = t.district_id AND hit.id = t.activity_id
      WHERE t.status IN ('present', 'late')
    ) AS value, count(*) AS records, count(*) FILTER (WHERE attendance_mode <> 'names') AS missing FROM hit`.execute(
    tx,
  );
  const { value, records, missing } = found.rows[0]!;
  return { value: records > 0 && missing === records ? null : value, records, missing, ratio: null };
}

async function organisations(
  tx: Tx,
  actor: Actor,
  figure: ResolvedFigure,
  hits: RawBuilder<boolean>,
): Promise<Measured> {
  const orgs = await orgsInReach(tx, actor.district, figure.spec.org, figure.spec.reach, figure.treeDate);
  const role = figure.spec.role === "any" ? sql`` : sql`AND ao.role = ${figure.spec.role}`;
  const found = await sql<{ value: number; records: number }>`
    WITH hit AS MATERIALIZED (SELECT a.id, a.district_id FROM activity a WHERE ${hits})
    SELECT (
      SELECT count(DISTINCT ao.org_id) FROM activity_org ao JOIN hit ON hit.district_id = ao.district_id AND hit.id = ao.activity_id
      WHERE ao.org_id = ANY(${orgs}::uuid[]) ${role}
    ) AS value, count(*) AS records FROM hit`.execute(tx);
  const { value, records } = found.rows[0]!;
  return { value, records, missing: 0, ratio: null };
}

async function countUnfiled(tx: Tx, actor: Actor, figure: ResolvedFigure): Promise<number> {
  const conditions = await activityConditions(tx, actor.district, { ...figure.query, states: ["held"] });
  const found = await sql<{
    count: number;
  }>`SELECT count(*) AS count FROM activity a WHERE ${allOf(conditions)}`.execute(tx);
  return found.rows[0]?.count ?? 0;
}

/** Totals without records that fall wholly into the figure's period and scope. */
async function declaredBeside(tx: Tx, actor: Actor, figure: ResolvedFigure): Promise<FigureResult["declared"]> {
  const { spec, period } = figure;
  if (spec.themes.length > 0) return [];
  const orgs = await orgsInReach(tx, actor.district, spec.org, spec.reach, figure.treeDate);
  let select = tx
    .selectFrom("declared_figure as d")
    .innerJoin("org as o", (join) => join.onRef("o.district_id", "=", "d.district_id").onRef("o.id", "=", "d.org_id"))
    .select(["d.id", "d.value", "d.period_from", "d.period_to", "d.note", "d.file_id", "o.short_name"])
    .where("d.district_id", "=", actor.district)
    .where("d.metric", "=", spec.metric)
    .where("d.programme_id", "is not distinct from", spec.programme)
    .where("d.period_from", ">=", period.from)
    .where("d.period_to", "<=", period.to)
    .where(sql<boolean>`d.org_id = ANY(${orgs}::uuid[])`)
    .orderBy("d.period_from")
    .orderBy("o.position")
    .limit(100);
  if (spec.kinds.length > 0) select = select.where("d.kind", "in", spec.kinds);
  const rows = await select.execute();
  return rows.map((row) => ({
    id: row.id,
    orgName: row.short_name,
    value: Number(row.value),
    from: row.period_from,
    to: row.period_to,
    note: row.note,
    fileId: row.file_id,
  }));
}
