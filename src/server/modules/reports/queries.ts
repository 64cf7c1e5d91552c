import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { figureLabel } from "#shared/figures/definition.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import type { RegisterRow, ReportDetail, ReportFigure, ReportRow, ReportState } from "#shared/report/contracts.ts";
import { outlineOf } from "#shared/report/outlines.ts";
import { computeFigures, withTexts } from "./compute-figures.ts";
import { contextOf, describeReport, figureNodes, loadReport, type Report } from "./load-report.ts";

export async function listReports(
  tx: Tx,
  actor: Actor,
  page: { after: string | null; limit: number },
): Promise<ReportRow[]> {
  requireCan(actor, "report.read");
  let select = tx
    .selectFrom("report as r")
    .innerJoin("org as o", (join) => join.onRef("o.district_id", "=", "r.district_id").onRef("o.id", "=", "r.org_id"))
    .select([
      ...([
        "r.id",
        "r.org_id",
        "o.short_name",
        "r.template",
        "r.title",
        "r.state",
        "r.period_from",
        "r.period_to",
      ] as const),
      ...(["r.cutoff", "r.issued_at", "r.stale_at", "r.late_count", "r.updated_at"] as const),
    ])
    .where("r.district_id", "=", actor.district)
    .orderBy("r.updated_at", "desc")
    .orderBy("r.id", "desc")
    .limit(page.limit);
  if (page.after !== null) {
    select = select.where(
      sql<boolean>`(r.updated_at, r.id) < (SELECT b.updated_at, b.id FROM report b WHERE b.district_id = ${actor.district} AND b.id = ${page.after})`,
    );
  }
  const rows = await select.execute();
  return rows.map((row) => ({
    id: row.id,
    orgId: row.org_id,
    orgName: row.short_name,
    template: row.template,
    templateName: outlineOf(row.template)?.name ?? row.template,
    title: row.title,
    state: row.state as ReportState,
    from: row.period_from,
    to: row.period_to,
    cutoff: row.cutoff,
    issuedAt: row.issued_at?.toISOString() ?? null,
    stale: row.stale_at !== null,
    lateCount: row.late_count,
    updatedAt: row.updated_at.toISOString(),
  }));
}

/** A report as it reads today: a draft with its figures computed now, an issued one as it was frozen. */
export async function readReport(tx: Tx, actor: Actor, id: string): Promise<ReportDetail> {
  const report = await loadReport(tx, actor, id);
  const figures = await figuresOf(tx, actor, report);
  const shown = report.state === "draft" ? { ...report, document: withTexts(report.document, figures) } : report;
  return describeReport(actor, shown, figures);
}

export function figuresOf(tx: Tx, actor: Actor, report: Report): Promise<ReportFigure[]> {
  if (report.state === "issued") return frozenFigures(tx, actor, report.id);
  return computeFigures(tx, actor, figureNodes(report.document), contextOf(report));
}

type FrozenRow = {
  node_id: string;
  spec: FigureSpec;
  text: string;
  unit: string;
  value: number | null;
  definition: string;
  records: number;
  standing: ReportFigure["standing"];
  current_value: number | null;
  changes: ReportFigure["changes"];
  org: string;
  themes: string[];
  programme: string | null;
};

