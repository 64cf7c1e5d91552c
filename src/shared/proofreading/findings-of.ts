import { draftOf } from "#shared/checks/draft.ts";
import { type ProofreadOptions, proofread } from "./proofread.ts";

/** What the rules of some families find, hints included: rule, marked characters, and what would safely replace them. */
export function findings(families: readonly string[], options: Partial<ProofreadOptions> = {}) {
  return (text: string): string[] =>
    proofread(draftOf(text), { off: new Set(), on: new Set(families), ...options })
      .filter(({ rule }) => families.includes(rule.slice(0, rule.indexOf("."))))
      .map(({ rule, start, length, fix }) => {
        const marked = text.slice(start, start + length);
        return `${rule} ${marked}${fix ? `→${fix.text}` : ""}`;
      });
}
