/** error: surely wrong; warning: very likely wrong, or wrong under a condition; hint: a matter of style, off by default. */
export const SEVERITIES = ["error", "warning", "hint"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What is wrong at a place of a draft, found without looking at any record. */
export type Finding = {
  /** id of the rule: stable, districts switch rules off by it */
  rule: string;
  severity: Severity;
  /** UTF-16 offset in the plain text and length; length 0 for what concerns the document as a whole */
  start: number;
  length: number;
  /** Chinese, one sentence: what is wrong and by which standard */
  message: string;
  /** what should stand there instead, or what to do; null when nobody can say */
  suggestion: string | null;
  /** a correction so safe that it may go into the file as a tracked change: the characters to replace, and with what */
  fix: { start: number; length: number; text: string } | null;
};
