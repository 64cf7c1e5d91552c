import type { Actor } from "#server/modules/access/index.ts";
import { measure, resolveFigure } from "#server/modules/figures/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { FigureContext } from "#shared/figures/contracts.ts";
import { figureDefinition, figureLabel, unitOf } from "#shared/figures/definition.ts";
import type { ReportFigure } from "#shared/report/contracts.ts";
import type { FigureNode, ReportDocument } from "#shared/report/document.ts";
import { figureText } from "#shared/report/figure-text.ts";

/** Computes all figures of a text; the same specification twice is measured once. */
export async function computeFigures(
  tx: Tx,
  actor: Actor,
  nodes: readonly FigureNode[],
  context: FigureContext,
): Promise<ReportFigure[]> {
  const known = new Map<string, Omit<ReportFigure, "nodeId" | "text">>();
  const figures: ReportFigure[] = [];
  for (const { attrs } of nodes) {
    const key = JSON.stringify(attrs.spec);
    let computed = known.get(key);
    if (!computed) {
      const figure = await resolveFigure(tx, actor, attrs.spec, context);
      const { value, records, missing } = await measure(tx, actor, figure);
      computed = {
        value,
        records,
        missing,
        unit: unitOf(attrs.spec),
        label: figureLabel(attrs.spec, figure.names),
        definition: figureDefinition(attrs.spec, figure.names, figure.period, figure.cutoff, figure.treeDate),
        standing: "same",
        currentValue: value,
        changes: [],
      };
      known.set(key, computed);
    }
    figures.push({ ...computed, nodeId: attrs.id, text: figureText(computed.value, attrs.form, attrs.spec.metric) });
  }
  return figures;
}

/** The text with each figure as computed now. */
export function withTexts(document: ReportDocument, figures: readonly ReportFigure[]): ReportDocument {
  const texts = new Map(figures.map((figure) => [figure.nodeId, figure.text]));
  return {
    ...document,
    content: document.content.map((block) =>
      block.content
        ? {
            ...block,
            content: block.content.map((node) =>
              node.type === "figure"
                ? { ...node, attrs: { ...node.attrs, text: texts.get(node.attrs.id) ?? node.attrs.text } }
                : node,
            ),
          }
        : block,
    ),
  };
}
