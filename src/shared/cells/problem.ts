export type ProblemLevel = "error" | "warning";

/** What is wrong with a value, before its cell is known. `message` names the cell's text and what to do. */
export type Finding = { level: ProblemLevel; code: string; message: string };

/** A finding at its cell: `row` is 1-based and `column` the letters, both as Excel shows them. */
export type Problem = Finding & { sheet: string; row: number; column: string };

/** A finding in its cell. */
export function placed(finding: Finding, { sheet, row }: { sheet: string; row: number }, column: string): Problem {
  const { level, code, message } = finding;
  return { sheet, row, column, level, code, message };
}

/** Whether a row or total can be taken over as it is. */
export function isUsable(row: { problems: readonly Problem[] }): boolean {
  return row.problems.every(({ level }) => level !== "error");
}

export function error(code: string, message: string): Finding {
  return { level: "error", code, message };
}

export function warning(code: string, message: string): Finding {
  return { level: "warning", code, message };
}

const LONGEST_QUOTE = 30;

/** Digits as long as an identity number, wherever somebody wrote them. */
const LONG_NUMBER = /\d{14,17}[\dXx]|\d{14,}/g;

/** 110***********1234: enough to find the cell again, not enough to know the number. */
export function maskNumber(number: string): string {
  if (number.length < 12) return "*".repeat(number.length);
  return number.slice(0, 3) + "*".repeat(number.length - 7) + number.slice(-4);
}

/** A text in which no identity number can be read any more, whatever column somebody wrote it in. */
export function maskNumbersIn(text: string): string {
  return text.normalize("NFKC").search(LONG_NUMBER) < 0
    ? text
    : text.normalize("NFKC").replace(LONG_NUMBER, maskNumber);
}

/** A cell's text as a message quotes it: on one line, shortened, and never with an identity number in it. */
export function quote(text: string): string {
  const masked = maskNumbersIn(text.normalize("NFKC").replace(/\s+/g, " ").trim());
  return `“${masked.length > LONGEST_QUOTE ? `${masked.slice(0, LONGEST_QUOTE)}…` : masked}”`;
}
