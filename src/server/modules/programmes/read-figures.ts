import { type RawBuilder, sql } from "kysely";
import { type Actor, may, requireCan } from "#server/modules/access/index.ts";
import { figureConditions, measure, resolveFigure } from "#server/modules/figures/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import { unitOf } from "#shared/figures/definition.ts";
import type { ProgrammeFigures } from "#shared/programmes/contracts.ts";
import { PROGRAMME_METRICS, programmeSpec } from "#shared/programmes/spec.ts";
import { loadProgramme } from "./load-programme.ts";

/** What a programme amounts to so far within the organisation that the actor's highest right is for. */
export async function readProgrammeFigures(tx: Tx, actor: Actor, id: string): Promise<ProgrammeFigures> {
  requireCan(actor, "figure.read");
  const programme = await loadProgramme(tx, actor, id);
  const [grant] = [...actor.grants].sort((a, b) => a.path.length - b.path.length);
  if (!grant) throw new DomainError("forbidden", { what: "查看数据" });
  const org = await loadOrg(tx, actor, grant.orgId);
  // One that is still to begin has its first day, and nothing on it.
  const [, cutoff = programme.starts_on] = [dayOf(actor.at), programme.starts_on].sort();
  const context = { from: programme.starts_on, to: cutoff, cutoff };
  const totals: ProgrammeFigures["totals"] = [];
  for (const metric of PROGRAMME_METRICS) {
    const spec = programmeSpec(id, org.id, metric);
    const { value } = await measure(tx, actor, await resolveFigure(tx, actor, spec, context));
    totals.push({ metric, value, unit: unitOf(spec) });
  }
  const figure = await resolveFigure(tx, actor, programmeSpec(id, org.id), context);
  const hits = await figureConditions(tx, actor.district, figure);
  return {
    orgId: org.id,
    orgName: org.short_name,
    context,
    totals,
    months: await monthsOf(tx, hits),
    stages: await stagesOf(tx, actor, id, hits),
    declared: await declaredOf(tx, actor, id),
  };
}

async function monthsOf(tx: Tx, hits: RawBuilder<boolean>): Promise<ProgrammeFigures["months"]> {
  const found = await sql<ProgrammeFigures["months"][number]>`
    SELECT to_char(a.held_on, 'YYYY-MM') AS month, count(*)::int AS occasions, sum(a.present)::int AS attendances
    FROM activity a WHERE ${hits} GROUP BY 1 ORDER BY 1`.execute(tx);
  return found.rows;
}

async function stagesOf(tx: Tx, { district }: Actor, id: string, hits: RawBuilder<boolean>): Promise<number[]> {
  const found = await sql<{ occasions: number }>`
    SELECT (SELECT count(*) FROM activity a WHERE ${hits} AND a.held_on BETWEEN s.from_date AND s.to_date)::int AS occasions
    FROM programme_stage s WHERE s.district_id = ${district} AND s.programme_id = ${id} ORDER BY s.position`.execute(
    tx,
  );
  return found.rows.map(({ occasions }) => occasions);
}

async function declaredOf(tx: Tx, actor: Actor, id: string): Promise<ProgrammeFigures["declared"]> {
  const found = await sql<Omit<ProgrammeFigures["declared"][number], "can"> & { path: string }>`
    SELECT d.id, o.short_name AS "orgName", o.path::text AS path, d.metric, d.value::float8 AS value,
      d.period_from AS "from", d.period_to AS "to", d.note
    FROM declared_figure d JOIN org o ON o.district_id = d.district_id AND o.id = d.org_id
    WHERE d.district_id = ${actor.district} AND d.programme_id = ${id}
    ORDER BY d.period_from, o.position, d.id LIMIT 200`.execute(tx);
  return found.rows.map(({ path, ...row }) => ({ ...row, can: { withdraw: may(actor, "programme.manage", path) } }));
}
