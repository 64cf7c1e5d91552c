import { longestAt, type Phrases, phrases } from "#shared/numbers/phrases.ts";
import { CONFUSED_WORDS } from "./confused-words.ts";
import { IDIOMS } from "./idioms.ts";
import { entries } from "./lexicon-entry.ts";
import { MISSPELLINGS } from "./misspellings.ts";
import type { Family, LexiconEntry, Mark, ProofRule } from "./rule.ts";
import { SLOGANS } from "./slogans.ts";

export const ENTRIES: readonly LexiconEntry[] = [MISSPELLINGS, CONFUSED_WORDS, IDIOMS, SLOGANS].flatMap(entries);

const BUILT_IN = phrases(ENTRIES.map(textOf));

function textOf(entry: LexiconEntry) {
  return { text: entry.wrong, entry };
}

/** Each entry is a rule of its own that can be switched off. */
const RULES: readonly ProofRule[] = ENTRIES.map(({ id, wrong, right, severity }) => ({
  id,
  name: `“${wrong}”应为“${right}”`,
  severity,
  standard: "通行的规范写法",
  evidence: "practice",
}));

type Listed = Phrases<{ text: string; entry: LexiconEntry }>;

/** Does the wrong form count, given what stands beside it? */
function counts(
  { after, notAfter, before, notBefore }: LexiconEntry,
  text: string,
  start: number,
  end: number,
): boolean {
  const endsIn = (words: readonly string[]) => words.some((word) => text.endsWith(word, start));
  const startsWith = (words: readonly string[]) => words.some((word) => text.startsWith(word, end));
  if (endsIn(notAfter) || startsWith(notBefore)) return false;
  return (after.length === 0 || endsIn(after)) && (before.length === 0 || startsWith(before));
}

/** Family 8: wrong forms of fixed expressions. One look at each place of the text. */
export const words: Family = {
  rules: RULES,
  find({ draft, lexicon }) {
    const { text } = draft;
    const lists: Listed[] = [BUILT_IN, phrases(lexicon.map(textOf))];
    const marks: Mark[] = [];
    for (let at = 0; at < text.length; at += 1) {
      for (const list of lists) {
        const found = longestAt(list, text, at, ({ entry }, end) => counts(entry, text, at, end));
        if (!found) continue;
        const { id, wrong, right, severity } = found.entry;
        marks.push({
          rule: id,
          start: at,
          length: wrong.length,
          message: `“${wrong}”疑为“${right}”之误`,
          suggestion: right,
          fix: severity === "error" ? right : null,
          severity,
        });
      }
    }
    return marks;
  },
};
