import { bareYear, calendar, weekday } from "./datetimes.ts";
import { fold } from "./fold.ts";
import { LEXICON } from "./lexicon.ts";
import { listed, patterned, place, schoolYear, slogan, structural } from "./names.ts";
import { isChineseNumeral } from "./numerals.ts";
import { leading, nth, ranked } from "./ordinals.ts";
import { quantity, rate } from "./quantities.ts";
import { bracketed, heading, latin, named, numbered } from "./references.ts";
import type { Found, NumberSpan, Rule, Source } from "./spans.ts";

/** The first rule that reads anything at a place decides: what is certain by its form comes before what is counted. */
const AT_NUMERAL: readonly Rule[] = [
  slogan([listed, patterned, calendar, ranked, heading]),
  patterned,
  heading,
  numbered,
  calendar,
  place,
  ranked,
  rate,
  structural,
  quantity,
];
const AT_DIGIT: readonly Rule[] = [
  slogan([patterned, calendar, ranked]),
  patterned,
  heading,
  numbered,
  calendar,
  latin,
  ranked,
  rate,
  bareYear,
  structural,
  quantity,
];
const AT_SIGN: Readonly<Record<string, readonly Rule[]>> = {
  第: [named, nth],
  前: [leading],
  高: [schoolYear],
  初: [schoolYear],
  大: [schoolYear],
  研: [schoolYear],
  附: [named],
  专: [named],
  图: [named],
  表: [named],
  周: [weekday],
  星: [weekday],
  礼: [weekday],
};
const BRACKETED: readonly Rule[] = [bracketed];
const LATIN: readonly Rule[] = [patterned, latin];

function rulesFor(c: string): readonly Rule[] | undefined {
  if (c >= "0" && c <= "9") return AT_DIGIT;
  if ((c >= "A" && c <= "Z") || (c >= "a" && c <= "z")) return LATIN;
  if (isChineseNumeral(c)) return AT_NUMERAL;
  if (c === "[" || c === "(" || (c >= "①" && c <= "⑳") || (c >= "㈠" && c <= "㈩")) return BRACKETED;
  return AT_SIGN[c];
}

/** 队伍, 登陆, 陆续: the characters of amounts in words (壹贰…伍陆) count only among their like. */
function isPlainWord(norm: string, at: number): boolean {
  return /[伍陆]/u.test(norm[at]!) && !/[壹贰叁肆柒捌玖拾佰仟万亿元圆零整]/u.test(norm[at + 1] ?? "");
}

function readAt(source: Source, at: number): Found | null {
  const c = source.norm[at]!;
  if (isPlainWord(source.norm, at)) return { end: at + 1, class: null };
  const word = LEXICON.has(c) ? listed(source, at) : null;
  if (word) return word;
  for (const rule of rulesFor(c) ?? []) {
    const found = rule(source, at);
    if (found) return found;
  }
  return null;
}

/** Past a numeral that nothing was made of: its inner characters must not be read as another one. */
function skip(norm: string, at: number): number {
  const digit = /\d/u.test(norm[at]!);
  let end = at + 1;
  while (
    end < norm.length &&
    (digit ? /\d/u.test(norm[end]!) : isChineseNumeral(norm[at]) && isChineseNumeral(norm[end]))
  )
    end++;
  return end;
}

/** In a title 《…》 a number belongs to the name; so does a Chinese one inside a short quotation. */
function quoted(span: NumberSpan, title: boolean, quotation: boolean): NumberSpan {
  if (span.class !== "quantity" || !(title || (quotation && !/\d/u.test(span.text)))) return span;
  return { start: span.start, end: span.end, text: span.text, class: "name", value: null, unit: "", approx: "exact" };
}

const LONGEST_QUOTATION = 16;

/** Which places lie in a title, and which in a short quotation; one pass, unclosed marks enclose nothing. */
function enclosures(text: string): { title: (at: number) => boolean; quotation: (at: number) => boolean } {
  const marks = { title: new Uint8Array(text.length), quotation: new Uint8Array(text.length) };
  let title = -1;
  let quotation = -1;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === "《") title = i;
    else if (c === "“") quotation = i;
    else if (c === "\n") title = quotation = -1;
    else if (c === "》" && title >= 0) {
      marks.title.fill(1, title, i);
      title = -1;
    } else if (c === "”" && quotation >= 0) {
      if (i - quotation <= LONGEST_QUOTATION) marks.quotation.fill(1, quotation, i);
      quotation = -1;
    }
  }
  return { title: (at) => marks.title[at] === 1, quotation: (at) => marks.quotation[at] === 1 };
}

/**
 * Every number in a text with its span, value, unit and class, sorted, not overlapping. The span runs from the first
 * digit to the unit, 余 and 多 included, without 近/约/超 before and 以上/左右 after it. Ordinals include 第 or 前,
 * weekdays 周. One pass with rules that look a bounded way ahead: the time is linear in the length.
 */
export function findNumbers(text: string): NumberSpan[] {
  const source: Source = { raw: text, norm: fold(text) };
  const { title, quotation } = enclosures(text);
  const spans: NumberSpan[] = [];
  let at = 0;
  while (at < text.length) {
    const found = readAt(source, at);
    if (!found) {
      at = skip(source.norm, at);
      continue;
    }
    if (found.class) {
      const { end, class: cls, value = null, valueTo, unit = "", approx = "exact", kind } = found;
      const span: NumberSpan = { start: at, end, text: text.slice(at, end), class: cls, value, unit, approx };
      if (valueTo !== undefined) span.valueTo = valueTo;
      if (kind) span.kind = kind;
      spans.push(quoted(span, title(at), quotation(at)));
    }
    at = found.end;
  }
  return spans;
}
