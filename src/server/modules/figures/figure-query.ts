import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { activityConditions, allOf } from "#server/modules/activities/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { ActivityQuery } from "#shared/activities/contracts.ts";
import { DomainError } from "#shared/errors.ts";
import type { FigureContext } from "#shared/figures/contracts.ts";
import type { Names } from "#shared/figures/definition.ts";
import { type Period, resolvePeriod, yearBefore } from "#shared/figures/period.ts";
import { countedKinds, type FigureSpec } from "#shared/figures/spec.ts";

/** A spec with its relative parts settled: the query that list, export and count all use. */
export type ResolvedFigure = {
  spec: FigureSpec;
  period: Period;
  cutoff: string;
  /** the day whose organisation tree decides what belongs to the scope: the last day counted */
  treeDate: string;
  query: ActivityQuery;
  names: Names;
};

/** @throws invalid when the spec names an organisation, theme or programme that does not exist */
export async function resolveFigure(
  tx: Tx,
  actor: Actor,
  spec: FigureSpec,
  context: FigureContext,
): Promise<ResolvedFigure> {
  const { names, programmeStart } = await namesOf(tx, actor.district, spec);
  const period = resolvePeriod(spec.period, context, programmeStart);
  const cutoff = spec.period === "year-before" ? yearBefore(context).cutoff : context.cutoff;
  const query: ActivityQuery = {
    states: ["filed"],
    from: period.from,
    to: period.to,
    kinds: countedKinds(spec),
    themes: spec.themes,
    programme: spec.programme,
    group: null,
    org: spec.org,
    reach: spec.reach,
    role: spec.role,
    treeDate: period.to,
    text: "",
  };
  return { spec, period, cutoff, treeDate: period.to, query, names };
}

type FoundNames = {
  org: string | null;
  themes: string[];
  /** how many of the themes there are; merged ones share a name */
  known: number;
  programme: string | null;
  starts_on: string | null;
};

async function namesOf(
  tx: Tx,
  district: string,
  spec: FigureSpec,
): Promise<{ names: Names; programmeStart: string | null }> {
  const found = await sql<FoundNames>`
    SELECT (SELECT short_name FROM org WHERE district_id = ${district} AND id = ${spec.org}) AS org,
      (SELECT count(*) FROM theme WHERE district_id = ${district} AND id = ANY(${spec.themes}::uuid[]))::int AS known,
      ARRAY(SELECT DISTINCT coalesce(m.name, t.name) FROM theme t
        LEFT JOIN theme m ON m.district_id = t.district_id AND m.id = t.merged_into
        WHERE t.district_id = ${district} AND t.id = ANY(${spec.themes}::uuid[]) ORDER BY 1) AS themes,
      p.name AS programme, p.starts_on
    FROM (SELECT) AS one
    LEFT JOIN programme p ON p.district_id = ${district} AND p.id = ${spec.programme}::uuid`.execute(tx);
  const row = found.rows[0];
  if (!row || row.org === null) throw new DomainError("invalid", { reason: "数据所指的组织不存在" }, "org");
  if (row.known !== new Set(spec.themes).size)
    throw new DomainError("invalid", { reason: "数据所指的主题不存在" }, "themes");
  if (spec.programme !== null && row.programme === null)
    throw new DomainError("invalid", { reason: "数据所指的专项不存在" }, "programme");
  return { names: { org: row.org, themes: row.themes, programme: row.programme }, programmeStart: row.starts_on };
}

/** Leaves out what was filed after a report was issued, unless the report already stood on it. */
export type AsIssued = { issuedAt: Date; known: readonly string[] };

export async function figureConditions(tx: Tx, district: string, figure: ResolvedFigure, asIssued?: AsIssued) {
  const conditions = await activityConditions(tx, district, figure.query);
  if (asIssued) {
    conditions.push(sql<boolean>`(a.filed_at <= ${asIssued.issuedAt} OR a.id = ANY(${asIssued.known}::uuid[]))`);
  }
  return allOf(conditions);
}
