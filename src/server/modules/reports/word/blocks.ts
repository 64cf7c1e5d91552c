import type { Paragraph, ParagraphChild } from "docx";
import type { InlineNode, ReportDocument } from "#shared/report/document.ts";
import { headingNumbers, shownContent } from "#shared/report/headings.ts";
import { inlineText } from "#shared/report/plain-text.ts";
import { paragraph, run } from "./paragraphs.ts";

/**
 * Writes the inline content of one block, its heading number included as text. `start` is where the content begins in
 * `plainText(document)`.
 */
export type InlineWriter = (content: InlineNode[], start: number) => ParagraphChild[];

/** Nothing but the text, in one run: not even where one ends and the next begins says that something was a figure. */
export const plainWriter: InlineWriter = (content) => {
  const text = content.map(inlineText).join("");
  return text ? [run(text)] : [];
};

/**
 * The document's headings and paragraphs.
 * @param keepLast the last paragraph stays with what follows, so that a signature never stands on a page of its own
 */
export function blockParagraphs(document: ReportDocument, write: InlineWriter, keepLast = false): Paragraph[] {
  const numbers = headingNumbers(document);
  let offset = 0;
  return document.content.map((block, index) => {
    const content = withNumber(numbers[index]!, shownContent(block));
    const children = write(content, offset);
    offset += content.map(inlineText).join("").length + "\n".length;
    const style = block.type === "heading" ? `Heading${block.attrs.level}` : "Body";
    const keepNext = keepLast && index === document.content.length - 1;
    return paragraph(style, children, keepNext ? { keepNext } : {});
  });
}

/** The computed number is text like any other once it is printed. */
function withNumber(number: string, content: InlineNode[]): InlineNode[] {
  return number ? [{ type: "text", text: number }, ...content] : content;
}
