import { parseCsv } from "hucre/csv";

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

/** The records of a CSV, separated by comma, semicolon or tab; a first line "sep=;" is obeyed. */
export function csvRows(text: string): string[][] {
  const declared = /^sep=(.)\r?\n/i.exec(text);
  const records = declared ? text.slice(declared[0].length) : text;
  const delimiter = declared?.[1] ?? findSeparator(records);
  return parseCsv(records, { delimiter }).map((row) => row.map((cell) => String(cell ?? "")));
}
