import { matchAt } from "./fold.ts";
import { digitOf, readNumeral, tidy } from "./numerals.ts";

/** A part of a whole in words or as a fraction, in per cent; `step` is the size of its last decimal place, or 0. */
type Rate = { end: number; value: number; valueTo?: number; step: number };

const OF: readonly (readonly [string, number])[] = [
  ["百分之", 1],
  ["千分之", 0.1],
  ["万分之", 0.01],
];
const CONNECTOR = / ?(?:至|到|-|~) ?/y;
const FRACTION = /(\d{1,3})\/(\d{1,3})(?![\d/年.])/y;
/** 成 also begins 成员, 成立, 成为: those are no tenths. */
const TENTHS =
  /([一二两三四五六七八九\d])([一二三四五六七八九])?成([一二三四五六七八九半\d])?(?![员为立果功效绩长本型熟就都份套\d])/uy;

function readOf(norm: string, at: number): Rate | null {
  if (norm.startsWith("百分百", at)) return { end: at + 3, value: 100, step: 0 };
  const of = OF.find(([word]) => norm.startsWith(word, at));
  if (!of) return null;
  const low = readNumeral(norm, at + of[0].length);
  if (!low) return null;
  const rate = { end: low.end, value: tidy((low.bare ? 100 : low.value) * of[1]), step: low.decimalStep * of[1] };
  const link = matchAt(CONNECTOR, norm, low.end);
  if (!link) return rate;
  let second = low.end + link[0].length;
  if (norm.startsWith(of[0], second)) second += of[0].length;
  const high = readNumeral(norm, second);
  if (!high || high.value <= low.value) return rate;
  return { end: high.end, value: rate.value, valueTo: tidy(high.value * of[1]), step: rate.step };
}

/** 六至七成 */
const TENTHS_RANGE = /([一二三四五六七八])(?:至|到|-|~)([二三四五六七八九])成(?![员为立果功效绩长本型熟就都份套\d])/uy;

function readTenths(norm: string, at: number): Rate | null {
  const range = matchAt(TENTHS_RANGE, norm, at);
  if (range) {
    const [low, high] = [digitOf(range[1]) ?? 0, digitOf(range[2]) ?? 0];
    return low < high ? { end: at + range[0].length, value: low * 10, valueTo: high * 10, step: 0 } : null;
  }
  const m = matchAt(TENTHS, norm, at);
  if (!m || /\d/u.test(norm[at - 1] ?? "")) return null;
  const first = digitOf(m[1]) ?? Number(m[1]);
  const more = m[3] === "半" ? 5 : m[3] === undefined ? 0 : (digitOf(m[3]) ?? Number(m[3]));
  const end = at + m[0].length;
  if (m[2] === undefined) {
    const link = matchAt(CONNECTOR, norm, end);
    const next = link ? matchAt(TENTHS, norm, end + link[0].length) : null;
    const high = next ? (digitOf(next[1]) ?? Number(next[1])) : 0;
    if (link && next && high > first && more === 0) {
      return { end: end + link[0].length + next[0].length, value: first * 10, valueTo: high * 10, step: 0 };
    }
    return { end, value: first * 10 + more, step: 0 };
  }
  const second = digitOf(m[2]) ?? 0;
  return second === first + 1 ? { end, value: first * 10, valueTo: second * 10, step: 0 } : null;
}

/** Reads 百分之八十, 千分之三, 百分百, 三分之二, 1/3, 九成, 七成五, 百分之三十到四十 at the place. */
export function readRate(norm: string, at: number): Rate | null {
  const words = readOf(norm, at) ?? readTenths(norm, at);
  if (words) return words;
  const fraction = matchAt(FRACTION, norm, at);
  if (fraction) {
    const [part, whole] = [Number(fraction[1]), Number(fraction[2])];
    if (part > 0 && part < whole) return { end: at + fraction[0].length, value: (part / whole) * 100, step: 0 };
    return null;
  }
  const whole = readNumeral(norm, at);
  if (!whole || whole.value === 0 || !norm.startsWith("分之", whole.end)) return null;
  const part = readNumeral(norm, whole.end + 2);
  return part ? { end: part.end, value: (part.value / whole.value) * 100, step: 0 } : null;
}
