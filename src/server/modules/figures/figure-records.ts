import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { allActivities, listActivities } from "#server/modules/activities/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { ActivityPage, ActivityRow } from "#shared/activities/contracts.ts";
import type { FigureContext, FigureHit, FigureRecords } from "#shared/figures/contracts.ts";
import { figureLabel, unitOf } from "#shared/figures/definition.ts";
import { type FigureSpec, type MetricId, measuredField } from "#shared/figures/spec.ts";
import { measure } from "./compute-figure.ts";
import { resolveFigure } from "./figure-query.ts";

/** The records a figure stands on: the very query that counted them, as a page of the list. */
export async function figureRecords(
  tx: Tx,
  actor: Actor,
  input: { spec: FigureSpec; context: FigureContext; after: string | null; limit: number },
): Promise<FigureRecords> {
  requireCan(actor, "figure.read");
  const figure = await resolveFigure(tx, actor, input.spec, input.context);
  const page: ActivityPage = await listActivities(tx, actor, figure.query, { after: input.after, limit: input.limit });
  return { rows: page.rows.map((row) => ({ ...row, note: contribution(row, input.spec.metric) })), next: page.next };
}

/** All ids and what each adds, for freezing an issued figure. */
export async function standingRecords(
  tx: Tx,
  actor: Actor,
  spec: FigureSpec,
  context: FigureContext,
): Promise<ActivityRow[]> {
  const figure = await resolveFigure(tx, actor, spec, context);
  const rows: ActivityRow[] = [];
  for await (const batch of allActivities(tx, actor, figure.query)) rows.push(...batch);
  return rows;
}

function contribution(row: ActivityRow, metric: MetricId): string {
  if (metric === "occasions" || metric === "organisations") return "计 1 次";
  if (metric === "attendance_rate") {
    return row.present === null || !row.expected
      ? "缺少应到或实到，不计入"
      : `实到 ${row.present} / 应到 ${row.expected}`;
  }
  const field = measuredField(metric);
  if (field) {
    const value = row.fields[field.id];
    return value === undefined ? `没有填写${field.label}，不计入` : `计 ${value} ${field.unit}`;
  }
  if (metric === "reach") {
    if (row.present === null && row.guests === 0) return "没有出勤记录，不计入";
    return `计 ${(row.present ?? 0) + row.guests} 人次`;
  }
  if (row.present === null) return "没有出勤记录，不计入";
  return metric === "people" ? `到会 ${row.present} 人（跨活动去重）` : `计 ${row.present} 人次`;
}

export type RecordFigures = {
  figures: FigureHit[];
  issued: {
    reportId: string;
    nodeId: string;
    title: string;
    text: string;
    unit: string;
    standing: string;
    issuedAt: string;
  }[];
};

/** From a record to its figures: the year's counts it belongs to, and the issued numbers that stand on it. */
export async function figuresOfActivity(tx: Tx, actor: Actor, id: string): Promise<RecordFigures> {
  requireCan(actor, "figure.read");
  const found = await sql<{ held_on: string; kinds: string[]; host: string; above: string[] }>`
    SELECT a.held_on, ao.org_id AS host,
      ARRAY(SELECT k.kind FROM activity_kind k WHERE k.district_id = a.district_id AND k.activity_id = a.id) AS kinds,
      ARRAY(SELECT up.id FROM org up WHERE up.district_id = o.district_id AND up.path @> o.path AND up.id <> o.id
        AND up.kind <> 'section' ORDER BY nlevel(up.path) DESC) AS above
    FROM activity a
    JOIN activity_org ao ON ao.district_id = a.district_id AND ao.activity_id = a.id AND ao.role = 'host'
    JOIN org o ON o.district_id = ao.district_id AND o.id = ao.org_id
    WHERE a.district_id = ${actor.district} AND a.id = ${id} ORDER BY ao.position LIMIT 3`.execute(tx);
  const figures: FigureHit[] = [];
  for (const row of found.rows) {
    const year = row.held_on.slice(0, 4);
    const context = { from: `${year}-01-01`, to: `${year}-12-31`, cutoff: `${year}-12-31` };
    for (const kind of row.kinds) {
      const base = {
        version: null,
        role: "host",
        period: { from: context.from, to: context.to },
        kinds: [kind],
        themes: [],
        programme: null,
      } as const;
      const scopes = [
        { org: row.host, reach: "inner" } as const,
        ...row.above.map((org) => ({ org, reach: "tree" }) as const),
      ];
      for (const scope of scopes) {
        const spec: FigureSpec = { ...base, kinds: [kind], themes: [], metric: "occasions", ...scope };
        const figure = await resolveFigure(tx, actor, spec, context);
        const { value } = await measure(tx, actor, figure);
        figures.push({ label: figureLabel(spec, figure.names), spec, value, unit: unitOf(spec) });
      }
    }
  }
  return { figures, issued: await issuedFigures(tx, actor, id) };
}

async function issuedFigures(tx: Tx, actor: Actor, id: string): Promise<RecordFigures["issued"]> {
  const rows = await tx
    .selectFrom("issued_figure as f")
    .innerJoin("report as r", (join) =>
      join.onRef("r.district_id", "=", "f.district_id").onRef("r.id", "=", "f.report_id"),
    )
    .select(["f.report_id", "f.node_id", "r.title", "f.text", "f.unit", "f.standing", "f.issued_at"])
    .where("f.district_id", "=", actor.district)
    .where(sql<boolean>`f.activity_ids @> ARRAY[${id}]::uuid[]`)
    .orderBy("f.issued_at", "desc")
    .limit(100)
    .execute();
  return rows.map((row) => ({
    reportId: row.report_id,
    nodeId: row.node_id,
    title: row.title,
    text: row.text,
    unit: row.unit,
    standing: row.standing,
    issuedAt: row.issued_at.toISOString(),
  }));
}
