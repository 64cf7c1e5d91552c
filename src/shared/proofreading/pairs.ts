import type { Family, Mark, ProofRule, Reading } from "./rule.ts";
import { typed } from "./rule.ts";

const RULES = [
  {
    id: "pairs.unmatched",
    name: "不成对的引号、括号、书名号",
    severity: "error",
    standard: "GB/T 15834—2011 4.8.2、4.9.2、4.15.2",
    evidence: "seen",
  },
  {
    id: "pairs.mixed",
    name: "全角半角混用的一对括号",
    severity: "warning",
    standard: "GB/T 15834—2011 5.1",
    evidence: "seen",
  },
  {
    id: "pairs.nested-quotes",
    name: "双引号里的双引号",
    severity: "warning",
    standard: "GB/T 15834—2011 4.8",
    evidence: "memory",
  },
  {
    id: "pairs.nested-titles",
    name: "书名号里的书名号",
    severity: "warning",
    standard: "GB/T 15834—2011 4.15",
    evidence: "memory",
  },
] as const satisfies readonly ProofRule[];

const CLOSES: Readonly<Record<string, string>> = {
  "《": "》",
  "“": "”",
  "（": "）",
  "(": ")",
  "【": "】",
  "〔": "〕",
  "〈": "〉",
};
const OPENS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CLOSES).map(([open, close]) => [close, open]),
);
const SAME: Readonly<Record<string, string>> = { "（": ")", "(": "）" };

type Open = { c: string; at: number };

/** 1） a) 一）: a closing bracket behind a number of a list has no counterpart. */
const LIST_NUMBER = /(?:^|[\s；。：，、;:,])[\dA-Za-z一二三四五六七八九十]{1,3}$/u;
const LONGEST_NUMBER = 5;
/** Marks farther apart are two slips, not one quotation. */
const LONGEST_QUOTATION = 2_000;

function isListNumber(text: string, at: number): boolean {
  return LIST_NUMBER.test(text.slice(Math.max(0, at - LONGEST_NUMBER), at));
}

/** Pairs of marks within a paragraph. A quotation may run over several paragraphs: what one leaves open a later one closes. */
export const pairs: Family = {
  rules: RULES,
  find({ draft }: Reading) {
    const marks: Mark[] = [];
    let quotes: Open[] = [];
    for (const paragraph of draft.paragraphs) {
      const { text, at } = typed(paragraph);
      const turned = turnedQuotes(text, at);
      const { left, found } = walk(turned.length > 0 ? text.replace(/[“”]/gu, " ") : text, at);
      marks.push(...turned, ...found);
      // every paragraph of a long quotation may begin with the mark again
      const reopened = left.filter(({ c }) => c === "“");
      const closes = left.filter(({ c }) => c === "”");
      for (const close of closes) {
        const answered = quotes.length > 0 && close.at - quotes[0]!.at < LONGEST_QUOTATION;
        if (answered) quotes = [];
        else marks.push(unmatched(close));
      }
      if (reopened.length > 0) quotes.push(...reopened);
      marks.push(...left.filter(({ c }) => c !== "“" && c !== "”").map(unmatched));
    }
    return [...marks, ...quotes.map(unmatched)];
  },
};

/** “学习“ or ”学习”: all the marks of a paragraph are the same one; every other should be its counterpart. */
function turnedQuotes(text: string, from: number): Mark[] {
  const places = [...text.matchAll(/[“”]/gu)];
  const first = places[0]?.[0];
  if (!first || places.length % 2 === 1 || places.some(([c]) => c !== first)) return [];
  const due = first === "“" ? "”" : "“";
  const wrong = places.filter((_, index) => index % 2 === (first === "“" ? 1 : 0));
  return wrong.map((m) => ({
    rule: "pairs.unmatched",
    start: from + m.index,
    length: 1,
    message: `“${first}”应为“${due}”`,
    suggestion: due,
    fix: due,
  }));
}

function unmatched({ c, at }: Open): Mark {
  const other = CLOSES[c] ?? OPENS[c];
  const message = `“${c}”没有与之成对的“${other}”`;
  return { rule: "pairs.unmatched", start: at, length: 1, message, suggestion: `补上“${other}”，或者删去`, fix: null };
}

/** What is left open or closes nothing in a paragraph, and what is odd about the pairs. */
function walk(text: string, from: number): { left: Open[]; found: Mark[] } {
  const stack: Open[] = [];
  const left: Open[] = [];
  const found: Mark[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i]!;
    const at = from + i;
    if (CLOSES[c]) stack.push({ c, at });
    else if (OPENS[c]) {
      const top = stack.at(-1);
      if (top && CLOSES[top.c] === c) {
        stack.pop();
        const mark = nested(top, stack, at);
        if (mark) found.push(mark);
      } else if (top && SAME[top.c] === c) {
        stack.pop();
        found.push(mixed(c, at));
      } else {
        const below = stack.findLastIndex((one) => CLOSES[one.c] === c);
        if (below >= 0) left.push(...stack.splice(below).slice(1));
        else if (!(/[)）]/u.test(c) && isListNumber(text, i))) left.push({ c, at });
      }
    }
  }
  return { left: [...left, ...stack], found };
}

function mixed(c: string, at: number): Mark {
  const due = c === ")" ? "）" : ")";
  const message = "一对括号一半全角一半半角";
  return { rule: "pairs.mixed", start: at, length: 1, message, suggestion: due, fix: due === "）" ? due : null };
}

function nested(top: Open, stack: readonly Open[], close: number): Mark | null {
  const outer = stack.at(-1)?.c;
  if (outer !== top.c || (top.c !== "“" && top.c !== "《")) return null;
  const quote = top.c === "“";
  return {
    rule: quote ? "pairs.nested-quotes" : "pairs.nested-titles",
    start: top.at,
    length: close - top.at + 1,
    message: quote ? "双引号里再用引号时，里面用单引号" : "书名号里再用书名号时，里面用单书名号",
    suggestion: quote ? "里面改用‘’" : "里面改用〈〉",
    fix: null,
  };
}