async function frozenFigures(tx: Tx, actor: Actor, report: string): Promise<ReportFigure[]> {
  const found = await sql<FrozenRow>`
    SELECT f.node_id, f.spec, f.text, f.unit, f.value, f.definition, cardinality(f.activity_ids) AS records, f.standing,
      f.current_value, f.changes,
      (SELECT o.short_name FROM org o WHERE o.district_id = f.district_id AND o.id = (f.spec ->> 'org')::uuid) AS org,
      ARRAY(SELECT t.name FROM theme t WHERE t.district_id = f.district_id
        AND t.id IN (SELECT jsonb_array_elements_text(f.spec -> 'themes')::uuid) ORDER BY t.name) AS themes,
      (SELECT p.name FROM programme p WHERE p.district_id = f.district_id AND p.id = (f.spec ->> 'programme')::uuid) AS programme
    FROM issued_figure f WHERE f.district_id = ${actor.district} AND f.report_id = ${report} ORDER BY f.position`.execute(
    tx,
  );
  return found.rows.map((row) => ({
    nodeId: row.node_id,
    text: row.text,
    unit: row.unit,
    value: row.value,
    label: figureLabel(row.spec, { org: row.org ?? "", themes: row.themes, programme: row.programme }),
    definition: row.definition,
    records: row.records,
    missing: 0,
    standing: row.standing,
    currentValue: row.current_value,
    changes: row.changes,
  }));
}

/** Last period's value of each figure whose period is the report's own. */
export async function previousValues(tx: Tx, actor: Actor, report: Report): Promise<Map<string, number | null>> {
  const nodes = figureNodes(report.document)
    .filter((node) => node.attrs.spec.period === "report")
    .map((node) => ({ ...node, attrs: { ...node.attrs, spec: { ...node.attrs.spec, period: "report-1" as const } } }));
  const figures = await computeFigures(tx, actor, nodes, contextOf(report));
  return new Map(figures.map((figure) => [figure.nodeId, figure.value]));
}

type RegisterSql = Omit<RegisterRow, "issuedAt"> & { issuedAt: Date };

/** 对外报数台账: every number that left the house, newest first; keyset by the line last seen. */
export async function listRegister(
  tx: Tx,
  actor: Actor,
  page: { after: { reportId: string; nodeId: string } | null; limit: number },
): Promise<RegisterRow[]> {
  requireCan(actor, "report.read");
  const figures = sql`SELECT f.report_id, f.node_id, f.position * 2 AS place, f.issued_at, 'figure' AS sort, f.text, f.unit,
      f.context, f.definition AS ground, f.standing, f.current_value
    FROM issued_figure f WHERE f.district_id = ${actor.district}`;
  const others = sql`SELECT n.report_id, n.node_id, n.position * 2 + 1000001 AS place, n.issued_at, n.sort, n.text,
      '' AS unit, n.context, n.ground, 'same' AS standing, NULL::numeric AS current_value
    FROM issued_number n WHERE n.district_id = ${actor.district}`;
  const [last] = page.after
    ? (
        await sql<{ at: string; place: number }>`
          SELECT b.issued_at::text AS at, b.place FROM (${figures} UNION ALL ${others}) b
          WHERE b.report_id = ${page.after.reportId} AND b.node_id = ${page.after.nodeId}`.execute(tx)
      ).rows
    : [];
  // Each kind gives its own first lines, so that a page costs a page and not the register.
  const pageOf = (lines: typeof figures) => {
    const beyond =
      page.after && last
        ? sql`WHERE (l.issued_at, l.report_id, -l.place) < (${last.at}::timestamptz, ${page.after.reportId}::uuid, ${-last.place})`
        : sql``;
    return sql`(SELECT * FROM (${lines}) l ${beyond} ORDER BY l.issued_at DESC, l.report_id DESC, l.place LIMIT ${page.limit})`;
  };
  const found = await sql<RegisterSql>`
    SELECT l.report_id AS "reportId", l.node_id AS "nodeId", l.issued_at AS "issuedAt", l.sort, l.text, l.unit, l.context,
      l.ground, l.standing, l.current_value AS "currentValue", r.title, r.recipient
    FROM (${pageOf(figures)} UNION ALL ${pageOf(others)}) l
    JOIN report r ON r.district_id = ${actor.district} AND r.id = l.report_id
    ORDER BY l.issued_at DESC, l.report_id DESC, l.place LIMIT ${page.limit}`.execute(tx);
  return found.rows.map((row) => ({ ...row, issuedAt: row.issuedAt.toISOString() }));
}
