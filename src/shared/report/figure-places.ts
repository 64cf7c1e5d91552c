import type { FigureNode, ReportDocument } from "./document.ts";
import { headingNumbers, shownContent } from "./headings.ts";
import { inlineText } from "./plain-text.ts";

/** Where the figures of a report stand in its plain text without a frame (`plainText(document)`). */
export type FigurePlace = { node: FigureNode; start: number; end: number };

export function figurePlaces(document: ReportDocument): { text: string; places: FigurePlace[] } {
  const numbers = headingNumbers(document);
  const places: FigurePlace[] = [];
  let text = "";
  for (const [index, block] of document.content.entries()) {
    if (index > 0) text += "\n";
    text += numbers[index]!;
    for (const node of shownContent(block)) {
      const start = text.length;
      text += inlineText(node);
      if (node.type === "figure") places.push({ node, start, end: text.length });
    }
  }
  return { text, places };
}
