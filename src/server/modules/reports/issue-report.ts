import { createHash, randomUUID } from "node:crypto";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { standingRecords } from "#server/modules/figures/index.ts";
import { attachFiles, findFile } from "#server/modules/files/index.ts";
import { outlineOfVersion } from "#server/modules/outlines/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { FileStore } from "#server/platform/file-store.ts";
import { DomainError } from "#shared/errors.ts";
import { metricOf } from "#shared/figures/metrics.ts";
import { resolvePeriod } from "#shared/figures/period.ts";
import type { ReportFigure } from "#shared/report/contracts.ts";
import { coverageOf } from "#shared/report/coverage.ts";
import type { ReportDocument } from "#shared/report/document.ts";
import { promptsOf } from "#shared/report/outline-document.ts";
import { blockLines } from "#shared/report/plain-text.ts";
import { promptsIn } from "#shared/report/prompts.ts";
import { computeFigures, withTexts } from "./compute-figures.ts";
import { withFrozenEvidence } from "./freeze-evidence.ts";
import { contextOf, figureNodes, loadReport, type Report, tracedReport, updateReport } from "./load-report.ts";
import { renderCopies } from "./render-report.ts";

/** 审签: marked up on paper; the scan of the sheet is kept where there is one, never asked for. */
export async function reviewReport(
  tx: Tx,
  actor: Actor,
  id: string,
  input: { revision: number; fileId: string | null },
): Promise<void> {
  const report = await loadReport(tx, actor, id);
  requireCan(actor, "report.issue", [report.path]);
  if (input.fileId !== null) {
    const { id: scan } = await findFile(tx, actor, input.fileId);
    await attachFiles(tx, actor, [{ fileId: scan, visibleTo: [report.path] }]);
  }
  // What is reviewed are the figures of this moment: a draft that nobody opened for a week has older ones.
  const figures = await computeFigures(tx, actor, figureNodes(report.document), contextOf(report));
  const document = JSON.stringify(withTexts(report.document, figures));
  const columns = { state: "reviewed", reviewed_at: actor.at, review_file_id: input.fileId, document };
  await updateReport(tx, actor, report, input.revision, ["draft"], columns);
  await recordEvent(tx, actor, "report.reviewed", tracedReport(report, input.revision + 1));
}

/** Back to the draft: for whoever wrote it, and for whoever was to issue it. The scan of the review is no longer its. */
export async function returnReport(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  const report = await loadReport(tx, actor, id);
  requireCan(actor, "report.issue", [report.path]);
  const columns = { state: "draft", reviewed_at: null, review_file_id: null };
  await updateReport(tx, actor, report, revision, ["reviewed"], columns);
  await recordEvent(tx, actor, "report.returned", tracedReport(report, revision + 1));
}

/**
 * Issues a report: its figures are computed a last time and frozen with the records behind them, the Word files are
 * kept. @throws wrong-state while a number has no source, a prompt of the outline is left or the records changed since the review
 */
export async function issueReport(
  tx: Tx,
  actor: Actor,
  files: FileStore,
  id: string,
  input: { revision: number; recipient: string },
): Promise<void> {
  const report = await loadReport(tx, actor, id);
  requireCan(actor, "report.issue", [report.path]);
  const figures = await computeFigures(tx, actor, figureNodes(report.document), contextOf(report));
  await requireReady(tx, actor, report, figures);
  const document = await withFrozenEvidence(tx, actor, withTexts(report.document, figures));
  const issued = { ...report, document, state: "issued" as const };
  await updateReport(tx, actor, report, input.revision, ["reviewed"], {
    state: "issued",
    issued_at: actor.at,
    recipient: input.recipient,
    document: JSON.stringify(document),
  });
  await freezeFigures(tx, actor, issued, figures);
  await freezeOthers(tx, actor, issued);
  await keepCopies(tx, actor, files, issued, figures);
  const object = tracedReport(report, input.revision + 1);
  await recordEvent(tx, actor, "report.issued", object, { figures: figures.length, recipient: input.recipient });
}

