import { findNumbers } from "#shared/numbers/index.ts";
import type { Claim } from "./claim.ts";
import { closedUp } from "./closed-up.ts";

/**
 * By what a claim is known again when the draft comes back: the words of its clause and its subject, not its value, so
 * that a decision outlives a corrected number and changes elsewhere in the text. The same words twice are told apart by
 * their order.
 */
export function fingerprints(written: string, found: readonly Claim[]): string[] {
  const { text, claims } = closedUp(written, found);
  const seen = new Map<string, number>();
  return claims.map((claim) => {
    const { start, end } = clauseAround(text, claim);
    const words = masked(text.slice(start, end)).replace(/[\s“”"（）()，,；;：:]/gu, "");
    const key = [claim.subject, claim.unit, claim.kind, words].join("|");
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}|${times}`;
  });
}

function clauseAround(text: string, { start, end, sentence }: Claim): { start: number; end: number } {
  const before = text.slice(Math.max(sentence.start, start - 60), start);
  const after = text.slice(end, Math.min(sentence.end, end + 40));
  const cut = Math.max(before.lastIndexOf("，"), before.lastIndexOf("；"), before.lastIndexOf("、"));
  const stop = after.search(/[，；、]/u);
  return { start: start - before.length + cut + 1, end: end + (stop < 0 ? after.length : stop) };
}

function masked(clause: string): string {
  let rest = "";
  let at = 0;
  for (const { start, end, class: sort } of findNumbers(clause)) {
    if (sort !== "quantity") continue;
    rest += `${clause.slice(at, start)}#`;
    at = end;
  }
  return rest + clause.slice(at);
}
