import type { Actor } from "#server/modules/access/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { FigureContext } from "#shared/figures/contracts.ts";
import type { ReportFrame } from "#shared/report/document.ts";
import type { Outline } from "#shared/report/outline-document.ts";
import { computeFigures } from "./compute-figures.ts";
import { generateAlong } from "./generate-along.ts";
import { figureNodes } from "./load-report.ts";
import { renderClean, renderWorking } from "./render-report.ts";

export type Composed = { title: string; bytes: Uint8Array; figures: number; omitted: string[] };

/** Sets the records along an outline and renders the Word file, without keeping a report. */
export async function composeReport(
  tx: Tx,
  actor: Actor,
  outline: Outline,
  orgId: string,
  context: FigureContext,
  working: boolean,
): Promise<Composed> {
  const org = await loadOrg(tx, actor, orgId);
  const { title, document, omitted } = await generateAlong(tx, actor, outline, org, context);
  const frame: ReportFrame = { title, addressee: "", signatory: org.name, date: dayOf(actor.at), attachments: [] };
  const report = {
    frame,
    document,
    title,
    org: org.name,
    period_from: context.from,
    period_to: context.to,
    cutoff: context.cutoff,
  };
  const figures = await computeFigures(tx, actor, figureNodes(document), context);
  const bytes = working ? await renderWorking(report, figures) : await renderClean(report);
  return { title, bytes, figures: figures.length, omitted };
}
