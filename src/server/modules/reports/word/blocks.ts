import type { Paragraph, ParagraphChild } from "docx";
import type { InlineNode, ReportDocument } from "#shared/report/document.ts";
import { headingNumbers, shownContent } from "#shared/report/headings.ts";
import { inlineText } from "#shared/report/plain-text.ts";
import { paragraph, run } from "./paragraphs.ts";

/** Writes the inline content of the document's block of that index. */
export type InlineWriter = (content: InlineNode[], block: number) => ParagraphChild[];

/** Nothing but the text, in one run: not even where one ends and the next begins says that something was a figure. */
export const plainWriter: InlineWriter = (content) => {
  const text = content.map(inlineText).join("");
  return text ? [run(text)] : [];
};

/**
 * The document's headings, with their computed numbers, and paragraphs.
 * @param keepLast the last paragraph stays with what follows, so that a signature never stands on a page of its own
 */
export function blockParagraphs(document: ReportDocument, write: InlineWriter, keepLast = false): Paragraph[] {
  const numbers = headingNumbers(document);
  return document.content.map((block, index) => {
    const number = numbers[index]!;
    const children = [...(number ? [run(number)] : []), ...write(shownContent(block), index)];
    const style = block.type === "heading" ? `Heading${block.attrs.level}` : "Body";
    const keepNext = keepLast && index === document.content.length - 1;
    return paragraph(style, children, keepNext ? { keepNext } : {});
  });
}
