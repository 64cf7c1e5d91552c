export type CellKind = "text" | "number" | "date" | "boolean" | "empty";

/** What is kept of an identity number: its keyed hash and what its digits say. The number itself is gone. */
export type SealedNumber = { hash: string; birth: string; gender: "male" | "female" };

/**
 * One cell as read. `text` is what a person would read there (a date cell as "2026-03-05 09:00").
 * `date` stands on date cells and is ISO at the precision the cell's format shows: "2026-03-05", "2026-03" (a format
 * without a day), "2026-03-05T09:00" or "T09:00" (a time of day alone).
 * `sealed` stands on a cell that held an identity number, once a roster has been sealed; its text is then masked.
 * `covered` marks a cell under a merge other than its top-left one: the value is spread over it for reading.
 */
export type Cell = {
  text: string;
  kind: CellKind;
  number?: number;
  date?: string;
  sealed?: SealedNumber | { problem: { code: string; message: string } };
  covered?: true;
};

/** A merged area, 0-based, both ends inclusive. */
export type Merge = { top: number; left: number; bottom: number; right: number };

/** Rows are ragged: they end with their last filled cell. Read them with `cellAt`. */
export type Sheet = { name: string; hidden: boolean; rows: Cell[][]; merges: Merge[] };

export type Workbook = { fileName: string; format: "xlsx" | "csv"; sheets: Sheet[] };

/** One object for every empty cell, so that wide sparse sheets stay small. */
export const EMPTY_CELL: Cell = Object.freeze({ text: "", kind: "empty" });

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
