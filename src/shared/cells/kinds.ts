import { foldText } from "./normalise-text.ts";

/** A kind of activity with all names by which ledgers call it. */
export type KindNames = { id: string; names: readonly string[] };

/** The kinds in a text, in the order in which they are named; `unknown` are the parts that name none, `near` the closest names. */
export type KindsReading = { ids: string[]; unknown: string[]; near: string[] };

const SEPARATOR = /[、,;/+|&]|以及|及|和|与|暨/;
const NUMBERING = /^(\(?[一二三四五六七八九十\d]+[)、.]|[一二三四五六七八九十]+(?=、))+/;
const MOST_NEAR = 3;

type Name = { id: string; folded: string };
type Names = { longestFirst: readonly Name[]; idOf: ReadonlyMap<string, string> };

/** Folded once for all rows of a file. */
const known = new WeakMap<readonly KindNames[], Names>();

function namesOf(kinds: readonly KindNames[]): Names {
  const before = known.get(kinds);
  if (before) return before;
  const all = kinds.flatMap(({ id, names }) => names.map((name) => ({ id, folded: foldText(name) })));
  const longestFirst = all.filter(({ folded }) => folded !== "").sort((a, b) => b.folded.length - a.folded.length);
  const idOf = new Map(longestFirst.toReversed().map(({ id, folded }) => [folded, id]));
  known.set(kinds, { longestFirst, idOf });
  return { longestFirst, idOf };
}

/** The kind that has exactly this name, folded. */
export function kindNamed(folded: string, kinds: readonly KindNames[]): string | undefined {
  return namesOf(kinds).idOf.get(folded);
}

/** The names inside a text, longest first and not overlapping, then by position: 支部党员大会 holds 党员大会. */
function containedIn(text: string, names: readonly Name[]): string[] {
  const found: { id: string; at: number }[] = [];
  let rest = text;
  for (const { id, folded } of names) {
    const at = folded.length < 2 ? -1 : rest.indexOf(folded);
    if (at < 0) continue;
    found.push({ id, at });
    rest = rest.slice(0, at) + "\u0000".repeat(folded.length) + rest.slice(at + folded.length);
  }
  return found.sort((a, b) => a.at - b.at).map(({ id }) => id);
}

/** The one kind whose name begins like a shortened text: 党小组 for 党小组会. */
function abbreviated(text: string, names: readonly Name[]): string[] {
  if (text.length < 2) return [];
  const ids = new Set(names.filter(({ folded }) => folded.includes(text)).map(({ id }) => id));
  return ids.size === 1 ? [...ids] : [];
}

/** How alike two texts are by the characters they share, 0–1. */
function likeness(a: string, b: string): number {
  const left = new Set(a);
  const right = new Set(b);
  return (2 * left.intersection(right).size) / (left.size + right.size);
}

function nearest(text: string, kinds: readonly KindNames[]): string[] {
  return kinds
    .map(({ names }) => ({
      name: names[0] ?? "",
      score: Math.max(0, ...names.map((name) => likeness(text, foldText(name)))),
    }))
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_NEAR)
    .map(({ name }) => name);
}

/**
 * Reads which kinds of activity a text names: by the exact name, by parts ("党员大会、党课"), by a contained name, by an
 * unambiguous short form. The first named is the main kind.
 */
export function readKinds(text: string, kinds: readonly KindNames[]): KindsReading {
  const { longestFirst: names, idOf } = namesOf(kinds);
  const folded = foldText(text).replace(NUMBERING, "");
  const whole = idOf.get(folded);
  if (whole) return { ids: [whole], unknown: [], near: [] };
  const ids = new Set<string>();
  const unknown: string[] = [];
  for (const part of folded.split(SEPARATOR).filter((piece) => piece !== "")) {
    const exact = idOf.get(part);
    let found = exact ? [exact] : containedIn(part, names);
    if (found.length === 0) found = abbreviated(part, names);
    for (const id of found) ids.add(id);
    if (found.length === 0) unknown.push(part);
  }
  // a name may itself hold a separator (学习与研讨会): then the parts know nothing and the whole does
  if (ids.size === 0) for (const id of containedIn(folded, names)) ids.add(id);
  return {
    ids: [...ids],
    unknown: ids.size > 0 ? unknown : [folded],
    near: ids.size > 0 ? [] : nearest(folded, kinds),
  };
}
