import type { KindNames } from "#shared/cells/kinds.ts";
import type { KindWords } from "./kind-words.ts";
import { ACTIVITY_KINDS } from "./kinds.ts";

/** The kinds with all names by which people call them, the district's own words included, for reading what they wrote. */
export function kindNames(words: readonly KindWords[] = []): KindNames[] {
  const own = new Map(words.map(({ kind, synonyms }) => [kind, synonyms]));
  return ACTIVITY_KINDS.map((kind) => ({
    id: kind.id,
    names: [kind.name, ...kind.synonyms, ...(own.get(kind.id) ?? [])],
  }));
}
