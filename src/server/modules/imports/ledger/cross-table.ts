import { readCounts } from "#shared/cells/counts.ts";
import { type KindNames, kindNamed } from "#shared/cells/kinds.ts";
import { saysNothing } from "#shared/cells/nothing.ts";
import type { Finding } from "#shared/cells/problem.ts";
import type { LedgerField } from "#shared/cells/synonyms.ts";
import { isTotalLabel } from "../mapping/row-roles.ts";
import { ownCells, type SheetTable, type TableRow } from "../mapping/table.ts";
import type { TableMapping } from "../mapping/table-mapping.ts";
import { cellAt, foldText } from "../sheets/index.ts";

type LedgerMapping = TableMapping<LedgerField>;

/** The fields of a column of totals whose heading says of what: 党课, 主题党日/参加人次, 3月. */
const CROSS_FIELDS = { count: "crossCount", headcount: "crossHeadcount" } as const;

/** What a heading says about the numbers below it; at least one of kind and period is given. */
export type Axis = { kind: string | null; period: string | null; measures: keyof typeof CROSS_FIELDS };

const REMARK = /\(.*?\)|\[.*?\]|【.*?】/g;
const BEFORE = /^(?:召开|开展|举办|组织|讲授)/;
const MEASURE = /(?:开展|召开|举办)?(?:情况|次数|场次|场数|期数|人次|参加人次|参加人数|人数|[次场期])$/;
const SPAN = /^(?:\d{4}年)?(?:(?:1[0-2]|[1-9])月份?|第?[1-4一二三四]季度|上半年|下半年)$/;

/** The heading without what it says about how things are counted: 召开支委会次数, 支委会（次）. */
function subjectOf(folded: string): string {
  const plain = folded.replace(REMARK, "").replace(/^[\d.、]+(?!月)/, "");
  return plain.replace(MEASURE, "").replace(BEFORE, "");
}

/** Reads a column's heading as one axis of a table of totals; null if it names neither one kind nor a period. */
export function axisOf(path: readonly string[], kinds: readonly KindNames[]): Axis | null {
  const axis: Axis = { kind: null, period: null, measures: "count" };
  for (const part of path) {
    const folded = foldText(part);
    axis.kind ??= kindNamed(folded, kinds) ?? kindNamed(subjectOf(folded), kinds) ?? null;
    if (SPAN.test(folded)) axis.period ??= part;
    if (/人次|人数/.test(folded)) axis.measures = "headcount";
  }
  return axis.kind === null && axis.period === null ? null : axis;
}

const keyOf = ({ kind, period }: Axis) => `${kind}|${period}`;

/**
 * Whether a row below unknown headings is the head of a table of totals: one heading that every ledger has, and kinds or
 * periods beside it. A record may name two kinds as well, but it has a date.
 */
export function axisNames(texts: readonly string[], kinds: readonly KindNames[]): Set<string> {
  if (texts.some((text) => /\d\s*[月./-]\s*\d/.test(text))) return new Set();
  return new Set(texts.filter((text) => axisOf([text], kinds) !== null));
}

/** Gives the columns of a table of totals their fields; a table with dates is a ledger of activities and stays as it is. */
export function proposeCrossColumns(
  table: SheetTable,
  proposed: LedgerMapping,
  kinds: readonly KindNames[],
): LedgerMapping {
  const axes = table.columns.map(({ path }) => axisOf(path, kinds));
  const distinct = new Set(axes.flatMap((axis) => (axis ? [keyOf(axis)] : [])));
  const dated = proposed.columns.some(({ fields }, index) => fields.includes("date") && !axes[index]);
  if (distinct.size < 2 || dated) return proposed;
  const columns = proposed.columns.map((column, index) => {
    const axis = axes[index];
    const path = table.columns[index]?.path ?? [];
    if (axis) {
      const why = axis.kind === null ? "列名是期间，下面是合计数" : "列名是活动类型，下面是合计数";
      return { ...column, fields: [CROSS_FIELDS[axis.measures]], confidence: 0.9, why };
    }
    return path.some(isTotalLabel) ? { ...column, fields: [], confidence: 0, why: "未使用：各列的合计" } : column;
  });
  return { ...proposed, columns };
}

/** A column of totals with what its numbers count. */
export type CrossColumn = { index: number; letter: string; axis: Axis };

/** The columns of totals as mapped, and those mapped so whose heading says nothing that could be counted. */
export function crossColumns(table: SheetTable, mapping: LedgerMapping, kinds: readonly KindNames[]) {
  const chosen = new Map(mapping.columns.map(({ column, fields }) => [column, fields]));
  const columns: CrossColumn[] = [];
  const unread: string[] = [];
  for (const { index, letter, path, header } of table.columns) {
    const fields = chosen.get(letter) ?? [];
    const measures = fields.includes("crossHeadcount") ? "headcount" : "count";
    if (!fields.includes("crossCount") && measures === "count") continue;
    const axis = axisOf(path, kinds);
    if (axis) columns.push({ index, letter, axis: { ...axis, measures } });
    else unread.push(header || letter);
  }
  return { columns, unread };
}

/** The number of one cell of a table of totals. */
export type CrossTotal = Omit<Axis, "measures"> & {
  column: string;
  count: number | null;
  headcount: number | null;
  findings: (Finding & { column: string; fields: readonly LedgerField[] })[];
};

/** What a row of a table of totals says, an entry for each cell with a number or something that should be one. */
export function readCrossRow(row: TableRow, columns: readonly CrossColumn[]): CrossTotal[] {
  const own = new Set(ownCells(row.cells).map(({ index }) => index));
  return columns
    .filter(({ index }) => own.has(index) && !saysNothing(cellAt(row.cells, index)))
    .map(({ index, letter, axis: { kind, period, measures } }) => {
      const { counts, findings } = readCounts(cellAt(row.cells, index), [measures]);
      const total: CrossTotal = { kind, period, column: letter, count: null, headcount: null, findings: [] };
      total[measures] = counts[measures] ?? null;
      total.findings = findings.map((found) => ({ ...found, column: letter, fields: [measures] }));
      return total;
    });
}
