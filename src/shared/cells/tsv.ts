/**
 * A block of cells as Excel and WPS put it on the clipboard: tabs between cells, line breaks between rows, a cell with
 * line breaks, tabs or quotes in quotes that are doubled inside. A quote inside an unquoted cell is just a quote.
 */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const source = text.replace(/\r\n?/g, "\n");
  for (;;) {
    const cell = source[at] === '"' ? quotedAt(source, at) : null;
    const end = cell?.end ?? endOfPlain(source, at);
    row.push(cell?.text ?? source.slice(at, end));
    const next = source[end];
    at = end + 1;
    if (next === "\t") continue;
    rows.push(row);
    row = [];
    // the line break behind the last row begins no further one
    if (next === undefined || at >= source.length) return rows;
  }
}

function endOfPlain(source: string, from: number): number {
  let end = from;
  while (end < source.length && source[end] !== "\t" && source[end] !== "\n") end += 1;
  return end;
}

/** The quoted cell that begins here; null when the quote is never closed, or closes in the middle of the cell. */
function quotedAt(source: string, from: number): { text: string; end: number } | null {
  let text = "";
  for (let at = from + 1; at < source.length; at += 1) {
    if (source[at] !== '"') text += source[at];
    else if (source[at + 1] === '"') {
      text += '"';
      at += 1;
    } else {
      const next = source[at + 1];
      return next === undefined || next === "\t" || next === "\n" ? { text, end: at + 1 } : null;
    }
  }
  return null;
}

/** The same the other way round. */
export function formatTsv(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => row.map(quoted).join("\t")).join("\n");
}
