import { type Dictionary, isHeading, matchHeading } from "#shared/cells/dictionary.ts";
import { type LedgerField, ledgerDictionary } from "#shared/cells/synonyms.ts";
import { whyNotWrite } from "./check-line.ts";
import { type ColumnId, columnLabel, columnOfLedger } from "./columns.ts";
import { type EntryLine, emptyLine, isBlank, typedIn, written } from "./lines.ts";
import { type CellNames, normalised } from "./read-cell.ts";

type Target = { row: number; column: number; columns: readonly ColumnId[] };

/** Lines with a block pasted into them, the columns that it filled, and what to say about it. */
export type Pasted = { lines: readonly EntryLine[]; filled: ColumnId[]; said: string };

/**
 * Pastes a block. One with a heading line goes by its headings, and its rows to the lines of their organisations where
 * these wait to be filled; one without goes where the cursor is. More rows than lines extend the grid.
 */
export function pasteBlock(
  lines: readonly EntryLine[],
  target: Target,
  block: readonly (readonly string[])[],
  reading: CellNames,
): Pasted {
  const headings = readHeadings(block[0] ?? []);
  return headings === null
    ? byPlace(lines, target, block, reading)
    : byHeading(lines, target.row, block.slice(1), headings, reading);
}

type Headings = { columns: (ColumnId | null)[]; unknown: string[] };

let dictionary: Dictionary<LedgerField> | null = null;

/** The columns that a heading line names, or null when it is no heading line. */
export function readHeadings(row: readonly string[]): Headings | null {
  dictionary ??= ledgerDictionary();
  const known = dictionary;
  const texts = row.map((text) => text.trim());
  const filled = texts.filter((text) => text !== "");
  const recognised = filled.filter((text) => isHeading(known, text) || isOwn(text));
  if (recognised.length < Math.min(2, filled.length) || recognised.length * 2 < filled.length) return null;
  if (filled.length === 0) return null;
  const matches = texts.flatMap((text, index) =>
    matchHeading(known, text).flatMap(({ fields, score }) =>
      fields.slice(0, 1).map((field) => ({ index, column: columnOfLedger(field), score })),
    ),
  );
  const columns: (ColumnId | null)[] = texts.map((text) => OWN.get(text) ?? null);
  for (const { index, column } of matches.sort((a, b) => b.score - a.score)) {
    if (column !== null && columns[index] === null && !columns.includes(column)) columns[index] = column;
  }
  const isSerial = (text: string) => matchHeading(known, text)[0]?.fields[0] === "serial";
  const unknown = texts.filter((text, index) => text !== "" && columns[index] === null && !isSerial(text));
  return { columns, unknown };
}

const OWN = new Map(
  (["org", "kind", "date", "time", "title", "place", "chair", "expected", "present", "absent"] as const).map(
    (id): [string, ColumnId] => [columnLabel(id), id],
  ),
);
const isOwn = (text: string) => OWN.has(text);

type Cell = { row: number; column: ColumnId; text: string };

function byPlace(lines: readonly EntryLine[], at: Target, block: readonly (readonly string[])[], reading: CellNames) {
  const cells = block.flatMap((row, down) =>
    row.flatMap((text, across): Cell[] => {
      const column = at.columns[at.column + across];
      return column === undefined ? [] : [{ row: at.row + down, column, text }];
    }),
  );
  const width = Math.max(...block.map((row) => row.length));
  const beyond = at.column + width - at.columns.length;
  return put(lines, cells, reading, beyond > 0 ? [`右边 ${beyond} 列没有地方放，没有粘贴`] : []);
}

function byHeading(
  lines: readonly EntryLine[],
  from: number,
  rows: readonly (readonly string[])[],
  { columns, unknown }: Headings,
  reading: CellNames,
) {
  const waiting = waitingLines(lines, reading);
  let free = firstFree(lines, from);
  let met = 0;
  const cells = rows
    .filter((row) => row.some((text) => text.trim() !== ""))
    .flatMap((texts): Cell[] => {
      const named = reading.orgs(texts[columns.indexOf("org")] ?? "");
      const own = typeof named === "string" ? undefined : waiting.get(named.id);
      if (own !== undefined && typeof named !== "string") waiting.delete(named.id);
      const row = own ?? free;
      if (own === undefined) free += 1;
      else met += 1;
      return texts.flatMap((text, index): Cell[] => {
        const column = columns[index];
        return column ? [{ row, column, text }] : [];
      });
    });
  const said = met > 0 ? [`${met} 行按组织名对上了表中的行`] : [];
  if (unknown.length > 0) said.push(`没有粘贴：${unknown.map((text) => `“${text}”`).join("、")}（没有对应的列）`);
  return put(lines, cells, reading, said);
}

/** The lines that name an organisation and nothing else yet, by organisation. */
function waitingLines(lines: readonly EntryLine[], { orgs }: CellNames): Map<string, number> {
  const waiting = new Map<string, number>();
  for (const [row, line] of lines.entries()) {
    const others = Object.entries(line.cells).some(([column, text]) => column !== "org" && text?.trim());
    const org = orgs(typedIn(line, "org"));
    if (!others && line.roll === null && typeof org !== "string") waiting.set(org.id, row);
  }
  return waiting;
}

/** From here downwards, or behind the last line that holds anything. */
function firstFree(lines: readonly EntryLine[], from: number): number {
  if (lines.slice(from).every(isBlank)) return from;
  return lines.findLastIndex((line) => !isBlank(line)) + 1;
}

function put(lines: readonly EntryLine[], cells: readonly Cell[], reading: CellNames, said: readonly string[]): Pasted {
  const refused = cells.filter(({ text }) => whyNotWrite(text) !== null);
  const taken = cells
    .filter((cell) => !refused.includes(cell))
    .map(({ row, column, text }) => ({ row, column, text: normalised(column, text, reading) }));
  const last = Math.max(lines.length - 1, ...taken.map(({ row }) => row));
  const extended = [...lines];
  while (extended.length <= last) extended.push(emptyLine());
  const rows = new Set(taken.map(({ row }) => row)).size;
  const words = [`已粘贴 ${rows} 行`, ...said];
  if (refused.length > 0) words.push(`${refused.length} 个单元格带有密级标志，没有写入；本系统不得存储、处理国家秘密`);
  const filled = [...new Set(taken.filter(({ text }) => text !== "").map(({ column }) => column))];
  return { lines: written(extended, taken), filled, said: words.join("；") };
}
