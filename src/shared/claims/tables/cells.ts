import { foldText } from "#shared/cells/normalise-text.ts";
import { saysNothing } from "#shared/cells/nothing.ts";
import type { Draft, DraftParagraph } from "#shared/checks/draft.ts";

/** One cell of a table: its text on one line, and where it begins in the draft (UTF-16). */
export type Cell = { column: number; span: number; start: number; text: string };
export type Row = readonly Cell[];

/**
 * The tables of a draft, row by row, cells by column. Cells that a merged one covers are missing. A .csv is one table
 * whose cells are parted by tabs; the files that do not say where a cell ends have no tables.
 */
export function tablesOf({ paragraphs }: Draft): Row[][] {
  const tables: Row[][] = [];
  let table: Cell[][] = [];
  let number: number | null = null;
  const close = (): void => {
    if (table.length > 0) tables.push(table);
    table = [];
    number = null;
  };
  for (const paragraph of paragraphs) {
    const { cell } = paragraph;
    if (paragraph.part !== "table") close();
    else if (!cell) table.push(lineOf(paragraph));
    else {
      // rows are numbered as they begin: a smaller number is the row around a table that stood in its cell
      if (number !== null && cell.row < number) close();
      if (cell.row !== number) table.push([]);
      number = cell.row;
      add(table.at(-1)!, { column: cell.column, span: cell.span, start: paragraph.start, text: paragraph.text });
    }
  }
  close();
  return tables;
}

function add(row: Cell[], cell: Cell): void {
  const last = row.at(-1);
  if (last?.column === cell.column) last.text = `${last.text}${cell.text}`;
  else row.push(cell);
}

function lineOf({ start, text }: DraftParagraph): Cell[] {
  let at = start;
  return text.split("\t").map((part, column) => {
    const cell = { column, span: 1, start: at, text: part };
    at += part.length + 1;
    return cell;
  });
}

const NUMBER = /^(\d[\d,]*(?:\.\d+)?)[^\d%./、(+~-]{0,3}$/u;

/** The digits of a cell that holds one plain number with its unit at most. */
function digitsOf(cell: Cell): string | undefined {
  return NUMBER.exec(foldText(cell.text))?.[1];
}

export function isNumber(cell: Cell): boolean {
  return digitsOf(cell) !== undefined;
}

/** What a cell counts: 0 where it says that there is nothing, null where it is no plain number. */
export function countOf(cell: Cell): number | null {
  if (cell.text.trim() === "" || saysNothing(cell)) return 0;
  const digits = digitsOf(cell);
  return digits === undefined ? null : Number(digits.replaceAll(",", ""));
}
