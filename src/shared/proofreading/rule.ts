import type { Draft, DraftParagraph } from "#shared/checks/draft.ts";
import type { Severity } from "#shared/checks/finding.ts";
import type { Verified } from "#shared/documents/types.ts";

/** One thing that is looked for in a text; districts switch it by its id. */
export type ProofRule = {
  id: string;
  /** Chinese, as the list of rules shows it */
  name: string;
  severity: Severity;
  /** the standard and its clause, or what the rule rests on where no standard says it */
  standard: string;
  /** how sure the clause is; practice: a convention of careful editors without a text behind it */
  evidence: Verified | "practice";
};

/** A place that a rule objects to, in offsets of the draft. */
export type Mark = {
  rule: string;
  start: number;
  length: number;
  message: string;
  suggestion: string | null;
  /** what may safely stand in the place of the marked characters; null: nobody can say, or it is not safe */
  fix: string | null;
  /** where a single case weighs otherwise than its rule */
  severity?: Severity;
};

/** What a person of the register is: the posts under which he or she may appear. */
export type KnownPerson = { name: string; posts: readonly string[]; org: string };

/** What is read, and what the department knows besides. */
export type Reading = { draft: Draft; people: readonly KnownPerson[]; lexicon: readonly LexiconEntry[] };

/** A family of rules, one file each. Its time must be linear in the length of the draft. */
export type Family = { rules: readonly ProofRule[]; find(reading: Reading): Mark[] };

/** A wrong form of an expression and the right one, with what must or must not stand beside it. */
export type LexiconEntry = {
  id: string;
  wrong: string;
  right: string;
  severity: Severity;
  /** the wrong form counts only directly behind one of these; empty: anywhere */
  after: readonly string[];
  /** and never behind one of these */
  notAfter: readonly string[];
  before: readonly string[];
  notBefore: readonly string[];
};

/** The typed part of a paragraph: without the number that Word computes. `at` is its offset in the draft. */
export function typed(paragraph: DraftParagraph): { text: string; at: number } {
  return { text: paragraph.text.slice(paragraph.automatic), at: paragraph.start + paragraph.automatic };
}

export const HAN = /[\u3400-\u9fff]/u;
export const isHan = (c: string | undefined): boolean => c !== undefined && c >= "\u3400" && c <= "\u9fff";

/** Every match of a pattern with the flag g in the typed text, with its offset in the draft. */
export function* matches(
  draft: Draft,
  pattern: RegExp,
): Generator<{ m: RegExpExecArray; start: number; text: string }> {
  for (const paragraph of draft.paragraphs) {
    const { text, at } = typed(paragraph);
    for (const m of text.matchAll(pattern)) yield { m, start: at + m.index, text };
  }
}
