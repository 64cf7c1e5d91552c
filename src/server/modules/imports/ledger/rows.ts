import { type Finding, maskNumbersIn, placed, quote, warning } from "#shared/cells/problem.ts";
import type { LedgerField } from "#shared/cells/synonyms.ts";
import { columnName, ownCells, rowText, type SheetTable, type TableRow } from "../mapping/table.ts";
import { cellAt } from "../sheets/index.ts";
import { checkValues } from "./check-values.ts";
import { crossColumns, readCrossRow } from "./cross-table.ts";
import { detectHints } from "./hints.ts";
import { emptyValues, type LedgerValues } from "./ledger-values.ts";
import type { LedgerMapping } from "./mapping.ts";
import type { LedgerContext, ParsedLedger, ParsedRow, RowPlace, SeenRows } from "./parsed-row.ts";
import { type ReadContext, readCell } from "./read-fields.ts";
import { enterSection, kindOfTable, NO_SECTION, onlyKind, type SectionState } from "./section-state.ts";
import { toTotal } from "./totals.ts";

type MappedColumn = { index: number; letter: string; name: string; fields: LedgerField[] };

/** The table's columns with the fields that the mapping gives them; names are unique within the table. */
function mapColumns(table: SheetTable, mapping: LedgerMapping): MappedColumn[] {
  const fields = new Map(mapping.columns.map((column) => [column.column, column.fields]));
  const names = new Set<string>();
  return table.columns.map((column) => {
    const plain = columnName(column);
    const name = names.has(plain) ? `${plain}（${column.letter}列）` : plain;
    names.add(name);
    return { index: column.index, letter: column.letter, name, fields: fields.get(column.letter) ?? [] };
  });
}

type ReadRow = {
  values: LedgerValues;
  raw: Record<string, string>;
  findings: (Finding & { column: string; fields: readonly LedgerField[] })[];
};

function readRow(row: TableRow, columns: readonly MappedColumn[], context: ReadContext): ReadRow {
  const result: ReadRow = { values: emptyValues(), raw: {}, findings: [] };
  for (const { index, letter, name, fields } of columns) {
    const cell = cellAt(row.cells, index);
    if (cell.kind === "empty") continue;
    result.raw[name] = maskNumbersIn(cell.text);
    for (const finding of readCell(cell, fields, result.values, context)) {
      result.findings.push({ ...finding, column: letter, fields });
    }
  }
  return result;
}

/** Gives a row without a kind the one of its section, its table or, with a warning, of its title. */
function completeKind(read: ReadRow, inherited: string | null, context: LedgerContext): Finding | null {
  const { values } = read;
  const complained = read.findings.some(({ fields, level }) => fields.includes("kind") && level === "error");
  if (values.kinds.length > 0 || complained) return null;
  const fromTitle = inherited === null && values.title ? onlyKind(values.title, context.kinds) : null;
  const kind = inherited ?? fromTitle;
  if (kind !== null) values.kinds = [kind];
  if (fromTitle === null) return null;
  return warning("kind-from-title", `没有活动类型，按名称${quote(values.title ?? "")}判断，请核对`);
}

/**
 * Remembers a row; the earlier row that says exactly the same, if there is one. What could not be read counts as well,
 * through the messages that quote it.
 */
function findRepeated({ values, findings }: ReadRow, place: RowPlace, seen: SeenRows): RowPlace | null {
  const unread = findings.filter(({ level }) => level === "error").map(({ message }) => message);
  // without a host the sheet may be what tells two branches apart
  const key = JSON.stringify([values, unread, values.host ?? place.sheet]);
  const first = seen.get(key) ?? null;
  if (!first) seen.set(key, place);
  return first;
}

/**
 * Reads the rows of a ledger under a confirmed mapping. Records become activities with their problems at their cells,
 * rows that only state totals become declared figures, sections pass on kind, organisation or month to the rows below.
 */
