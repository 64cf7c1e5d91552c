import type { Finding } from "#shared/checks/finding.ts";
import type { Claim } from "./claim.ts";
import { flipped } from "./flipped.ts";
import { listsOf } from "./listed.ts";
import { rates } from "./rates.ts";
import { toldTwice } from "./told-twice.ts";
import { totals } from "./totals.ts";

/** Numbers of a draft that cannot all be true, told by the draft alone. Silence where the words leave any doubt. */
export function contradictions(text: string, claims: readonly Claim[]): Finding[] {
  const sentences = Map.groupBy(claims, (claim) => claim.sentence.start);
  const within = [...sentences.values()].flatMap((one) => [
    ...totals(text, one),
    ...rates(text, one),
    ...flipped(text, one),
  ]);
  return [...within, ...listsOf(text, claims), ...toldTwice(text, claims)];
}
