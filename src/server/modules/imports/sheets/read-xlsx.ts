import type { CellValue, Sheet as HucreSheet } from "hucre/xlsx";
import { readXlsx } from "hucre/xlsx";
import { type Cell, EMPTY_CELL } from "#shared/cells/cell.ts";
import { SheetRefusal } from "./refusal.ts";
import { spreadMerges } from "./spread-merges.ts";
import { type Sheet, trimRows } from "./workbook.ts";

/** Excel's day 0: a date cell before 1900-01-02 holds a time of day only. */
const FIRST_REAL_DAY = Date.UTC(1900, 0, 2);
const MINUTE = 60_000;
const DAY = 86_400_000;

function withoutLiterals(format: string): string {
  return format.replace(/\[[^\]]*\]|\\./g, "").toLowerCase();
}

/** A format such as yyyy"年"m"月" shows no day, so the day behind it says nothing. */
function showsNoDay(format: string | undefined): boolean {
  if (!format) return false;
  const pattern = withoutLiterals(format).replace(/"[^"]*"/g, "");
  return /y/.test(pattern) && /m/.test(pattern) && !/d|h/.test(pattern);
}

function dateCell(value: Date, format: string | undefined): Cell {
  const instant = Math.round(value.getTime() / MINUTE) * MINUTE;
  const iso = new Date(instant).toISOString();
  const time = iso.slice(11, 16);
  if (instant < FIRST_REAL_DAY) return { text: time, kind: "date", date: `T${time}` };
  const day = iso.slice(0, 10);
  if (instant % DAY !== 0) return { text: `${day} ${time}`, kind: "date", date: `${day}T${time}` };
  if (showsNoDay(format)) return { text: day.slice(0, 7), kind: "date", date: day.slice(0, 7) };
  return { text: day, kind: "date", date: day };
}

/** Whole numbers are written out in full (identity numbers kept as numbers), others without the noise of binary fractions. */
function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21
    ? BigInt(value).toString()
    : String(Number(value.toPrecision(15)));
}

function toCell(value: CellValue, format: string | undefined): Cell {
  if (value === null || value === "") return EMPTY_CELL;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? EMPTY_CELL : dateCell(value, format);
  if (typeof value === "number") return { text: numberText(value), kind: "number", number: value };
  if (typeof value === "boolean") return { text: value ? "是" : "否", kind: "boolean" };
  const text = value.replace(/\r\n?/g, "\n").trim();
  return text === "" ? EMPTY_CELL : { text, kind: "text" };
}

function toSheet(sheet: HucreSheet): Sheet {
  const rows = sheet.rows.map((row, r) =>
    row.map((value, c) =>
      toCell(value, value instanceof Date ? sheet.cells?.get(`${r},${c}`)?.style?.numFmt : undefined),
    ),
  );
  const merges = (sheet.merges ?? []).map((merge) => ({
    top: merge.startRow,
    left: merge.startCol,
    bottom: merge.endRow,
    right: merge.endCol,
  }));
  trimRows(rows);
  spreadMerges(rows, merges);
  return { name: sheet.name, hidden: Boolean(sheet.hidden || sheet.veryHidden), rows, merges };
}

/**
 * Reads all sheets of a recognised .xlsx. Formulas give their stored results.
 * Throws SheetRefusal "damaged", or "too-wide-area" for a stray cell far outside the table.
 */
export async function readXlsxSheets(bytes: Uint8Array): Promise<Sheet[]> {
  try {
    const workbook = await readXlsx(bytes, { readStyles: true });
    return workbook.sheets.map(toSheet);
  } catch (error) {
    // hucre has no code of its own for a sheet whose bounding box is too large; the test pins this wording
    if (error instanceof Error && /over the \d+ limit/.test(error.message)) throw new SheetRefusal("too-wide-area");
    throw new SheetRefusal("damaged");
  }
}
