import { dates } from "./dates.ts";
import { figures } from "./figures.ts";
import { headings } from "./headings.ts";
import { lists } from "./lists.ts";
import { names } from "./names.ts";
import { pairs } from "./pairs.ts";
import { people } from "./people.ts";
import { phrasing } from "./phrasing.ts";
import { punctuation } from "./punctuation.ts";
import { repeats } from "./repeats.ts";
import type { Family, ProofRule } from "./rule.ts";
import { width } from "./width.ts";
import { words } from "./words.ts";

export type { ProofRule } from "./rule.ts";

export const FAMILIES: readonly Family[] = [
  repeats,
  names,
  dates,
  lists,
  headings,
  punctuation,
  pairs,
  figures,
  words,
  phrasing,
  people,
  width,
];

/** Every rule with its source; an entry of the lexicon is a rule of its own. Hints are off until they are switched on. */
export const RULES: readonly ProofRule[] = FAMILIES.flatMap(({ rules }) => rules);
