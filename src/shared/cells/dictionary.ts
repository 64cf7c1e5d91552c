import type { Cell } from "./cell.ts";
import { foldText } from "./normalise-text.ts";

/**
 * A field that a column can carry. `names` are headings that mean it; `weak` ones can mean another field as well, and
 * then the content of the column decides. `fits` judges a filled cell. `byContent` lets a column with a meaningless
 * heading be recognised by its content alone.
 */
export type FieldSpec<Id extends string> = {
  id: Id;
  label: string;
  names: readonly string[];
  weak?: readonly string[];
  fits?: (cell: Cell) => boolean;
  byContent?: boolean;
};

export type Dictionary<Id extends string> = {
  fields: readonly FieldSpec<Id>[];
  /** folded heading → what it can mean: one field, or the several that stand under it in one column */
  headings: ReadonlyMap<string, readonly { ids: readonly Id[]; strength: number }[]>;
  /** of the texts of a row, those that head a column beside known headings though they mean no field themselves */
  alsoHeadings?: (texts: readonly string[]) => ReadonlySet<string>;
};

/** Headings under which one cell holds several fields, in this order. */
export type SharedHeading<Id extends string> = { names: readonly string[]; fields: readonly Id[] };

/** What a heading can mean: one field, or several in one column. `score` is 0–1. */
export type HeadingMatch<Id extends string> = { fields: Id[]; score: number; why: string };

const WEAK = 0.8;
const COMPOUND = 0.9;
const DECORATED = 0.98;
const CONTAINED = 0.5;

export function makeDictionary<Id extends string>(
  fields: readonly FieldSpec<Id>[],
  shared: readonly SharedHeading<Id>[] = [],
): Dictionary<Id> {
  const headings = new Map<string, { ids: readonly Id[]; strength: number }[]>();
  const list = (names: Iterable<string>, ids: readonly Id[], strength: number) => {
    for (const folded of new Set([...names].map(foldText))) {
      headings.set(folded, [...(headings.get(folded) ?? []), { ids, strength }]);
    }
  };
  for (const field of fields) {
    list([field.label, ...field.names], [field.id], 1);
    list(field.weak ?? [], [field.id], WEAK);
  }
  for (const { names, fields: ids } of shared) list(names, ids, COMPOUND);
  return { fields, headings };
}

/** A heading without remarks in brackets, numbering, stars and closing colon: "*1.应到人数（人）：" → "应到人数". */
function undecorated(folded: string): string {
  return folded.replace(/\(.*?\)|\[.*?\]|【.*?】/g, "").replace(/^[*★☆\d.、]+|[*★☆:]+$/g, "");
}

function exact<Id extends string>(dictionary: Dictionary<Id>, folded: string, heading: string): HeadingMatch<Id>[] {
  const why = `列名“${heading}”`;
  const found = (text: string, factor: number) =>
    (dictionary.headings.get(text) ?? []).map(({ ids, strength }) => ({
      fields: [...ids],
      score: strength * factor,
      why,
    }));
  const direct = found(folded, 1);
  return direct.length > 0 ? direct : found(undecorated(folded), DECORATED);
}

/** "时间地点", "应到/实到人数": two headings written as one, in their order. */
function compound<Id extends string>(dictionary: Dictionary<Id>, folded: string): HeadingMatch<Id>[] {
  const text = undecorated(folded);
  const matches: HeadingMatch<Id>[] = [];
  for (let cut = 2; cut <= text.length - 2; cut++) {
    const left = dictionary.headings.get(text.slice(0, cut).replace(/[、,/及与和]$/, ""))?.[0];
    const right = dictionary.headings.get(text.slice(cut).replace(/^[、,/及与和]/, ""))?.[0];
    if (!left || !right || left.ids[0] === right.ids[0]) continue;
    const score = COMPOUND * Math.min(1, (left.strength + right.strength) / 2 + 0.1);
    matches.push({ fields: [...left.ids, ...right.ids], score, why: "列名含两项内容" });
  }
  return matches.sort((a, b) => b.score - a.score).slice(0, 1);
}

/** The longest known heading inside a longer one: "本次应到党员人数" carries 应到. */
function contained<Id extends string>(dictionary: Dictionary<Id>, folded: string): HeadingMatch<Id>[] {
  const text = undecorated(folded);
  let best: HeadingMatch<Id> | null = null;
  for (const [name, [meaning]] of dictionary.headings) {
    if (!meaning || name.length < 2 || !text.includes(name)) continue;
    const score = meaning.strength * (CONTAINED + 0.35 * (name.length / text.length));
    if (!best || score > best.score) best = { fields: [...meaning.ids], score, why: `列名含“${name}”` };
  }
  return best ? [best] : [];
}

/** Everything one heading can mean by itself, best first; empty if it says nothing. */
export function matchHeading<Id extends string>(dictionary: Dictionary<Id>, heading: string): HeadingMatch<Id>[] {
  const folded = foldText(heading);
  if (folded === "") return [];
  const certain = exact(dictionary, folded, heading);
  if (certain.length > 0) return certain;
  const several = compound(dictionary, folded);
  return several.length > 0 ? several : contained(dictionary, folded);
}

/** Whether a text is a heading as people write it, and not a text that merely contains one. */
export function isHeading<Id extends string>(dictionary: Dictionary<Id>, text: string): boolean {
  if (text.length > 24) return false;
  const folded = foldText(text);
  if (dictionary.headings.has(folded)) return true;
  return exact(dictionary, folded, text).length > 0 || compound(dictionary, folded).length > 0;
}
