import { readNumeral } from "#shared/cells/numerals.ts";
import type { Draft } from "#shared/checks/draft.ts";
import { headingNumber } from "#shared/report/headings.ts";

/** A number before a heading or an item of a list, as written. */
export type Numbered = {
  n: number;
  written: string;
  start: number;
  /** computed by Word: it cannot be corrected in the text */
  automatic: boolean;
  /** opens a level while the one between it and its parent is not used */
  skips: boolean;
  /** another number in the same form */
  write(n: number): string;
};

const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

/** The forms of numbers by level, GB/T 9704—2012 7.3.3 and GB/T 15834—2011 B.3.8: 一、→（一）→1.→（1）→①. */
const FORMS: readonly { pattern: RegExp; read(text: string): number; write(n: number, written: string): string }[] = [
  {
    pattern: /^[一二三四五六七八九十]{1,3}(?:、(?![一二三四五六七八九十][季月年、])|[.．])/u,
    read: (text) => readNumeral(text.slice(0, -1)),
    write: like(1),
  },
  {
    pattern: /^[（(][一二三四五六七八九十]{1,3}[）)]/u,
    read: (text) => readNumeral(text.slice(1, -1)),
    write: like(2),
  },
  { pattern: /^\d{1,2}(?:、(?!\d)|[.．](?![\d]))/u, read: (text) => Number(text.slice(0, -1)), write: like(3) },
  { pattern: /^[（(]\d{1,2}[）)]/u, read: (text) => Number(text.slice(1, -1)), write: like(4) },
  { pattern: /^[①-⑳]/u, read: (text) => CIRCLED.indexOf(text) + 1, write: (n, written) => CIRCLED[n - 1] ?? written },
];

/** Writes a number in the form of the level, with the marks as they stand in the text. */
function like(level: number) {
  return (n: number, written: string) => {
    const bare = headingNumber(level, n).replace(/[（）、.]/gu, "");
    return /^[（(]/u.test(written) ? written[0]! + bare + written.at(-1)! : bare + written.at(-1)!;
  };
}

/** An attachment, a signature, a part with a name of its own: what is numbered behind it begins anew. */
const BEGINS_ANEW = /^(?:附件|附表|附录|第[一二三四五六七八九十]{1,3}[章节编部篇])/u;
const ATTACHED = /^附件[:：]\s?1[.．、]/u;
const LONGEST_TO_LOOK_INTO = 2_000;

/**
 * The numbers of the body that stand below one parent in one form, in order. A form opens anew with 1, below every
 * number of a higher form, and below a heading without a number.
 */
export function headingSiblings(draft: Draft): Numbered[][] {
  const closed: Numbered[][] = [];
  const open: (Numbered[] | null)[] = FORMS.map(() => null);
  const close = (from: number) => {
    for (let level = from; level < open.length; level += 1) {
      const group = open[level];
      if (group) closed.push(group);
      open[level] = null;
    }
  };
  for (const { text, start, part, level, automatic } of draft.paragraphs) {
    if (part !== "body") continue;
    const lead = text.length - text.trimStart().length;
    const body = text.slice(lead);
    if (BEGINS_ANEW.test(body)) close(0);
    const attached = ATTACHED.exec(body);
    const form = attached ? 2 : FORMS.findIndex(({ pattern }) => pattern.test(body));
    if (form < 0) {
      if (level !== null) close(0);
      continue;
    }
    const from = attached ? attached[0].length - 2 : 0;
    const one = numberAt(body, from, start + lead, form, automatic > lead);
    if (!one) continue;
    close(form + 1);
    if (one.n === 1) close(form);
    const parent = open.slice(0, form).findLastIndex((level) => level !== null);
    if (!open[form] && parent >= 0 && parent < form - 1 && form < open.length - 1) one.skips = true;
    const group = open[form] ?? [];
    group.push(one, ...within(body, one, form, start + lead));
    open[form] = group;
  }
  close(0);
  return closed;
}

function numberAt(body: string, at: number, start: number, form: number, automatic: boolean): Numbered | null {
  const { pattern, read, write } = FORMS[form]!;
  const written = pattern.exec(body.slice(at, at + 8))?.[0];
  if (!written) return null;
  return { n: read(written), written, start: start + at, automatic, skips: false, write: (n) => write(n, written) };
}

/** A list may go on within its paragraph: 1.…；2.…；3.… Only the number that is due is taken for one of it. */
function within(body: string, first: Numbered, form: number, start: number): Numbered[] {
  const found: Numbered[] = [];
  let due = first.n + 1;
  const most = Math.min(body.length, LONGEST_TO_LOOK_INTO);
  for (let at = 1; at < most; at += 1) {
    if (!/[。；;：:\s]/u.test(body[at - 1]!)) continue;
    const one = numberAt(body, at, start, form, false);
    if (one?.n !== due) continue;
    found.push(one);
    due += 1;
  }
  return found;
}
