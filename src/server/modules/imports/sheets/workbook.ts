import { type Cell, EMPTY_CELL } from "#shared/cells/cell.ts";

/** A merged area, 0-based, both ends inclusive. */
export type Merge = { top: number; left: number; bottom: number; right: number };

/** Rows are ragged: they end with their last filled cell. Read them with `cellAt`. */
export type Sheet = { name: string; hidden: boolean; rows: Cell[][]; merges: Merge[] };

export type Workbook = { fileName: string; format: "xlsx" | "csv"; sheets: Sheet[] };

/** The cell at a 0-based column; beyond the end of a row all cells are empty. */
export function cellAt(row: readonly Cell[] | undefined, column: number): Cell {
  return row?.[column] ?? EMPTY_CELL;
}

/** The letters Excel shows above a 0-based column: 0 → "A", 27 → "AB". */
export function columnLetter(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Drops empty cells at the end of each row and empty rows at the end of the sheet, in place. */
export function trimRows(rows: Cell[][]): Cell[][] {
  for (const row of rows) {
    while (row.length > 0 && row.at(-1)?.kind === "empty") row.pop();
  }
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop();
  return rows;
}
