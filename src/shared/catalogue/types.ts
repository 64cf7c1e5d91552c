import type { Expected } from "#shared/people/memberships.ts";

export type Dimension = "political" | "learning" | "efficient" | "clean";

export const DIMENSION_NAMES: Record<Dimension, string> = {
  political: "政治型",
  learning: "学习型",
  efficient: "效能型",
  clean: "廉洁型",
};

/** A number of a field added up over activities: what a report says and how. */
export type FieldMeasure = {
  version: number;
  /** name of the figure: 提出需求数 */
  name: string;
  /** words with which people ask for it */
  synonyms: readonly string[];
  definition: string;
  /** how a report puts it; {n} stands for the number with its unit */
  phrase: string;
};

/** What is recorded of activities of some kinds and not of others. Ids are unique in the whole catalogue. */
export type KindField = {
  id: string;
  label: string;
  hint?: string;
  /** other headings in ledgers */
  synonyms: readonly string[];
} & (
  | { type: "text"; long?: true }
  | { type: "choice"; choices: readonly string[] }
  | { type: "number"; unit: string; max: number; decimals?: 1; measure?: FieldMeasure }
);

/**
 * How much of an activity may be kept at all. `pair`: of a talk the date, the two people and the theme; `fact`: of a
 * reminder only that it took place. What was said stays on paper, in the safe of whoever is to keep it.
 */
export type Keeps = "all" | "pair" | "fact";

/** One kind of activity. Adding an entry is all it takes: form, list, ledger, figure, phrase and import follow. */
export type ActivityKind = {
  id: string;
  name: string;
  /** measure word of an occasion: 召开会议 9“次” */
  measure: "次" | "场" | "期" | "轮";
  dimension: Dimension;
  expected: Expected;
  /** other names in ledgers, searches and drafts; no two kinds share one */
  synonyms: readonly string[];
  /** how a report puts it; {n} stands for the number with its measure word */
  phrase: string;
  /** usual verb of the host, used in search results and sentences: 召开 / 举办 / 开展 */
  verb: string;
  /** what is recorded beside time, place, people and content */
  fields?: readonly KindField[];
  /** all unless told */
  keeps?: Keeps;
  /** whether reports say how many were reached, guests included */
  reach?: true;
};
