import { randomUUID } from "node:crypto";
import { type Actor, topOrg } from "#server/modules/access/index.ts";
import { measure, resolveFigure } from "#server/modules/figures/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { kindName } from "#shared/catalogue/kinds.ts";
import type { FigureContext } from "#shared/figures/contracts.ts";
import { unitOf } from "#shared/figures/definition.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import type { BlockNode, InlineNode, ReportDocument } from "#shared/report/document.ts";
import type { Clause, ClauseFigure, Section, Sentence } from "#shared/report/expand-outline.ts";
import { figureText } from "#shared/report/figure-text.ts";

export type Generated = { document: ReportDocument; omitted: string[] };

type Making = { tx: Tx; actor: Actor; org: string; context: FigureContext; omitted: string[]; top: string };

/**
 * Sets the records along an outline. A clause whose figure has no records is left out and named in `omitted`:
 * an outline may not talk an activity into being.
 */
export async function generateDocument(
  tx: Tx,
  actor: Actor,
  sections: readonly Section[],
  org: string,
  context: FigureContext,
): Promise<Generated> {
  const making: Making = { tx, actor, org, context, omitted: [], top: (await topOrg(tx, actor.district)).id };
  const content: BlockNode[] = [];
  for (const section of sections) {
    content.push({
      type: "heading",
      attrs: { level: section.level },
      content: [{ type: "text", text: section.heading }],
    });
    for (const sentences of section.paragraphs) {
      const inline: InlineNode[] = [];
      for (const sentence of sentences) inline.push(...(await writeSentence(making, sentence)));
      if (inline.length > 0) content.push({ type: "paragraph", content: inline });
    }
  }
  return { document: { type: "doc", content }, omitted: making.omitted };
}

async function writeSentence(making: Making, sentence: Sentence): Promise<InlineNode[]> {
  const nodes: InlineNode[] = [];
  for (const clause of sentence.clauses) {
    const written = await writeClause(making, clause);
    if (written.length === 0) continue;
    if (nodes.length > 0) nodes.push({ type: "text", text: "，" });
    nodes.push(...written);
  }
  if (nodes.length === 0) return [];
  const lead: InlineNode[] = sentence.lead ? [{ type: "text", text: sentence.lead }] : [];
  const stop: InlineNode[] = sentence.clauses.some(({ prompt }) => prompt) ? [] : [{ type: "text", text: "。" }];
  return joinText([...lead, ...nodes, ...stop]);
}

async function writeClause(making: Making, clause: Clause): Promise<InlineNode[]> {
  if (!clause.figure) {
    const marks = clause.fact ? [{ type: "fact" as const, attrs: { id: randomUUID(), evidence: [] } }] : undefined;
    return [{ type: "text", text: clause.text, ...(marks && { marks }) }];
  }
  const spec = specOf(making, clause.figure);
  const { value } = await measure(
    making.tx,
    making.actor,
    await resolveFigure(making.tx, making.actor, spec, making.context),
  );
  if (value === null || value === 0) {
    if (!clause.aside)
      making.omitted.push(clause.figure.kinds.map(kindName).join("、") || clause.text.replace("{n}", ""));
    return [];
  }
  const [before = "", after = ""] = clause.text.split("{n}");
  const unit = spec.metric === "attendance_rate" ? "" : unitOf(spec);
  const nodes: InlineNode[] = [];
  if (before) nodes.push({ type: "text", text: before });
  const text = figureText(value, "arabic", spec.metric);
  nodes.push({ type: "figure", attrs: { id: randomUUID(), spec, form: "arabic", text } });
  if (unit + after) nodes.push({ type: "text", text: unit + after });
  return nodes;
}

function specOf({ org, top }: Making, figure: ClauseFigure): FigureSpec {
  return {
    metric: figure.metric,
    version: null,
    org: figure.of === "own" ? org : top,
    reach: figure.reach,
    role: figure.role,
    period: "report",
    kinds: [...figure.kinds],
    themes: [],
    programme: null,
  };
}

/** Neighbouring plain texts become one, as the editor would keep them. */
function joinText(nodes: readonly InlineNode[]): InlineNode[] {
  const joined: InlineNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === "text" && last?.type === "text" && !node.marks && !last.marks) {
      joined[joined.length - 1] = { type: "text", text: last.text + node.text };
    } else joined.push(node);
  }
  return joined;
}
