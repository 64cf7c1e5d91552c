import { matchAt } from "./fold.ts";

/** One numeral as written, before any unit. */
export type Numeral = {
  end: number;
  value: number;
  script: "arabic" | "chinese";
  /** the largest 万 or 亿 written in it (1 if none): money keeps it in its unit */
  scale: 1 | 1e4 | 1e8;
  /** the size of one unit of the last place written after the decimal point (3.2万 → 1000); 0 without a point */
  decimalStep: number;
  /** 百人, 千名, 万元: a multiplier without a digit before it */
  bare: boolean;
};

const DIGIT: Readonly<Record<string, number>> = Object.fromEntries(
  ["零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"].flatMap((forms, value) =>
    [...forms].map((c) => [c, value] as const),
  ),
);
const TENS: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 };
const SMALL: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const BIG: Readonly<Record<string, 1e4 | 1e8>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };

/** 大写 forms are also ordinary characters (队伍, 大陆, 陆续): alone they are no number. */
const FORMAL = /[壹贰叁肆伍陆柒捌玖拾佰仟萬億]/u;
const FORMAL_RUN = /[壹贰叁肆伍陆柒捌玖零拾佰仟萬億万亿]{1,32}/uy;

/** The digit a character stands for, or undefined. */
export const digitOf = (c: string | undefined): number | undefined => (c === undefined ? undefined : DIGIT[c]);
export const smallUnitOf = (c: string | undefined): number | undefined => (c === undefined ? undefined : SMALL[c]);
export const bigUnitOf = (c: string | undefined): 1e4 | 1e8 | undefined => (c === undefined ? undefined : BIG[c]);

/** Whether a Chinese numeral can start with the character. */
export function isChineseNumeral(c: string | undefined): boolean {
  return c !== undefined && (c in DIGIT || c in SMALL || c in BIG || c in TENS);
}

/** Sums and products of decimals written in text, without the noise of binary fractions. */
export const tidy = (x: number): number => Number(x.toPrecision(12));

/** Reads 万, 亿, 万亿 at the place; `scale` is their product. */
export function readBigUnits(norm: string, at: number): { end: number; scale: number; top: 1 | 1e4 | 1e8 } {
  // 1.4 万元: some set a space between digits and characters
  let end = norm[at] === " " && /[万亿]/u.test(norm[at + 1] ?? "") ? at + 1 : at;
  let scale = 1;
  let top: 1 | 1e4 | 1e8 = 1;
  for (let big = bigUnitOf(norm[end]); big !== undefined && scale < 1e8; big = bigUnitOf(norm[end])) {
    scale *= big;
    top = big > top ? big : top;
    end++;
  }
  return { end, scale, top };
}

const DIGITS = /\d{1,3}(?:,\d{3}){1,5}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/y;
const SPACED = /\d{1,3}(?: \d{3}){1,5}(?![\d.])/y;

/** 千米, 千克, 千瓦 are units and 百分点 is one, too: 5千米 is 5. */
function smallUnitAfterDigits(norm: string, at: number): number | undefined {
  const unit = smallUnitOf(norm[at]);
  if (unit === undefined || unit === 10) return undefined;
  const next = norm[at + 1] ?? "";
  return (unit === 1000 && /[米克瓦卡]/u.test(next)) || (unit === 100 && next === "分") ? undefined : unit;
}

function readArabicPart(norm: string, at: number, pattern: RegExp): Numeral | null {
  const m = matchAt(pattern, norm, at);
  if (!m) return null;
  const digits = m[0].replaceAll(/[, ]/gu, "");
  const decimals = digits.split(".")[1]?.length ?? 0;
  let end = at + m[0].length;
  const small = smallUnitAfterDigits(norm, end);
  if (small !== undefined) end++;
  const big = readBigUnits(norm, end);
  const factor = (small ?? 1) * big.scale;
  const value = tidy(Number(digits) * factor);
  const decimalStep = decimals === 0 ? 0 : factor / 10 ** decimals;
  return { end: big.end, value, script: "arabic", scale: big.top, decimalStep, bare: false };
}

/**
 * Reads 1,024 · 3.2万 · 3万5千 · 1.2万亿 at the place. Groups parted by a space ("1 024") are read only where `spaced`
 * is set, since a space otherwise parts two numbers.
 */
export function readArabic(norm: string, at: number, spaced = false): Numeral | null {
  const first = readArabicPart(norm, at, spaced ? SPACED : DIGITS);
  if (!first || first.scale === 1 || first.decimalStep > 0) return first;
  // 3万5千, 3亿5000万: a lower part must carry a multiplier of its own, or it is another number
  const lower = readArabicPart(norm, first.end, DIGITS);
  if (!lower || lower.value >= first.scale || !/[百千万]/u.test(norm[lower.end - 1] ?? "")) return first;
  return { ...first, end: lower.end, value: first.value + lower.value };
}

