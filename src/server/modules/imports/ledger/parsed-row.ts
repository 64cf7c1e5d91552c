import type { KindNames } from "#shared/cells/kinds.ts";
import type { Problem } from "#shared/cells/problem.ts";
import type { LedgerField } from "#shared/cells/synonyms.ts";
import type { LedgerValues } from "./ledger-values.ts";
import type { Period } from "./periods.ts";

export type RowPlace = { sheet: string; row: number };

/**
 * One activity read from a row. `row` is 1-based, `raw` every filled cell under its column's name. `duplicateOf` is the
 * first row of the file with exactly these values. A row with an error among its problems cannot be taken over.
 */
export type ParsedRow = RowPlace & {
  values: LedgerValues;
  raw: Record<string, string>;
  problems: Problem[];
  duplicateOf: RowPlace | null;
};

/**
 * A figure that the ledger states without the records behind it: to be kept as a declared figure, never added to derived
 * ones. `label` is 合计 or the like if it sums up rows of the same table, null if it stands for itself.
 */
export type TotalRow = {
  kind: string | null;
  org: string | null;
  period: Period | null;
  count: number | null;
  headcount: number | null;
  label: string | null;
  where: RowPlace & { column: string };
  raw: Record<string, string>;
  problems: Problem[];
};

/** Rows already seen in the same file, by their values. */
export type SeenRows = Map<string, RowPlace>;

/**
 * `year` overrides what titles and sheet name say; `file` is what the file says elsewhere, for a table that says nothing
 * itself. `seen` is shared by the tables of one file so that a row repeated in
 * another sheet is found; parsing adds to it.
 */
export type LedgerContext = {
  year?: number;
  month?: number;
  file?: { year?: number; host?: string };
  kinds: readonly KindNames[];
  today: string;
  seen?: SeenRows;
};

/**
 * `unread` are section rows whose text says neither a kind nor an organisation nor a month. `columnOf` gives the letter
 * of a field's column, the table's first where it has none.
 */
export type ParsedLedger = {
  rows: ParsedRow[];
  totals: TotalRow[];
  unread: { row: number; text: string }[];
  hints: { year?: number; month?: number; host?: string };
  columnOf: (field: LedgerField) => string;
};
