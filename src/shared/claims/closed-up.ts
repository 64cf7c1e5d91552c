import type { Claim } from "./claim.ts";

/** The gap that some set between Chinese and digits or letters: 参加 32 人次, 2026 年 11 月. Two of them part columns. */
const GAP =
  /(?<=[\u3400-\u9fff“”（）《》、，。；：]) (?=[A-Za-z\d])|(?<=[A-Za-z\d%％]) (?=[\u3400-\u9fff“”（）《》、，。；：])/gu;

/** Chinese and digits close together. */
export function withoutGaps(text: string): string {
  return text.replace(GAP, "");
}

/** A text without such gaps, and the ways between its offsets and those of the text as written (UTF-16). */
type ClosedUp = { text: string; written: (offset: number) => number; closed: (offset: number) => number };

function closeUp(text: string): ClosedUp | null {
  const gaps = Array.from(text.matchAll(GAP), ({ index }) => index);
  if (gaps.length === 0) return null;
  // the gap that stands n-th in the written text begins where n characters fewer stand before it
  const shifted = gaps.map((gap, n) => gap - n);
  return {
    text: withoutGaps(text),
    written: (offset) => offset + countBelow(shifted, offset),
    closed: (offset) => offset - countBelow(gaps, offset - 1),
  };
}

/** How many of the rising numbers are no greater. */
function countBelow(rising: readonly number[], limit: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Reads claims as if nothing were set apart; their places are those of the text as written. */
export function readClosedUp(text: string, read: (text: string) => Claim[]): Claim[] {
  const tight = closeUp(text);
  if (!tight) return read(text);
  // an end belongs to the character before it: a gap behind a number is not its own
  const end = (offset: number) => (offset === 0 ? 0 : tight.written(offset - 1) + 1);
  return read(tight.text).map((claim) => {
    const place = { start: tight.written(claim.start), end: end(claim.end) };
    const sentence = { start: tight.written(claim.sentence.start), end: end(claim.sentence.end) };
    return { ...claim, ...place, sentence, span: text.slice(place.start, place.end) };
  });
}

/** A text closed up, and its claims where they stand then. */
export function closedUp(text: string, claims: readonly Claim[]): { text: string; claims: readonly Claim[] } {
  const tight = closeUp(text);
  if (!tight) return { text, claims };
  return {
    text: tight.text,
    claims: claims.map((claim) => {
      const place = { start: tight.closed(claim.start), end: tight.closed(claim.end) };
      const sentence = { start: tight.closed(claim.sentence.start), end: tight.closed(claim.sentence.end) };
      return { ...claim, ...place, sentence, span: tight.text.slice(place.start, place.end) };
    }),
  };
}
