import type { KindNames } from "#shared/cells/kinds.ts";
import type { LedgerChoices } from "#shared/imports/ledger.ts";
import {
  detectHints,
  detectTables,
  type LedgerMapping,
  ledgerMapping,
  type ParsedLedger,
  parseRows,
  proposeMapping,
  type SeenRows,
  type SheetTable,
  signature,
} from "./ledger/index.ts";
import { readWorkbookInWorker } from "./sheets/index.ts";

/** The tables of a file; reading goes on in a worker thread, so that a large one does not hold up the server. */
export async function readTables(
  bytes: Uint8Array,
  fileName: string,
  kinds: readonly KindNames[],
): Promise<SheetTable[]> {
  const workbook = await readWorkbookInWorker(bytes, fileName);
  return workbook.sheets.flatMap((sheet) => detectTables(sheet, kinds));
}

/** What the page starts from: the remembered mapping of the same header, else the likeliest. */
export function firstChoices(
  tables: readonly SheetTable[],
  remembered: ReadonlyMap<string, LedgerMapping>,
  kinds: readonly KindNames[],
): LedgerChoices {
  return {
    tables: tables.map((table) => {
      const known = remembered.get(signature(table));
      return proposeMapping(table, kinds, known ? [known] : []).columns;
    }),
    year: null,
    includeSimilar: false,
    leaveOutProblems: false,
  };
}

/** The mapping of one table as chosen; null when the table is left out. */
function mappingOf(table: SheetTable, choices: LedgerChoices, index: number): LedgerMapping | null {
  const columns = choices.tables[index];
  if (!columns) return null;
  return ledgerMapping.parse({ version: 1, signature: signature(table), columns });
}

export type ReadLedger = { table: SheetTable; parsed: ParsedLedger };

/** The one year and the one organisation that the titles of a file name: sheets without a title go by the others. */
function hintsOfFile(tables: readonly SheetTable[]): { year?: number; host?: string } {
  const only = <T>(values: readonly (T | undefined)[]) => {
    const [first, second] = new Set(values.filter((value) => value !== undefined));
    return second === undefined ? first : undefined;
  };
  const hints = tables.map((table) => detectHints(table));
  return { year: only(hints.map(({ year }) => year)), host: only(hints.map(({ host }) => host)) };
}

/** Every table read under the choices; rows repeated across sheets are found. */
export function readLedger(
  tables: readonly SheetTable[],
  choices: LedgerChoices,
  kinds: readonly KindNames[],
  today: string,
): ReadLedger[] {
  const seen: SeenRows = new Map();
  const file = hintsOfFile(tables);
  return tables.flatMap((table, index) => {
    const mapping = mappingOf(table, choices, index);
    if (!mapping) return [];
    const context = { kinds, today, seen, file, ...(choices.year !== null && { year: choices.year }) };
    return [{ table, parsed: parseRows(table, mapping, context) }];
  });
}
