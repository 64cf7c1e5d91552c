import type { BlockNode, ReportDocument } from "#shared/report/document.ts";
import { inlineText } from "#shared/report/plain-text.ts";

export type Section = { heading: string; blocks: readonly BlockNode[] };

const textOf = (block: BlockNode) => (block.content ?? []).map(inlineText).join("");

/** The parts of a report by their headings; what stands before the first heading is a part without one. */
export function sectionsOf(document: ReportDocument): Section[] {
  const sections: { heading: string; blocks: BlockNode[] }[] = [];
  for (const block of document.content) {
    if (block.type === "heading") sections.push({ heading: textOf(block), blocks: [] });
    else if (sections.length === 0) sections.push({ heading: "", blocks: [block] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}

/** The heading that the block with this index stands under; "" before the first one. */
export function headingAbove(document: ReportDocument, index: number): string {
  const heading = document.content.slice(0, index + 1).findLast((block) => block.type === "heading");
  return heading ? textOf(heading) : "";
}
