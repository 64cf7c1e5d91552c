import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { newestOutline } from "#server/modules/outlines/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { figureLabel } from "#shared/figures/definition.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import type { ReportDetail, ReportFigure } from "#shared/report/contracts.ts";
import { computeFigures, withTexts } from "./compute-figures.ts";
import { contextOf, describeReport, figureNodes, loadReport, type Report } from "./load-report.ts";

/** A report as it reads today: a draft with its figures computed now, an issued one as it was frozen. */
export async function readReport(tx: Tx, actor: Actor, id: string): Promise<ReportDetail> {
  const report = await loadReport(tx, actor, id);
  const figures = await figuresOf(tx, actor, report);
  const shown = report.state === "draft" ? { ...report, document: withTexts(report.document, figures) } : report;
  const newest = await newestOutline(tx, actor, report.template);
  return describeReport(actor, shown, figures, newest?.version ?? null);
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
