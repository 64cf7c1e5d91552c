import type { Severity } from "#shared/checks/finding.ts";

/**
 * exact: what is cited exists and holds on the day; near: the title is written otherwise; untyped: a file named without
 * its 文种; unknown: looks like an instrument that the library does not hold; unchecked: nobody can say.
 */
export type Verdict =
  | "exact"
  | "near"
  | "superseded"
  | "repealed"
  | "expired"
  | "not_yet"
  | "article"
  | "number"
  | "untyped"
  | "unknown"
  | "unchecked";

/** One title, article or document number that a draft cites. */
export type Citation = {
  /** as written, without title marks */
  title: string;
  /** UTF-16 offset and length in `Draft.text`, title marks included; of an article or number that is wrong, its own */
  start: number;
  length: number;
  verdict: Verdict;
  /** what should stand there instead */
  suggestion: string | null;
  /** Chinese, one sentence; "" where nothing is to be said */
  message: string;
  /** id of the library's entry */
  regulation: string | null;
  /** how grave it is; null where nothing is to be said. What rests on days from memory weighs one step less. */
  severity: Severity | null;
};
