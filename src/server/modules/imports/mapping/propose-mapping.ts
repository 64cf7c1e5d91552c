import { type Dictionary, type FieldSpec, type HeadingMatch, matchHeading } from "#shared/cells/dictionary.ts";
import { type Cell, cellAt } from "../sheets/index.ts";
import { type Column, columnName, type SheetTable } from "./table.ts";
import { rebind, signature, type TableMapping } from "./table-mapping.ts";

const SAMPLE = 60;
const LEAST_SCORE = 0.4;
const CONTENT_ALONE = 0.5;
const LEAF_OF_GROUP = 0.97;
const GROUP_ALONE = 0.6;

type Candidate<Id extends string> = HeadingMatch<Id> & { column: Column };

function sampleOf(table: SheetTable, index: number): Cell[] {
  const cells: Cell[] = [];
  for (const { role, cells: row } of table.rows) {
    const cell = cellAt(row, index);
    if (role === "record" && cell.kind !== "empty") cells.push(cell);
    if (cells.length === SAMPLE) break;
  }
  return cells;
}

/** The share of filled cells that a field can hold; null if the field takes anything or there is nothing to judge by. */
function fitShare<Id extends string>(field: FieldSpec<Id> | undefined, sample: readonly Cell[]): number | null {
  const fits = field?.fits;
  return fits && sample.length > 0 ? sample.filter((cell) => fits(cell)).length / sample.length : null;
}

/** What the heading of a column can mean, innermost part, whole path and group considered. */
function matchPath<Id extends string>(dictionary: Dictionary<Id>, column: Column): HeadingMatch<Id>[] {
  const leaf = column.path.at(-1) ?? "";
  if (column.path.length < 2) return matchHeading(dictionary, leaf);
  const scaled = (matches: HeadingMatch<Id>[], factor: number) =>
    matches.map((match) => ({ ...match, score: match.score * factor }));
  const found = [
    ...matchHeading(dictionary, column.path.join("")),
    ...scaled(matchHeading(dictionary, leaf), LEAF_OF_GROUP),
  ];
  return found.length > 0 ? found : scaled(matchHeading(dictionary, column.path[0] ?? ""), GROUP_ALONE);
}

/** Weighs the heading with the content: a column of "14:30" under 会议时间 is no date. */
function candidatesFor<Id extends string>(dictionary: Dictionary<Id>, table: SheetTable, column: Column) {
  const sample = sampleOf(table, column.index);
  const specs = new Map(dictionary.fields.map((field) => [field.id, field]));
  const candidates: Candidate<Id>[] = matchPath(dictionary, column).map((match) => {
    const share = match.fields.length === 1 ? fitShare(specs.get(match.fields[0] as Id), sample) : null;
    const weight = share === null ? 0.95 : share < 0.2 ? 0.4 : 0.7 + 0.3 * share;
    return { ...match, column, score: match.score * weight };
  });
  for (const field of dictionary.fields) {
    const share = field.byContent ? (fitShare(field, sample) ?? 0) : 0;
    if (share >= 0.8) {
      candidates.push({ column, fields: [field.id], score: CONTENT_ALONE * share, why: `该列内容多为${field.label}` });
    }
  }
  return candidates;
}

/**
 * For each column the best field, with confidence and the reason: the strongest claims first, each field once. Every
 * column is listed; one that no field claims has `fields: []`. A remembered mapping with the same signature is taken over.
 */
export function proposeMapping<Id extends string>(
  dictionary: Dictionary<Id>,
  table: SheetTable,
  remembered: readonly TableMapping<Id>[] = [],
): TableMapping<Id> {
  const key = signature(table);
  const known = remembered.find((mapping) => mapping.signature === key);
  if (known) return rebind(known, table);

  const candidates = table.columns.flatMap((column) => candidatesFor(dictionary, table, column));
  candidates.sort((a, b) => b.score - a.score || a.column.index - b.column.index);
  const taken = new Map<Id, Column>();
  const chosen = new Map<Column, Candidate<Id>>();
  const lost = new Map<Column, Column>();
  for (const candidate of candidates) {
    if (chosen.has(candidate.column) || candidate.score < LEAST_SCORE) continue;
    const owner = candidate.fields.map((field) => taken.get(field)).find(Boolean);
    if (owner) {
      lost.set(candidate.column, owner);
      continue;
    }
    chosen.set(candidate.column, candidate);
    for (const field of candidate.fields) taken.set(field, candidate.column);
  }
  const columns = table.columns.map((column) => {
    const choice = chosen.get(column);
    const owner = lost.get(column);
    const unused = owner ? `未使用：与${owner.letter}列“${columnName(owner)}”含义相同` : "未使用：没有对应的项目";
    return {
      column: column.letter,
      header: column.header,
      fields: choice?.fields ?? [],
      confidence: Math.round((choice?.score ?? 0) * 100) / 100,
      why: choice?.why ?? unused,
    };
  });
  return { version: 1, signature: key, columns };
}
