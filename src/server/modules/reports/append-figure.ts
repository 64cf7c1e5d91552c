import { randomUUID } from "node:crypto";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import type { FigureNode, InlineNode } from "#shared/report/document.ts";
import { requireUnmarked } from "#shared/secrecy.ts";
import { computeFigures } from "./compute-figures.ts";
import { contextOf, loadReport, tracedReport, updateReport } from "./load-report.ts";

/** Appends a paragraph to a report that is being written: words, a figure computed for its period, words. */
export async function appendFigure(
  tx: Tx,
  actor: Actor,
  reportId: string,
  { before, after, spec }: { before: string; after: string; spec: FigureSpec },
): Promise<void> {
  const report = await loadReport(tx, actor, reportId);
  requireCan(actor, "report.write", [report.path]);
  requireUnmarked({ text: before + after });
  const bare: FigureNode = { type: "figure", attrs: { id: randomUUID(), spec, form: "arabic", text: null } };
  const [computed] = await computeFigures(tx, actor, [bare], contextOf(report));
  const figure = { ...bare, attrs: { ...bare.attrs, text: computed?.text ?? null } };
  const words = (text: string): InlineNode[] => (text === "" ? [] : [{ type: "text", text }]);
  const paragraph = { type: "paragraph" as const, content: [...words(before), figure, ...words(after)] };
  const document = { ...report.document, content: [...report.document.content, paragraph] };
  await updateReport(tx, actor, report, report.revision, ["draft"], { document: JSON.stringify(document) });
  await recordEvent(tx, actor, "report.edited", tracedReport(report, report.revision + 1));
}
