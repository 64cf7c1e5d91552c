import type { Actor } from "#server/modules/access/index.ts";
import { type Citation, citationsOn } from "#server/modules/documents/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { EvidenceRef, InlineNode, ReportDocument } from "#shared/report/document.ts";

/** The text of a report as it is issued: a document that a fact rests on is cited with the version of that day. */
export async function withFrozenEvidence(tx: Tx, actor: Actor, document: ReportDocument): Promise<ReportDocument> {
  const cited = new Set(evidenceOf(document).flatMap((ref) => (ref.type === "document" ? ref.id : [])));
  const citations = await citationsOn(tx, actor, [...cited], dayOf(actor.at));
  if (citations.size === 0) return document;
  return {
    ...document,
    content: document.content.map((block) =>
      block.content ? { ...block, content: block.content.map((node) => frozen(node, citations)) } : block,
    ),
  };
}

function evidenceOf(document: ReportDocument): EvidenceRef[] {
  return document.content
    .flatMap((block) => block.content ?? [])
    .flatMap((node) => (node.type === "text" ? (node.marks ?? []) : []))
    .flatMap((mark) => mark.attrs.evidence);
}

function frozen(node: InlineNode, citations: ReadonlyMap<string, Citation>): InlineNode {
  if (node.type !== "text" || !node.marks) return node;
  const marks = node.marks.map((mark) => ({
    ...mark,
    attrs: { ...mark.attrs, evidence: mark.attrs.evidence.map((ref) => citedAs(ref, citations.get(ref.id))) },
  }));
  return { ...node, marks };
}

function citedAs(ref: EvidenceRef, citation: Citation | undefined): EvidenceRef {
  return ref.type === "document" && citation ? { ...ref, ...citation } : ref;
}
