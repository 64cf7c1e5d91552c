import type { Dictionary } from "#shared/cells/dictionary.ts";
import { type Cell, foldText, type Sheet } from "../sheets/index.ts";
import { headerSpan, isHeaderRow, readColumns } from "./header-rows.ts";
import { isFooterRow, isSectionRow, isTotalRow } from "./row-roles.ts";
import { ownCells, rowText, type SheetTable, type TableRow } from "./table.ts";

const FALLBACK_SEARCH = 20;

/** Without a known heading, the widest row of texts near the top is taken for the header, to be mapped by hand. */
function guessHeaderRow(rows: readonly (readonly Cell[])[]): number | null {
  let best: number | null = null;
  let widest = 1;
  for (const [index, row] of rows.slice(0, FALLBACK_SEARCH).entries()) {
    const texts = ownCells(row).filter(({ cell }) => cell.kind === "text" && cell.text.length <= 20);
    if (texts.length > widest && texts.length === ownCells(row).length && rows.length > index + 1) {
      widest = texts.length;
      best = index;
    }
  }
  return best;
}

function headerKey(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => row.map((cell) => foldText(cell.text)).join("|")).join("\n");
}

/** The section rows at the end of a table belong to the table that follows. */
function takeTrailingSections(rows: TableRow[]): string[] {
  const texts: string[] = [];
  while (rows.at(-1)?.role === "section") texts.unshift(rowText(rows.pop()?.cells ?? []));
  return texts;
}

function roleOf(row: readonly Cell[]): TableRow["role"] {
  if (isTotalRow(row)) return "total";
  return isSectionRow(row) ? "section" : "record";
}

/** Lists the columns once all rows are known: width and filled columns come from header and rows alike. */
function finish(table: SheetTable, header: readonly (readonly Cell[])[]): SheetTable {
  const filled = new Set<number>();
  let width = header.reduce((widest, row) => Math.max(widest, row.length), 0);
  for (const { cells, role } of table.rows) {
    if (role === "section") continue;
    width = Math.max(width, cells.length);
    cells.forEach((cell, index) => {
      if (cell.kind !== "empty") filled.add(index);
    });
  }
  return { ...table, columns: readColumns(header, width, (index) => filled.has(index)) };
}

/**
 * The tables of a sheet, from top to bottom: a header of one to three rows wherever it stands, the rows below it with
 * their roles, and what was left out. Blank rows disappear. One pass over the rows.
 */
export function detectTables<Id extends string>(dictionary: Dictionary<Id>, sheet: Sheet): SheetTable[] {
  const { rows } = sheet;
  const headers = new Set(rows.keys().filter((at) => isHeaderRow(dictionary, rows[at] ?? [])));
  if (headers.size === 0) headers.add(guessHeaderRow(rows) ?? -1);
  const tables: SheetTable[] = [];
  const sheetTitles: string[] = [];
  let current: SheetTable | null = null;
  let header: readonly (readonly Cell[])[] = [];
  let usable = 0;

  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? [];
    if (ownCells(row).length === 0) continue;
    if (headers.has(at)) {
      const [top, bottom] = headerSpan(dictionary, rows, at, usable);
      const found = rows.slice(top, bottom + 1);
      if (current && headerKey(found) === headerKey(header)) {
        current.skipped.push({ row: at + 1, why: "repeated-header", text: rowText(row) });
      } else {
        // a group row above the header was first taken for a title or a row
        while (current && (current.rows.at(-1)?.row ?? 0) > top) current.rows.pop();
        if (!current && top < at) sheetTitles.pop();
        const own: string[] = current ? takeTrailingSections(current.rows) : [];
        if (current) tables.push(finish(current, header));
        const titles = [...sheetTitles, ...own];
        const place = {
          sheet: sheet.name,
          hidden: sheet.hidden,
          headerRows: [top + 1, bottom + 1] as [number, number],
        };
        current = { ...place, titles, columns: [], rows: [], skipped: [] };
        header = found;
      }
      at = bottom;
      usable = bottom + 1;
    } else if (!current) {
      sheetTitles.push(rowText(row));
    } else if (isFooterRow(row)) {
      current.skipped.push({ row: at + 1, why: "footer", text: rowText(row) });
    } else {
      current.rows.push({ row: at + 1, role: roleOf(row), cells: row });
    }
  }
  if (current) tables.push(finish(current, header));
  return tables;
}
