import type { Cell } from "../sheets/index.ts";

/** A column of a table. `path` is its heading from the outermost header row inwards, `header` the same joined by "/". */
export type Column = { index: number; letter: string; header: string; path: string[] };

/**
 * A row below the header; `row` is 1-based. A `section` row is one text over the rows that follow, a `total` row sums up
 * rows above it.
 */
export type TableRow = { row: number; role: "record" | "section" | "total"; cells: readonly Cell[] };

/** A row that was left out, and why. */
export type SkippedRow = { row: number; why: "footer" | "repeated-header"; text: string };

/**
 * A table found in a sheet. `titles` are the lines above its header, outermost first (the sheet's own, then the table's).
 * `headerRows` are the first and the last header row, 1-based. Columns without heading and content are not listed.
 */
export type SheetTable = {
  sheet: string;
  hidden: boolean;
  titles: string[];
  headerRows: [number, number];
  columns: Column[];
  rows: TableRow[];
  skipped: SkippedRow[];
};

/** What a page or a raw record calls a column: its heading, or its letters if it has none. */
export function columnName(column: Pick<Column, "header" | "letter">): string {
  return column.header || `${column.letter}列`;
}

/** Filled cells that stand in this row themselves, not spread over it by a merge. */
export function ownCells(row: readonly Cell[] | undefined): { index: number; cell: Cell }[] {
  const own: { index: number; cell: Cell }[] = [];
  row?.forEach((cell, index) => {
    if (cell.kind !== "empty" && !cell.covered) own.push({ index, cell });
  });
  return own;
}

/** Whether a merge that begins in an earlier row reaches into this one. */
export function isReachedFromAbove(row: readonly Cell[]): boolean {
  let origin: string | null = null;
  for (const cell of row) {
    if (!cell.covered) origin = cell.kind === "empty" ? null : cell.text;
    else if (cell.text !== origin) return true;
  }
  return false;
}

/** The text of a row as one line, each merged value once. */
export function rowText(row: readonly Cell[]): string {
  return ownCells(row)
    .map(({ cell }) => cell.text)
    .join(" ");
}
