/** What is to be written beside a place of a draft. */
export type Note = {
  /** UTF-16 offset in the draft's plain text and length; length 0 for the paragraph at `start` as a whole */
  start: number;
  length: number;
  /** body of the comment; may hold several lines */
  text: string;
  /** characters of the plain text to replace as a tracked change, and with what */
  fix: { start: number; length: number; text: string } | null;
};

export type Signature = { author: string; at: Date };

const SHANGHAI = 8 * 60 * 60 * 1000;

/** Word shows the time of a comment as it stands, whatever zone it names: it is written as the clock on the wall. */
export const wallClock = (at: Date) => `${new Date(at.getTime() + SHANGHAI).toISOString().slice(0, 19)}Z`;

/** Text for XML without the characters that it does not know. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
