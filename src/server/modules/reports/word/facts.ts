import type {
  EvidenceRef,
  ExemptNode,
  ExternalNode,
  FigureNode,
  InlineNode,
  ReportDocument,
} from "#shared/report/document.ts";
import { inlineText } from "#shared/report/plain-text.ts";
import type { FigureTrace } from "./input.ts";
import { bookmarkName } from "./marks.ts";
import { attributes, escapeXml } from "./xml.ts";

export const FACTS_NAMESPACE = "urn:shilu:facts:1";

type FactSentence = { id: string; text: string; evidence: EvidenceRef[] };

/** Everything in the report's text that says where it comes from, in the order of the text. */
export type Provenance = {
  figures: FigureNode[];
  externals: ExternalNode[];
  exempts: ExemptNode[];
  facts: FactSentence[];
};

/** A fact sentence may lie in several text nodes: those with one id are one sentence. */
export function provenance(documents: ReportDocument[]): Provenance {
  const nodes = documents.flatMap((document) => document.content.flatMap((block) => block.content ?? []));
  const facts = new Map<string, FactSentence>();
  for (const node of nodes) {
    if (node.type !== "text") continue;
    for (const { attrs } of node.marks ?? []) {
      const known = facts.get(attrs.id);
      facts.set(attrs.id, { id: attrs.id, evidence: attrs.evidence, text: (known?.text ?? "") + node.text });
    }
  }
  return {
    figures: uniqueById(nodes.filter((node) => node.type === "figure")),
    externals: uniqueById(nodes.filter((node) => node.type === "external")),
    exempts: uniqueById(nodes.filter((node) => node.type === "exempt")),
    facts: [...facts.values()],
  };
}

function uniqueById<T extends Exclude<InlineNode, { type: "text" }>>(nodes: T[]): T[] {
  const seen = new Set<string>();
  return nodes.filter((node) => !seen.has(node.attrs.id) && seen.add(node.attrs.id));
}

/**
 * The facts as a custom XML part: what a program needs to find the figures of the file again and to check them. One
 * element a figure, also when no trace was given for it; `bookmark` is where it stands in the text.
 */
export function factsXml(found: Provenance, traces: FigureTrace[]): string {
  const byId = new Map(traces.map((trace) => [trace.id, trace]));
  const elements = [
    ...found.figures.map((node) => figureElement(node, byId.get(node.attrs.id))),
    ...found.externals.map(
      ({ attrs }) =>
        `<external${attributes({ id: attrs.id, text: attrs.text, source: attrs.source, date: attrs.date })}/>`,
    ),
    ...found.exempts.map(
      ({ attrs }) => `<exempt${attributes({ id: attrs.id, text: attrs.text, reason: attrs.reason })}/>`,
    ),
    ...found.facts.map(factElement),
  ];
  return `<facts xmlns="${FACTS_NAMESPACE}">${elements.join("")}</facts>`;
}

function figureElement(node: FigureNode, trace: FigureTrace | undefined): string {
  const { id, spec, form } = node.attrs;
  const head = attributes({
    id,
    bookmark: bookmarkName(id),
    text: inlineText(node),
    form,
    metric: spec.metric,
    "definition-version": spec.version,
    value: trace?.value ?? null,
    unit: trace?.unit ?? null,
    records: trace?.records ?? null,
    label: trace?.label ?? null,
    scope: trace?.scope ?? null,
    period: trace?.period ?? null,
    cutoff: trace?.cutoff ?? null,
  });
  return trace ? `<figure${head}><definition>${escapeXml(trace.definition)}</definition></figure>` : `<figure${head}/>`;
}

function factElement(fact: FactSentence): string {
  const evidence = fact.evidence.map(
    (ref) => `<evidence${attributes({ type: ref.type, id: ref.id, version: ref.version ?? null, label: ref.label })}/>`,
  );
  return `<fact${attributes({ id: fact.id })}><text>${escapeXml(fact.text)}</text>${evidence.join("")}</fact>`;
}