export function parseRows(table: SheetTable, mapping: LedgerMapping, context: LedgerContext): ParsedLedger {
  const detected = detectHints(table);
  const hints = {
    year: context.year ?? detected.year ?? context.file?.year,
    month: context.month ?? detected.month,
    host: detected.host ?? context.file?.host,
    span: context.month === undefined ? detected.span : undefined,
  };
  const columns = mapColumns(table, mapping);
  const columnOf = (field: LedgerField) =>
    columns.find(({ fields }) => fields.includes(field))?.letter ?? table.columns[0]?.letter ?? "A";
  const tableKind = kindOfTable(table, context.kinds);
  const cross = crossColumns(table, mapping, context.kinds);
  const seen: SeenRows = context.seen ?? new Map();
  const result: ParsedLedger = { rows: [], totals: [], unread: [], hints, columnOf };
  for (const text of cross.unread) result.unread.push({ row: table.headerRows[1], text });
  const sectionKinds = new Set<string>();
  let section: SectionState = NO_SECTION;

  for (const row of table.rows) {
    if (row.role === "section") {
      const text = rowText(row.cells);
      const next = enterSection(section, text, context.kinds);
      section = next ?? section;
      if (next?.kind) sectionKinds.add(next.kind);
      if (!next) result.unread.push({ row: row.row, text });
      continue;
    }
    if (ownCells(row.cells).length === 0) continue;
    const place = { sheet: table.sheet, row: row.row };
    const dateHints = { year: hints.year, month: section.month ?? hints.month };
    const read = readRow(row, columns, { hints: dateHints, kinds: context.kinds });
    const { values, raw } = read;
    values.host ??= section.host;
    const hasDate = values.start !== null || read.findings.some(({ fields }) => fields.includes("date"));
    if (cross.columns.length > 0) {
      const inherited = section.kind ?? tableKind;
      for (const one of readCrossRow(row, cross.columns)) {
        const { kind, period, count, headcount } = one;
        const kinds = kind === null ? values.kinds : [kind];
        const said = { ...values, kinds, period: period ?? values.period, count, headcount };
        const findings = [...read.findings, ...one.findings];
        const total = toTotal({
          row,
          place,
          values: said,
          raw,
          findings,
          inherited,
          hints,
          columnOf: () => one.column,
        });
        if (total) result.totals.push(total);
      }
      continue;
    }
    // a meeting whose name begins with 累计 is a meeting if it has a date
    if ((row.role === "total" && values.start === null) || (values.count !== null && !hasDate)) {
      // a sum below several sections is of all their kinds, unless it says that it is the section's own
      const isSectionsSum = sectionKinds.size > 1 && row.role === "total" && !rowText(row.cells).includes("小计");
      const inherited = isSectionsSum ? null : (section.kind ?? tableKind);
      const total = toTotal({ row, place, values, raw, findings: read.findings, inherited, hints, columnOf });
      if (total) result.totals.push(total);
      continue;
    }
    const at = (finding: Finding, column: string) => placed(finding, place, column);
    const problems = read.findings.map((finding) => at(finding, finding.column));
    const guessed = completeKind(read, section.kind ?? tableKind, context);
    if (guessed) problems.push(at(guessed, columnOf("title")));
    const isReported = (field: LedgerField) =>
      read.findings.some(({ fields, level }) => level === "error" && fields.includes(field));
    for (const finding of checkValues(values, { year: hints.year, today: context.today, isReported })) {
      problems.push(at(finding, columnOf(finding.field)));
    }
    const duplicateOf = findRepeated(read, place, seen);
    if (duplicateOf) {
      const where = duplicateOf.sheet === place.sheet ? "" : `工作表“${duplicateOf.sheet}”`;
      const message = `与${where}第 ${duplicateOf.row} 行完全相同，只导入一次；如果确实是两次会议，请在名称或时间上区分`;
      problems.push(at(warning("repeated", message), columnOf("date")));
    }
    result.rows.push({ ...place, values, raw, problems, duplicateOf } satisfies ParsedRow);
  }
  return result;
}
