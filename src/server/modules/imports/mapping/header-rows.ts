import { type Dictionary, isHeading } from "#shared/cells/dictionary.ts";
import { type Cell, cellAt, columnLetter, foldText } from "../sheets/index.ts";
import { type Column, isReachedFromAbove, ownCells } from "./table.ts";

const LONGEST_HEADING = 100;
const LONGEST_GROUP = 8;
const MOST_HEADER_ROWS = 3;

function holdsValues(row: readonly Cell[]): boolean {
  return ownCells(row).some(({ cell }) => cell.kind === "number" || cell.kind === "date");
}

/**
 * A row of headings: at least two known ones, at least half of what stands there, and no number or date. Where the
 * dictionary knows of other headings, one of its own and two of those are enough.
 */
export function isHeaderRow<Id extends string>(dictionary: Dictionary<Id>, row: readonly Cell[]): boolean {
  const own = ownCells(row);
  if (own.length < 2 || holdsValues(row)) return false;
  const texts = own.map(({ cell }) => cell.text);
  const others = dictionary.alsoHeadings?.(texts).size ?? 0;
  const allowed = own.length / 2;
  let known = 0;
  for (const [position, text] of texts.entries()) {
    if (isHeading(dictionary, text)) known++;
    else if (position + 1 - known - others > allowed) return false;
  }
  return known >= 2 || (known === 1 && others >= 2);
}

/** Whether a cell of a row is widened to the right by a merge. */
function isGroup(row: readonly Cell[], index: number): boolean {
  const cell = cellAt(row, index);
  if (cell.covered) return true;
  const next = cellAt(row, index + 1);
  return Boolean(next.covered) && next.text === cell.text;
}

/** Whether `lower` continues the header `upper`: 出席情况 above 应到 and 实到. */
function continuesHeader<Id extends string>(
  dictionary: Dictionary<Id>,
  upper: readonly Cell[],
  lower: readonly Cell[],
) {
  const own = ownCells(lower);
  if (own.length === 0 || holdsValues(lower)) return false;
  // one text alone is a section below the header
  if (own.length === 1 && !isReachedFromAbove(lower)) return false;
  const underGroups = own.every(({ index }) => cellAt(upper, index).kind === "empty" || isGroup(upper, index));
  const groupAbove = own.some(({ index }) => cellAt(upper, index).kind !== "empty");
  if (underGroups && (groupAbove || isReachedFromAbove(lower))) return true;
  return own.every(({ cell }) => isHeading(dictionary, cell.text));
}

/** A row of group headings above a header row that was recognised by its own headings. */
function isGroupRow(row: readonly Cell[]): boolean {
  const own = ownCells(row);
  return (
    own.length >= 2 &&
    own.every(({ cell }) => cell.kind === "text" && foldText(cell.text).length <= LONGEST_GROUP) &&
    !own.some(({ cell }) => /[:：]/.test(cell.text)) &&
    own.some(({ index }) => isGroup(row, index))
  );
}

/** The 0-based first and last row of the header that a header row at `at` belongs to; `from` is the first usable row. */
export function headerSpan<Id extends string>(
  dictionary: Dictionary<Id>,
  rows: readonly (readonly Cell[])[],
  at: number,
  from: number,
): [number, number] {
  let top = at;
  let bottom = at;
  const above = rows[at - 1];
  const self = rows[at];
  if (self && above && at - 1 >= from && isGroupRow(above) && continuesHeader(dictionary, above, self)) top = at - 1;
  for (let next = rows[bottom + 1]; next && bottom - top + 1 < MOST_HEADER_ROWS; next = rows[bottom + 1]) {
    const current = rows[bottom];
    if (!current || !continuesHeader(dictionary, current, next)) break;
    bottom++;
  }
  return [top, bottom];
}

/** In a text file a group heading stands over its first column only; the empty cells to its right belong to it. */
function groupHeading(rows: readonly (readonly Cell[])[], level: number, index: number): string {
  const own = cellAt(rows[level], index);
  const below = rows.slice(level + 1).some((row) => cellAt(row, index).kind !== "empty");
  if (own.kind !== "empty" || !below) return own.text;
  for (let left = index - 1; left >= 0; left--) {
    const cell = cellAt(rows[level], left);
    if (cell.kind === "empty") continue;
    const hasChild = rows.slice(level + 1).some((row) => {
      const child = cellAt(row, left);
      return child.kind !== "empty" && !child.covered;
    });
    return hasChild ? cell.text : "";
  }
  return "";
}

/** The columns under these header rows; a column without heading is listed if `isFilled` says that it has content. */
export function readColumns(
  header: readonly (readonly Cell[])[],
  width: number,
  isFilled: (index: number) => boolean,
): Column[] {
  const columns: Column[] = [];
  for (let index = 0; index < width; index++) {
    const path: string[] = [];
    for (let level = 0; level < header.length; level++) {
      const text = groupHeading(header, level, index).replace(/\s+/g, "").slice(0, LONGEST_HEADING);
      if (text !== "" && text !== path.at(-1)) path.push(text);
    }
    if (path.length > 0 || isFilled(index)) {
      columns.push({ index, letter: columnLetter(index), header: path.join("/"), path });
    }
  }
  return columns;
}
