import { csvRows } from "#server/platform/file-content/csv-rows.ts";
import { decodeText } from "#server/platform/file-content/decode-text.ts";
import { type Cell, EMPTY_CELL } from "#shared/cells/cell.ts";
import { refuseSheet } from "./refusal.ts";
import { type Sheet, trimRows } from "./workbook.ts";

/** A cell of a text file is always text: what it means is decided by the column it stands in. */
function textCell(value: string): Cell {
  const raw = value.replace(/\r\n?/g, "\n");
  const text = raw.replace(/^="(.*)"$/s, "$1").trim();
  return text === "" ? EMPTY_CELL : { text, kind: "text" };
}

/** Reads a CSV (comma, semicolon or tab; a first line "sep=;" is obeyed) as one sheet named after the file. */
export function readCsvSheet(bytes: Uint8Array, fileName: string): Sheet {
  const rows = csvRows(decodeText(bytes, refuseSheet)).map((row) => row.map(textCell));
  return { name: fileName.replace(/\.[^.]*$/, ""), hidden: false, rows: trimRows(rows), merges: [] };
}
