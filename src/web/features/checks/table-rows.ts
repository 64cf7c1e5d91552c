import type { CheckDetail } from "#shared/checks/contracts.ts";
import type { Stretch } from "./points.ts";

type Line = { paragraph: CheckDetail["paragraphs"][number]; stretches: readonly Stretch[] };

/** A cell with its paragraphs; where another covers it, or nothing was written, there are none. */
type Cell = { column: number; span: number; lines: Line[] };
export type TableRow = { row: number | null; start: number; cells: Cell[] };

/**
 * The rows of a table out of the paragraphs of its cells. What a file does not lay out in cells is a line a row, with
 * tabs between its cells. Every row is as wide as the widest.
 */
export function tableRows(lines: readonly Line[]): TableRow[] {
  const rows: TableRow[] = [];
  for (const line of lines) {
    const { start, cell } = line.paragraph;
    if (!cell) {
      rows.push({ row: null, start, cells: cellsOfLine(line) });
      continue;
    }
    let row = rows.at(-1);
    if (row?.row !== cell.row) {
      row = { row: cell.row, start, cells: [] };
      rows.push(row);
    }
    const last = row.cells.at(-1);
    if (last?.column === cell.column) last.lines.push(line);
    else {
      fill(row, cell.column);
      row.cells.push({ column: cell.column, span: cell.span, lines: [line] });
    }
  }
  const width = rows.reduce((widest, row) => Math.max(widest, endOf(row)), 0);
  for (const row of rows) fill(row, width);
  return rows;
}

function endOf({ cells }: TableRow): number {
  const last = cells.at(-1);
  return last ? last.column + last.span : 0;
}

function fill(row: TableRow, to: number): void {
  const column = endOf(row);
  if (column < to) row.cells.push({ column, span: to - column, lines: [] });
}

function cellsOfLine({ paragraph, stretches }: Line): Cell[] {
  let at = paragraph.start;
  return paragraph.text.split("\t").map((text, column) => {
    const start = at;
    at += text.length + 1;
    const own = stretches.flatMap((one) => within(one, start, start + text.length));
    return { column, span: 1, lines: [{ paragraph: { ...paragraph, start, text }, stretches: own }] };
  });
}

/** The part of a stretch that lies between two places, if there is any. */
function within(stretch: Stretch, from: number, to: number): Stretch[] {
  const start = Math.max(stretch.start, from);
  const end = Math.min(stretch.start + stretch.text.length, to);
  if (start >= end) return [];
  return [{ ...stretch, start, text: stretch.text.slice(start - stretch.start, end - stretch.start) }];
}