async function requireReady(tx: Tx, actor: Actor, report: Report, figures: readonly ReportFigure[]): Promise<void> {
  const { untraced } = coverageOf(report.document);
  if (untraced.length > 0) {
    const some = untraced
      .slice(0, 3)
      .map((number) => `“${number.text}”`)
      .join("、");
    throw new DomainError("wrong-state", {
      reason: `还有 ${untraced.length} 个数字没有来源（${some}），请关联数据、注明外部来源或说明豁免理由`,
    });
  }
  const outline = await outlineOfVersion(tx, actor, report.template, report.outline_version);
  const [prompt] = promptsIn(report.document, outline ? promptsOf(outline.document) : []);
  if (prompt) throw new DomainError("wrong-state", { reason: `文中还有提示语“${prompt}”，请按提示补写或者删去` });
  const empty = figures.find((figure) => figure.value === null);
  if (empty) throw new DomainError("wrong-state", { reason: `“${empty.label}”缺少数据，请补充记录或从文中删除` });
  const texts = new Map(figures.map((figure) => [figure.nodeId, figure.text]));
  const moved = figureNodes(report.document).find((node) => node.attrs.text !== texts.get(node.attrs.id));
  if (moved) {
    const now = texts.get(moved.attrs.id);
    throw new DomainError("wrong-state", {
      reason: `审签之后记录有变动：文中“${moved.attrs.text}”现为“${now}”，请退回起草后重新审签，再印发`,
    });
  }
}

async function freezeFigures(tx: Tx, actor: Actor, report: Report, figures: readonly ReportFigure[]): Promise<void> {
  const nodes = figureNodes(report.document);
  const context = contextOf(report);
  const sentences = sentencesOf(report.document);
  for (const [position, node] of nodes.entries()) {
    const { spec, id } = node.attrs;
    const figure = figures[position];
    if (!figure) throw new Error("a figure for each node");
    const records = await standingRecords(tx, actor, spec, context);
    const revisions = await revisionsOf(
      tx,
      actor,
      records.map((record) => record.id),
    );
    const period = resolvePeriod(spec.period, context);
    const frozen = { value: figure.value, unit: figure.unit, definition: figure.definition, records: [...revisions] };
    await tx
      .insertInto("issued_figure")
      .values({
        district_id: actor.district,
        report_id: report.id,
        node_id: id,
        position,
        spec: JSON.stringify({ ...spec, version: metricOf(spec.metric).version }),
        metric: spec.metric,
        metric_version: metricOf(spec.metric).version,
        definition: figure.definition,
        context: sentences.get(id) ?? "",
        period_from: period.from,
        period_to: period.to,
        value: figure.value,
        text: figure.text,
        unit: figure.unit,
        activity_ids: [...revisions.keys()],
        activity_revisions: [...revisions.values()],
        hash: createHash("sha256").update(JSON.stringify(frozen)).digest("hex"),
        issued_at: actor.at,
        current_value: figure.value,
        checked_at: actor.at,
        visible_to: [report.path],
      })
      .execute();
  }
}

async function revisionsOf(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("activity")
    .select(["id", "revision"])
    .where("district_id", "=", actor.district)
    .where("id", "in", [...ids])
    .orderBy("id")
    .execute();
  return new Map(rows.map((row) => [row.id, row.revision]));
}

async function freezeOthers(tx: Tx, actor: Actor, report: Report): Promise<void> {
  const sentences = sentencesOf(report.document);
  const nodes = report.document.content.flatMap((block) => block.content ?? []);
  const rows = nodes.flatMap((node, position) =>
    node.type === "external" || node.type === "exempt"
      ? [
          {
            district_id: actor.district,
            report_id: report.id,
            node_id: node.attrs.id,
            position,
            sort: node.type,
            text: node.attrs.text,
            context: sentences.get(node.attrs.id) ?? "",
            ground: node.type === "external" ? `${node.attrs.source}（${node.attrs.date}）` : node.attrs.reason,
            issued_at: actor.at,
            visible_to: [report.path],
          },
        ]
      : [],
  );
  if (rows.length > 0) await tx.insertInto("issued_number").values(rows).execute();
}

/** The sentence each number stands in, for the register. */
function sentencesOf(document: ReportDocument): Map<string, string> {
  const lines = blockLines(document);
  const found = new Map<string, string>();
  document.content.forEach((block, index) => {
    for (const node of block.content ?? [])
      if (node.type !== "text") found.set(node.attrs.id, (lines[index] ?? "").trim().slice(0, 400));
  });
  return found;
}

async function keepCopies(
  tx: Tx,
  actor: Actor,
  files: FileStore,
  report: Report,
  figures: readonly ReportFigure[],
): Promise<void> {
  const copies = await renderCopies(report, figures);
  for (const { purpose, name, bytes } of copies) {
    const sha256 = await files.put(bytes);
    const id = randomUUID();
    const scope = { district_id: actor.district, visible_to: [report.path] };
    const media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    await tx
      .insertInto("file")
      .values({
        ...scope,
        id,
        sha256,
        name,
        media_type,
        size: bytes.length,
        created_at: actor.at,
        created_by: actor.accountId,
      })
      .execute();
    await tx
      .insertInto("report_file")
      .values({ ...scope, report_id: report.id, file_id: id, purpose })
      .execute();
  }
}