type ChineseState = { total: number; section: number; small: number; digit: number; last: number; zero: boolean };

/** What stands so far, with the shorthand 三万二 = 32,000 when the last digit follows a unit directly. */
function chineseValue(s: ChineseState, shorthand: boolean): number {
  const unit = s.last < Infinity ? s.last : s.section > 0 ? 1e4 : s.total > 0 ? 1e8 : 1;
  const digit = s.digit < 0 ? 0 : shorthand && !s.zero && unit >= 100 ? (s.digit * unit) / 10 : s.digit;
  return s.total + s.section + s.small + digit;
}

/**
 * Reads a Chinese numeral at the place: 一百零五, 三千五百万, 两, 廿三, 壹佰, 三点五, 十. It stops before a character
 * that cannot continue it, so 十二 is read of 十二三.
 */
export function readChinese(norm: string, at: number): Numeral | null {
  const s: ChineseState = { total: 0, section: 0, small: 0, digit: -1, last: Infinity, zero: false };
  let end = at;
  let scale: 1 | 1e4 | 1e8 = 1;
  let bare = false;
  for (let i = at; ; i++) {
    const c = norm[i];
    const atStart = i === at;
    const digit = digitOf(c);
    const tens = c === undefined ? undefined : TENS[c];
    const small = smallUnitOf(c);
    const big = bigUnitOf(c);
    if (digit === 0) {
      const next = digitOf(norm[i + 1]);
      if (atStart) {
        if (next !== undefined) return null; // a run of digits, not a number
        s.digit = 0;
        end = i + 1;
        break;
      }
      if (s.digit >= 0 || s.zero || (!next && norm[i + 1] !== "十")) break;
      s.zero = true;
    } else if (digit !== undefined) {
      if (s.digit >= 0) break;
      s.digit = digit;
      end = i + 1;
    } else if (tens !== undefined) {
      if (s.digit >= 0 || s.last <= 10) break;
      s.small += tens;
      s.last = 10;
      end = i + 1;
    } else if (small !== undefined) {
      if (small >= s.last || (s.digit < 0 && !atStart && !(s.zero && small === 10))) break;
      if (atStart && small > 10) bare = true;
      s.small += (s.digit < 0 ? 1 : s.digit) * small;
      s.last = small;
      s.digit = -1;
      s.zero = false;
      end = i + 1;
    } else if (big !== undefined) {
      const part = s.small + Math.max(s.digit, 0);
      if (atStart) bare = true;
      if (big === 1e4) {
        if (s.section > 0 || (part === 0 && !atStart)) break;
        s.section = Math.max(part, 1) * 1e4;
      } else {
        if (s.total > 0) break;
        s.total = (s.section + part || 1) * 1e8;
        s.section = 0;
      }
      scale = big > scale ? big : scale;
      s.small = 0;
      s.digit = -1;
      s.last = Infinity;
      s.zero = false;
      end = i + 1;
    } else break;
  }
  if (end === at) return null;
  const decimals = scale === 1 ? readChineseDecimals(norm, end) : null;
  if (decimals) {
    const value = tidy((chineseValue(s, false) + decimals.value) * decimals.scale);
    const decimalStep = decimals.step * decimals.scale;
    return { end: decimals.end, value, script: "chinese", scale: decimals.top, decimalStep, bare: false };
  }
  // 一百二三十: a digit after the last digit makes it a pair, not the shorthand 一百二 = 120
  const shorthand = digitOf(norm[end]) === undefined;
  return { end, value: chineseValue(s, shorthand), script: "chinese", scale, decimalStep: 0, bare };
}

const POINT = /点([零〇○一二三四五六七八九]{1,8})(?![十分是要刻])/uy;

function readChineseDecimals(norm: string, at: number) {
  const m = matchAt(POINT, norm, at);
  if (!m) return null;
  const digits = [...m[1]!].map((c) => DIGIT[c]).join("");
  const big = readBigUnits(norm, at + m[0].length);
  return { end: big.end, value: Number(`0.${digits}`), step: 10 ** -digits.length, scale: big.scale, top: big.top };
}

/** Reads the numeral at the place, in whichever script. */
export function readNumeral(norm: string, at: number): Numeral | null {
  const c = norm[at] ?? "";
  if (c >= "0" && c <= "9") return readArabic(norm, at);
  if (!isChineseNumeral(c)) return null;
  if (FORMAL.test(c)) {
    const run = matchAt(FORMAL_RUN, norm, at)?.[0] ?? "";
    if (run.length < 2 || !/[拾佰仟萬億万亿]/u.test(run)) return null;
  }
  return readChinese(norm, at);
}
