import { type Cell, EMPTY_CELL } from "#shared/cells/cell.ts";
import { cellAt, type Merge } from "./workbook.ts";

/**
 * Writes the value of each merged area into all its cells, marked as covered, in place. Areas are cut to the filled part
 * of the sheet, because whole columns and rows can be merged.
 */
export function spreadMerges(rows: Cell[][], merges: readonly Merge[]): void {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  for (const merge of merges) {
    const origin = cellAt(rows[merge.top], merge.left);
    if (origin.kind === "empty") continue;
    const covered: Cell = { ...origin, covered: true };
    for (let r = merge.top; r <= Math.min(merge.bottom, rows.length - 1); r++) {
      const row = rows[r];
      if (!row) continue;
      for (let c = merge.left; c <= Math.min(merge.right, width - 1); c++) {
        if (r === merge.top && c === merge.left) continue;
        while (row.length < c) row.push(EMPTY_CELL);
        row[c] = covered;
      }
    }
  }
}
