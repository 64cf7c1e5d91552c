import { placeOf } from "./open-clean-workbook.ts";
import { type Cell, cellAt, foldText, normaliseText, type Workbook } from "./sheets/index.ts";

/** One row of a table with known headings. */
export type HeadedRow<H extends string> = {
  /** the row that its owner sees, from 1 */
  number: number;
  text(heading: H): string;
  cell(heading: H): Cell;
  place(heading: H): string;
};

/** Headings stand below a title and an explanation, hardly lower. */
const SEARCHED = 30;

/**
 * The rows of the table whose heading line has all these headings, in whatever order and wherever it was moved to;
 * rows that say nothing under them are left out.
 * @returns null when no sheet has such a table
 */
export function headedRows<H extends string>(workbook: Workbook, headings: readonly H[]): HeadedRow<H>[] | null {
  for (const sheet of workbook.sheets) {
    for (const [head, cells] of sheet.rows.slice(0, SEARCHED).entries()) {
      const columns = new Map(
        headings.map((one) => [one, cells.findIndex(({ text }) => foldText(text) === foldText(one))]),
      );
      if ([...columns.values()].includes(-1)) continue;
      const columnOf = (heading: H) => columns.get(heading) ?? 0;
      return sheet.rows.slice(head + 1).flatMap((row, index): HeadedRow<H>[] => {
        const at = head + 1 + index;
        const cell = (heading: H) => cellAt(row, columnOf(heading));
        const text = (heading: H) => normaliseText(cell(heading).text);
        const place = (heading: H) => placeOf(sheet, at, columnOf(heading));
        return headings.some((one) => text(one) !== "") ? [{ number: at + 1, text, cell, place }] : [];
      });
    }
  }
  return null;
}
