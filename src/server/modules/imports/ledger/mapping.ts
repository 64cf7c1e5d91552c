import type { KindNames } from "#shared/cells/kinds.ts";
import { isLedgerField, type LedgerField, ledgerDictionary } from "#shared/cells/synonyms.ts";
import { detectTables as detect } from "../mapping/detect-tables.ts";
import { proposeMapping as propose } from "../mapping/propose-mapping.ts";
import type { SheetTable } from "../mapping/table.ts";
import { type TableMapping, tableMappingSchema } from "../mapping/table-mapping.ts";
import type { Sheet } from "../sheets/index.ts";
import { axisNames, proposeCrossColumns } from "./cross-table.ts";

export type LedgerMapping = TableMapping<LedgerField>;

/** A mapping as it comes back from the page or from storage. */
export const ledgerMapping = tableMappingSchema(isLedgerField);

/** What a column can carry and what a page calls it, in the order in which it offers the fields. */
export function ledgerFields(): { id: LedgerField; label: string }[] {
  return ledgerDictionary().fields.map(({ id, label }) => ({ id, label }));
}

/** The tables of activities in a sheet; see `detectTables` in mapping/. */
export function detectTables(sheet: Sheet, kinds: readonly KindNames[]): SheetTable[] {
  return detect({ ...ledgerDictionary(), alsoHeadings: (texts) => axisNames(texts, kinds) }, sheet);
}

/** The field that each column of a ledger most likely carries; see `proposeMapping` in mapping/. */
export function proposeMapping(
  table: SheetTable,
  kinds: readonly KindNames[],
  remembered: readonly LedgerMapping[] = [],
): LedgerMapping {
  const proposed = propose(ledgerDictionary(), table, remembered);
  const isKnown = remembered.some((mapping) => mapping.signature === proposed.signature);
  return isKnown ? proposed : proposeCrossColumns(table, proposed, kinds);
}
