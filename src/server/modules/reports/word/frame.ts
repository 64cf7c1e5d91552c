import type { Paragraph } from "docx";
import type { ReportFrame } from "#shared/report/document.ts";
import { addresseeLine, attachmentLines, officialDate } from "#shared/report/plain-text.ts";
import { CHARS_PER_LINE, chars, TITLE_CHARS_PER_LINE } from "./page.ts";
import { blankLine, paragraph, run, tabbedRun } from "./paragraphs.ts";
import { textWidth, titleLines } from "./title-lines.ts";

/** Above the text: the title (7.3.1), one blank line, 主送 flush left (7.3.2). */
export function aboveText(frame: ReportFrame): Paragraph[] {
  const addressee = addresseeLine(frame.addressee);
  return [titleParagraph(frame.title), blankLine(), ...(addressee ? [paragraph("Addressee", addressee)] : [])];
}

/** One paragraph, however many lines: programs that list titles show it whole. */
export function titleParagraph(title: string, options: { pageBreakBefore?: boolean } = {}): Paragraph {
  const lines = titleLines(title, TITLE_CHARS_PER_LINE);
  return paragraph(
    "Title",
    lines.map((line, index) => run(line, { breakBefore: index > 0 })),
    options,
  );
}

/** Below the text: 附件说明 (7.3.4), then signature and date without a seal (7.3.5.2), kept together. */
export function belowText(frame: ReportFrame): Paragraph[] {
  const signatory = frame.signatory.trim();
  const date = frame.date ? officialDate(frame.date) : "";
  const place = signaturePlace(signatory, date);
  const signature: Paragraph[] = [];
  if (signatory || date) signature.push(blankLine({ keepNext: true }));
  if (signatory)
    signature.push(paragraph("Signatory", signatory, { keepNext: date !== "", ...placed(place.signatory) }));
  if (date) signature.push(paragraph("IssueDate", date, placed(place.date)));
  return [...attachmentParagraphs(frame.attachments, signature.length > 0), ...signature];
}

/** Whether anything stands below the text, so that the last paragraph has to stay with it. */
export function hasBelow(frame: ReportFrame): boolean {
  return frame.attachments.length > 0 || frame.signatory.trim() !== "" || frame.date !== null;
}

/**
 * One blank line, then 「附件：1. …」 two characters from the left; what wraps is aligned with the first character of
 * the name. The number ends in a tab, which is exact in every face; the widths only say where the tab stops.
 */
function attachmentParagraphs(names: string[], signed: boolean): Paragraph[] {
  if (names.length === 0) return [];
  const mark = textWidth("附件：");
  const widest = Math.max(...attachmentLines(names).map((line) => textWidth(line.lead.replace("附件：", ""))));
  const nameAt = chars(2 + mark + widest);
  const lines = attachmentLines(names).map(({ lead, name }, index) => {
    const hanging = index === 0 ? nameAt - chars(2) : nameAt - chars(2 + mark);
    const label = lead.trimEnd();
    const children = names.length > 1 ? [tabbedRun(label), run(name)] : [run(label + name)];
    const keepNext = signed || index < names.length - 1;
    return paragraph("Attachment", children, { indent: { left: nameAt, hanging }, keepNext });
  });
  return [blankLine({ keepNext: true }), ...lines];
}

/** In characters of the line: `right` is what stays free on the right, `left` where the text begins. */
type Place = { right: number } | { left: number };

/**
 * Where name and date stand without a seal, 7.3.5.2: the name two characters from the right, the date beginning two to
 * the right of where the name begins; a date longer than the name stands two from the right itself and pushes the name
 * inwards. The one that follows the other is placed by its beginning, which does not depend on how wide a face's
 * digits are.
 */
export function signaturePlace(signatory: string, date: string): { signatory: Place; date: Place } {
  const nameWidth = textWidth(signatory);
  const dateWidth = textWidth(date);
  const right = { right: 2 };
  if (!signatory || !date || nameWidth > CHARS_PER_LINE - 4) return { signatory: right, date: right };
  if (dateWidth > nameWidth) return { signatory: { left: CHARS_PER_LINE - 2 - dateWidth - 2 }, date: right };
  return { signatory: right, date: { left: CHARS_PER_LINE - 2 - nameWidth + 2 } };
}

function placed(place: Place) {
  if ("right" in place) return { indent: { right: chars(place.right) } };
  // A line that begins at its place may run into the margin: where 仿宋 is missing, a wider face must not tear the date.
  return { indent: { left: chars(place.left), right: -chars(2) }, alignment: "left" as const };
}
