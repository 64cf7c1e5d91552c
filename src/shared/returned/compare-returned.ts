import { align, bigrams, likeness } from "./align.ts";
import { type Masked, maskedSentences } from "./masked.ts";

/** A figure of an issued report by its place in the issued text. */
export type IssuedPlace = { id: string; start: number; end: number };

/** What became of it: the number that stands in its words now; null when the words are gone. */
export type Returned = { id: string; issued: string; now: { start: number; end: number; text: string } | null };

/** More sentences with numbers no report has. */
const MOST_SENTENCES = 5_000;
/** Half of the words may be rewritten, and a sentence is still the same one. */
const SAME_SENTENCE = 0.5;

/**
 * Finds the frozen figures of an issued report again in a text that came back: sentence by sentence, by the words around
 * the number. It needs no bookmark, and a sentence may stand elsewhere by now. Every sentence of the text answers for one
 * of the issued report at most.
 */
export function compareReturned(issuedText: string, places: readonly IssuedPlace[], text: string): Returned[] {
  const issued = maskedSentences(issuedText);
  const returned = maskedSentences(text);
  const counterparts = match(issued, returned);
  const found = new Map<string, Returned>();
  for (const [index, sentence] of issued.entries()) {
    const inside = [...sentence.quantities].flatMap(([sign, quantity]) =>
      places
        .filter((place) => place.start >= quantity.start && place.start < quantity.end)
        .map((place) => ({ sign, quantity, place })),
    );
    if (inside.length === 0) continue;
    const counterpart = counterparts.get(index);
    const other = counterpart === undefined ? null : returned[counterpart]!;
    const pairs = other ? align(sentence.signs, other.signs) : new Map<number, number>();
    for (const { sign, quantity, place } of inside) {
      const now = other?.quantities.get(pairs.get(sign) ?? -1);
      found.set(place.id, {
        id: place.id,
        issued: issuedText.slice(quantity.start, quantity.end),
        now: now ? { ...now, text: text.slice(now.start, now.end) } : null,
      });
    }
  }
  return places.map(({ id, start, end }) => found.get(id) ?? { id, issued: issuedText.slice(start, end), now: null });
}

/** Each issued sentence with numbers to the sentence that it became: word for word first, then the likeliest. */
function match(issued: readonly Masked[], returned: readonly Masked[]): Map<number, number> {
  const counterparts = new Map<number, number>();
  const free = new Set(returned.keys());
  const exact = Map.groupBy(returned.keys(), (index) => returned[index]!.signs);
  const open: number[] = [];
  for (const [index, { signs, quantities }] of issued.entries()) {
    if (quantities.size === 0) continue;
    const same = exact.get(signs)?.find((one) => free.has(one));
    if (same === undefined) open.push(index);
    else {
      counterparts.set(index, same);
      free.delete(same);
    }
  }
  const left = [...free].filter((index) => returned[index]!.quantities.size > 0).slice(0, MOST_SENTENCES);
  const pairs = new Map(left.map((index) => [index, bigrams(returned[index]!.signs)]));
  const scored = open.flatMap((index) => {
    const own = bigrams(issued[index]!.signs);
    return left.map((other) => ({ index, other, score: likeness(own, pairs.get(other)!) }));
  });
  for (const { index, other } of scored.filter((one) => one.score >= SAME_SENTENCE).sort((a, b) => b.score - a.score)) {
    if (counterparts.has(index) || !free.has(other)) continue;
    counterparts.set(index, other);
    free.delete(other);
  }
  return counterparts;
}
