import type { NumberSpan } from "#shared/numbers/index.ts";
import type { Stretch } from "./sentences.ts";

/** The sentence around a number, cut at it. */
export type Around = {
  span: NumberSpan;
  /** from the beginning of the clause to the number */
  here: string;
  /** from the beginning of the sentence to the number */
  before: string;
  /** from the number to the end of the sentence */
  after: string;
  /** the mark that ends the sentence; empty at the end of the text */
  stop: string;
};

/** How far is read: a text without any full stop must not cost the square of its length. */
const [FAR, NEAR, AHEAD] = [300, 120, 80];

export function around(text: string, span: NumberSpan, clause: Stretch, sentence: Stretch): Around {
  return {
    span,
    here: text.slice(Math.max(clause.start, span.start - NEAR), span.start),
    before: text.slice(Math.max(sentence.start, span.start - FAR), span.start),
    after: text.slice(span.end, Math.min(sentence.end, span.end + AHEAD)),
    stop: text.slice(sentence.end, sentence.end + 1),
  };
}
