import { detectTables as detect } from "../mapping/detect-tables.ts";
import { proposeMapping as propose } from "../mapping/propose-mapping.ts";
import type { SheetTable } from "../mapping/table.ts";
import { type TableMapping, tableMappingSchema } from "../mapping/table-mapping.ts";
import type { Sheet } from "../sheets/index.ts";
import { ROSTER_DICTIONARY, ROSTER_FIELD_IDS, type RosterField } from "./synonyms.ts";

export type RosterMapping = TableMapping<RosterField>;

/** A mapping as it comes back from the page or from storage. */
export const rosterMapping = tableMappingSchema((id): id is RosterField =>
  ROSTER_FIELD_IDS.some((field) => field === id),
);

/** Field id → what a page calls it, in the order in which it offers the fields. */
export const ROSTER_FIELD_LABELS = Object.fromEntries(
  ROSTER_DICTIONARY.fields.map(({ id, label }) => [id, label]),
) as Record<RosterField, string>;

/** The tables of people in a sheet; see `detectTables` in mapping/. */
export function detectRosterTables(sheet: Sheet): SheetTable[] {
  return detect(ROSTER_DICTIONARY, sheet);
}

/** The field that each column of a roster most likely carries; see `proposeMapping` in mapping/. */
export function proposeRosterMapping(table: SheetTable, remembered: readonly RosterMapping[] = []): RosterMapping {
  return propose(ROSTER_DICTIONARY, table, remembered);
}

/** Whether a table names people: the mapping of a ledger's columns would not. */
export function looksLikeRoster(mapping: RosterMapping): boolean {
  const fields = new Set(mapping.columns.flatMap((column) => column.fields));
  return (
    fields.has("name") &&
    (["idNumber", "gender", "birth", "membership", "joined"] as const).some((field) => fields.has(field))
  );
}
