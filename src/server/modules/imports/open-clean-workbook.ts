import { DomainError } from "#shared/errors.ts";
import { secrecyMarking } from "#shared/secrecy.ts";
import { columnLetter, readWorkbookInWorker, type Sheet, SheetRefusal, type Workbook } from "./sheets/index.ts";

/**
 * Opens a spreadsheet that came in by hand.
 * @throws file-type saying why it is not read, invalid at the cell that carries a secrecy marking
 */
export async function openCleanWorkbook(bytes: Uint8Array, name: string): Promise<Workbook> {
  const marking = secrecyMarking(name);
  if (marking !== null) throw new DomainError("secret-marking", { marking }, "file");
  const workbook = await readWorkbookInWorker(bytes, name).catch((error: unknown) => {
    if (error instanceof SheetRefusal) {
      throw new DomainError("file-type", { reason: `“${name}”${error.message}` }, "file");
    }
    throw error;
  });
  const marked = markedCell(workbook);
  if (marked) {
    const reason = `“${name}”的 ${marked.place} 带有密级标志“${marked.marking}”。本系统不得存储、处理国家秘密，请移除后再上传`;
    throw new DomainError("invalid", { reason }, "file");
  }
  return workbook;
}

/** Where a cell is, as its owner finds it: the sheet, the column's letters, the row. */
export const placeOf = (sheet: Sheet, row: number, column: number): string =>
  `${sheet.name} ${columnLetter(column)}${row + 1}`;

/** The first cell with a secrecy marking, wherever in the file; null when there is none. */
function markedCell(workbook: Workbook): { place: string; marking: string } | null {
  for (const sheet of workbook.sheets) {
    for (const [row, cells] of sheet.rows.entries()) {
      for (const [column, { text }] of cells.entries()) {
        const marking = secrecyMarking(text);
        if (marking !== null) return { place: placeOf(sheet, row, column), marking };
      }
    }
  }
  return null;
}
