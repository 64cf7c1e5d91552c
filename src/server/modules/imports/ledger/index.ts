/** Front door: from sheets to tables of activities, a mapping to confirm, and rows with their problems. */

export type { KindNames } from "#shared/cells/kinds.ts";
export type { NamedPerson } from "#shared/cells/names.ts";
export type { Finding, Problem, ProblemLevel } from "#shared/cells/problem.ts";
export type { LedgerField } from "#shared/cells/synonyms.ts";
export { type Column, columnName, type SheetTable, type SkippedRow, type TableRow } from "../mapping/table.ts";
export { signature } from "../mapping/table-mapping.ts";
export { detectHints, type LedgerHints } from "./hints.ts";
export type { LedgerValues } from "./ledger-values.ts";
export { detectTables, type LedgerMapping, ledgerFields, ledgerMapping, proposeMapping } from "./mapping.ts";
export type { LedgerContext, ParsedLedger, ParsedRow, RowPlace, SeenRows, TotalRow } from "./parsed-row.ts";
export type { Period } from "./periods.ts";
export { parseRows } from "./rows.ts";
