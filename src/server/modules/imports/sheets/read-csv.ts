import { parseCsv } from "hucre/csv";
import { decodeText } from "#server/platform/file-content/decode-text.ts";
import { type Cell, EMPTY_CELL } from "#shared/cells/cell.ts";
import { refuseSheet } from "./refusal.ts";
import { type Sheet, trimRows } from "./workbook.ts";

const SEPARATORS = [",", ";", "\t"] as const;
const SAMPLE = 20_000;

/** Counts each separator outside quotes in the beginning of the text; the most frequent one separates. */
function findSeparator(text: string): string {
  const counts = new Map<string, number>(SEPARATORS.map((separator) => [separator, 0]));
  let quoted = false;
  for (const character of text.slice(0, SAMPLE)) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** A cell of a text file is always text: what it means is decided by the column it stands in. */
function textCell(value: unknown): Cell {
  const raw = String(value ?? "").replace(/\r\n?/g, "\n");
  const text = raw.replace(/^="(.*)"$/s, "$1").trim();
  return text === "" ? EMPTY_CELL : { text, kind: "text" };
}

/** Reads a CSV (comma, semicolon or tab; a first line "sep=;" is obeyed) as one sheet named after the file. */
export function readCsvSheet(bytes: Uint8Array, fileName: string): Sheet {
  let text = decodeText(bytes, refuseSheet);
  const declared = /^sep=(.)\r?\n/i.exec(text);
  if (declared) text = text.slice(declared[0].length);
  const delimiter = declared?.[1] ?? findSeparator(text);
  const rows = parseCsv(text, { delimiter }).map((row) => row.map(textCell));
  return { name: fileName.replace(/\.[^.]*$/, ""), hidden: false, rows: trimRows(rows), merges: [] };
}
