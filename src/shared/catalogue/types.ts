import type { Expected } from "#shared/people/memberships.ts";

export type Dimension = "political" | "learning" | "efficient" | "clean";

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
};
