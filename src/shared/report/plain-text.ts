import type { InlineNode, ReportDocument, ReportFrame } from "./document.ts";
import { headingNumbers, shownContent } from "./headings.ts";

/** Stands where a figure has not been computed yet: missing data is visible and never zero. */
export const PENDING_FIGURE = "〔待计算〕";

/** The surface text of one inline node. */
export function inlineText(node: InlineNode): string {
  if (node.type === "text") return node.text;
  if (node.type === "figure") return node.attrs.text ?? PENDING_FIGURE;
  return node.attrs.text;
}

/** One line for each block, heading numbers included. */
export function blockLines(document: ReportDocument): string[] {
  const numbers = headingNumbers(document);
  return document.content.map((block, index) => numbers[index]! + shownContent(block).map(inlineText).join(""));
}

/** An ISO date as an official document writes it, GB/T 9704—2012 7.3.5.4: no leading zeros, 2026年5月8日. */
export function officialDate(date: string): string {
  const [year, month, day] = date.split("-");
  return `${Number(year)}年${Number(month)}月${Number(day)}日`;
}

/** 主送 with its full-width colon (7.3.2), or null when the report names no addressee. */
export function addresseeLine(addressee: string): string | null {
  const name = addressee.trim().replace(/[：:]+$/u, "");
  return name ? `${name}：` : null;
}

/** One line of 附件说明: `lead` stands before the name, `name` is what a wrapped line is aligned with. */
export type AttachmentLine = { lead: string; name: string };

/** 附件说明 (7.3.4): one attachment has no number, several are numbered in Arabic; no punctuation after a name. */
export function attachmentLines(names: string[]): AttachmentLine[] {
  return names.map((given, index) => {
    const name = given.trim().replace(/[。；，、;,.]+$/u, "");
    const number = names.length > 1 ? `${index + 1}. ` : "";
    return { lead: (index === 0 ? "附件：" : "") + number, name };
  });
}

/**
 * The whole report as plain text, one line a paragraph, blank lines where the official format leaves one: the text
 * that is checked, pasted and counted in. Without a frame it is the text's blocks alone. The Word file shows exactly
 * this text.
 */
export function plainText(document: ReportDocument, frame?: ReportFrame): string {
  const body = blockLines(document);
  if (!frame) return body.join("\n");
  const addressee = addresseeLine(frame.addressee);
  const lines = [frame.title.trim(), "", ...(addressee ? [addressee] : []), ...body];
  const attachments = attachmentLines(frame.attachments);
  if (attachments.length > 0) lines.push("", ...attachments.map((line) => line.lead + line.name));
  const signatory = frame.signatory.trim();
  if (signatory || frame.date) lines.push("");
  if (signatory) lines.push(signatory);
  if (frame.date) lines.push(officialDate(frame.date));
  return lines.join("\n");
}
