import { type WriteSheet, writeXlsx } from "hucre/xlsx";
import { readWorkbook, type Sheet } from "../sheets/index.ts";

/** Merges in Excel's notation, "A1:C2". */
export function merges(...ranges: string[]): WriteSheet["merges"] {
  return ranges.map((range) => {
    const [, left = "A", top, right = "A", bottom] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(range) ?? [];
    return {
      startRow: Number(top) - 1,
      startCol: left.charCodeAt(0) - 65,
      endRow: Number(bottom) - 1,
      endCol: right.charCodeAt(0) - 65,
    };
  });
}

/** For tests: sheets as the real reader gives them for a workbook with these contents. */
export async function sheetsOf(...sheets: WriteSheet[]): Promise<Sheet[]> {
  return (await readWorkbook(await writeXlsx({ sheets }), "台账.xlsx")).sheets;
}

/** For tests: one sheet from rows of values. */
export async function sheetOf(
  rows: WriteSheet["rows"],
  options: { name?: string; merged?: string[]; cells?: WriteSheet["cells"] } = {},
): Promise<Sheet> {
  const { name = "台账", merged = [], cells } = options;
  const [sheet] = await sheetsOf({ name, rows, merges: merges(...merged), cells });
  if (!sheet) throw new Error("the workbook has no sheet");
  return sheet;
}

/** For tests: one sheet from the text of a CSV file. */
export async function csvSheetOf(text: string, fileName = "台账.csv"): Promise<Sheet> {
  const [sheet] = (await readWorkbook(new TextEncoder().encode(text), fileName)).sheets;
  if (!sheet) throw new Error("the file has no sheet");
  return sheet;
}
