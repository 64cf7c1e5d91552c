import { sql } from "kysely";
import { type Actor, may, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { FigureContext } from "#shared/figures/contracts.ts";
import type { ReportDetail, ReportState } from "#shared/report/contracts.ts";
import type { FigureNode, ReportDocument, ReportFrame } from "#shared/report/document.ts";
import { builtInOutline } from "#shared/report/outlines.ts";

export type Report = {
  id: string;
  org_id: string;
  org: string;
  path: string;
  template: string;
  outline_version: number;
  /** what the outline was called when it was used; null for one of the release */
  outline_name: string | null;
  title: string;
  state: ReportState;
  frame: ReportFrame;
  document: ReportDocument;
  period_from: string;
  period_to: string;
  cutoff: string;
  previous_id: string | null;
  review_file_id: string | null;
  reviewed_at: Date | null;
  issued_at: Date | null;
  recipient: string;
  stale_at: Date | null;
  late_count: number;
  updated_at: Date;
  revision: number;
};

/** The name of the version of a district's outline that `report r` was made along. */
export const outlineNameOf = sql<string | null>`(
  SELECT v.name FROM outline_version v WHERE v.district_id = r.district_id AND v.version = r.outline_version
    AND v.outline_id = CASE WHEN r.template ~ '^[0-9a-f]{8}-' THEN r.template::uuid END)`;

export const templateName = (template: string, outlineName: string | null) =>
  outlineName ?? builtInOutline(template)?.name ?? template;

/** @throws not-found when the actor cannot see it, forbidden when the actor may see but not read reports */
export async function loadReport(tx: Tx, actor: Actor, id: string): Promise<Report> {
  const found = await sql<Report>`
    SELECT r.id, r.org_id, o.name AS org, o.path::text AS path, r.template, r.outline_version,
      ${outlineNameOf} AS outline_name, r.title, r.state, r.frame, r.document,
      r.period_from, r.period_to, r.cutoff, r.previous_id, r.review_file_id, r.reviewed_at, r.issued_at, r.recipient,
      r.stale_at, r.late_count, r.updated_at, r.revision
    FROM report r JOIN org o ON o.district_id = r.district_id AND o.id = r.org_id
    WHERE r.district_id = ${actor.district} AND r.id = ${id}`.execute(tx);
  const report = found.rows[0];
  if (!report) throw new DomainError("not-found", { what: "报告" });
  requireCan(actor, "report.read", [report.path]);
  return report;
}

export function contextOf(report: Pick<Report, "period_from" | "period_to" | "cutoff">): FigureContext {
  return { from: report.period_from, to: report.period_to, cutoff: report.cutoff };
}

export function figureNodes(document: ReportDocument): FigureNode[] {
  return document.content.flatMap((block) => (block.content ?? []).filter((node) => node.type === "figure"));
}

export function describeReport(
  actor: Actor,
  report: Report,
  figures: ReportDetail["figures"],
  newestOutline: number | null,
): ReportDetail {
  return {
    id: report.id,
    orgId: report.org_id,
    orgName: report.org,
    template: report.template,
    templateName: templateName(report.template, report.outline_name),
    outlineVersion: report.outline_version,
    newestOutline,
    title: report.title,
    state: report.state,
    from: report.period_from,
    to: report.period_to,
    cutoff: report.cutoff,
    issuedAt: report.issued_at?.toISOString() ?? null,
    stale: report.stale_at !== null,
    lateCount: report.late_count,
    updatedAt: report.updated_at.toISOString(),
    revision: report.revision,
    frame: report.frame,
    document: report.document,
    previousId: report.previous_id,
    recipient: report.recipient,
    reviewFileId: report.review_file_id,
    reviewedAt: report.reviewed_at?.toISOString() ?? null,
    figures,
    can: { edit: may(actor, "report.write", report.path), issue: may(actor, "report.issue", report.path) },
  };
}

/** The one door to a row of report: the state and revision must be those that were read. */
export async function updateReport(
  tx: Tx,
  actor: Actor,
  report: Report,
  revision: number,
  from: readonly ReportState[],
  columns: Record<string, unknown>,
): Promise<void> {
  if (!from.includes(report.state)) {
    const reason =
      report.state === "issued" ? "报告已印发，不能再改；需要更新请滚动生成新报告" : "报告当前状态不允许此操作";
    throw new DomainError("wrong-state", { reason });
  }
  const updated = await tx
    .updateTable("report")
    .set({ ...columns, updated_at: actor.at, revision: revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", report.id)
    .where("revision", "=", revision)
    .where("state", "=", report.state)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new DomainError("conflict", { what: "报告" });
}

export const tracedReport = (report: { id: string; title: string; path: string }, revision: number) => ({
  type: "report",
  id: report.id,
  revision,
  label: report.title,
  visibleTo: [report.path],
});
