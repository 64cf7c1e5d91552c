import { SHEET_LIMITS } from "./limits.ts";
import { readCsvSheet } from "./read-csv.ts";
import { readXlsxSheets } from "./read-xlsx.ts";
import { recogniseFile } from "./recognise-file.ts";
import { SheetRefusal } from "./refusal.ts";
import type { Sheet, Workbook } from "./workbook.ts";

/** Refuses what holds nothing or more than the limits allow; counts are of filled rows and columns. */
function requireWithinLimits(sheets: readonly Sheet[]): void {
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  if (rows === 0) throw new SheetRefusal("empty");
  if (rows > SHEET_LIMITS.rows) throw new SheetRefusal("too-many-rows", { rows: rows.toLocaleString("en-US") });
  let characters = 0;
  for (const sheet of sheets) {
    let columns = 0;
    for (const row of sheet.rows) {
      if (row.length > columns) columns = row.length;
      for (const cell of row) characters += cell.text.length;
    }
    if (columns > SHEET_LIMITS.columns) {
      throw new SheetRefusal("too-many-columns", { sheet: sheet.name, columns: String(columns) });
    }
  }
  if (characters > SHEET_LIMITS.characters) throw new SheetRefusal("too-large");
}

/**
 * Reads an .xlsx or a .csv as it really came in: merged values spread over their area, hidden sheets marked.
 * What the file is, is decided by its content. Throws SheetRefusal, whose Chinese message says what to do.
 * It keeps the processor busy: the server reads through `readWorkbookInWorker`.
 */
export async function readWorkbook(bytes: Uint8Array, fileName: string): Promise<Workbook> {
  const format = recogniseFile(bytes, fileName);
  const sheets = format === "xlsx" ? await readXlsxSheets(bytes) : [readCsvSheet(bytes, fileName)];
  requireWithinLimits(sheets);
  return { fileName, format: format === "xlsx" ? "xlsx" : "csv", sheets };
}
