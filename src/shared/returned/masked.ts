import { sentencesOf } from "#shared/claims/sentences.ts";
import { findNumbers } from "#shared/numbers/index.ts";

/** A sentence as a row of characters in which each quantity is one sign, with the quantities and where they stand. */
export type Masked = {
  /** the characters, # for a quantity, spaces left out */
  signs: string;
  /** by index into `signs`: the quantity there */
  quantities: ReadonlyMap<number, { start: number; end: number }>;
};

/** The sentences of a text, masked; headings and lines are sentences, too. */
export function maskedSentences(text: string): Masked[] {
  const quantities = findNumbers(text).filter((span) => span.class === "quantity");
  let next = 0;
  return sentencesOf(text).map(({ start, end }) => {
    const inside = new Map<number, { start: number; end: number }>();
    let signs = "";
    for (let at = start; at < end; ) {
      while (next < quantities.length && quantities[next]!.start < at) next++;
      const quantity = quantities[next];
      if (quantity && quantity.start === at && quantity.end <= end) {
        inside.set(signs.length, quantity);
        signs += "#";
        at = quantity.end;
        continue;
      }
      const sign = text[at]!.normalize("NFKC");
      if (!/\s/u.test(sign)) signs += sign.length === 1 ? sign : text[at]!;
      at++;
    }
    return { signs, quantities: inside };
  });
}
