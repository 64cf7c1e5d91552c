import { type KindNames, readKinds } from "#shared/cells/kinds.ts";
import { error, type Finding, maskNumber, maskNumbersIn, placed, quote, warning } from "#shared/cells/problem.ts";
import { organisationIn } from "../ledger/hints.ts";
import { columnName, ownCells, rowText, type SheetTable, type TableRow } from "../mapping/table.ts";
import { type Cell, cellAt, foldText, normaliseText } from "../sheets/index.ts";
import { type Gender, readIdNumber } from "./id-number.ts";
import type { RosterMapping } from "./mapping.ts";
import { findRepeatedPerson, newSeenPeople, type SeenPeople } from "./repeated-people.ts";
import { readRosterDate } from "./roster-dates.ts";
import { emptyPerson, type ParsedPerson, type RosterValues } from "./roster-values.ts";
import { ROSTER_MEMBERSHIPS, type RosterField } from "./synonyms.ts";

/** `memberships` are the kinds of membership with their names; `seen` is shared by the tables of one file. */
export type RosterContext = { today: string; memberships?: readonly KindNames[]; seen?: SeenPeople };

/**
 * `org` is the organisation that the titles name, for rows without one. `unread` are section rows that name none.
 * `columnOf` gives the letter of a field's column, the table's first where it has none.
 */
export type ParsedRoster = {
  people: ParsedPerson[];
  unread: { row: number; text: string }[];
  hints: { org?: string };
  columnOf: (field: RosterField) => string;
};

type MappedColumn = { index: number; letter: string; name: string; field: RosterField };
type ReadCell = (cell: Cell, values: RosterValues) => Finding[];

const NOTHING = /^(无|暂无|\/+|\\|-+|—+)$/;

/** Names without the spaces that widen two characters to three, and with one form of the dot in names from minorities. */
function personName(text: string): string {
  return normaliseText(text)
    .replace(/[•‧・∙.]/g, "·")
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "");
}

function readName(cell: Cell, values: RosterValues): Finding[] {
  values.name = personName(maskNumbersIn(cell.text));
  if (!/\d/.test(values.name)) return [];
  return [error("name-odd", `${quote(cell.text)}里有数字，不是姓名，请改正`)];
}

function readGender(cell: Cell, values: RosterValues): Finding[] {
  const genders: Record<string, Gender> = { 男: "male", 男性: "male", 女: "female", 女性: "female" };
  values.gender = genders[foldText(cell.text)] ?? null;
  return values.gender ? [] : [error("gender-unknown", `${quote(cell.text)}不是性别，请填“男”或“女”`)];
}

const readDateInto =
  (field: "birth" | "joined" | "from", today: string): ReadCell =>
  (cell, values) => {
    const { date, findings } = readRosterDate(cell);
    values[field] = date;
    if (date === null || date <= today) return findings;
    return [...findings, warning("date-future", `${quote(cell.text)}还没有到，请核对`)];
  };

const readTextInto =
  (field: "org" | "post" | "education" | "ethnicity"): ReadCell =>
  (cell, values) => {
    values[field] = normaliseText(maskNumbersIn(cell.text));
    return [];
  };

/** A roster has few different texts for memberships and many rows, so each text is read once. */
function membershipReader(memberships: readonly KindNames[]): ReadCell {
  const known = new Map<string, string | null>();
  return (cell, values) => {
    const text = cell.text;
    if (!known.has(text)) known.set(text, readKinds(text, memberships).ids[0] ?? null);
    values.membership = known.get(text) ?? null;
    if (values.membership) return [];
    const names = memberships.map((each) => each.names[0]).join("、");
    return [error("membership-unknown", `${quote(text)}不是已有的人员类别，请改为：${names}`)];
  };
}

function readersFor(context: RosterContext): Record<RosterField, ReadCell | null> {
  return {
    name: readName,
    gender: readGender,
    idNumber: null,
    birth: readDateInto("birth", context.today),
    org: readTextInto("org"),
    membership: membershipReader(context.memberships ?? ROSTER_MEMBERSHIPS),
    post: readTextInto("post"),
    joined: readDateInto("joined", context.today),
    education: readTextInto("education"),
    ethnicity: readTextInto("ethnicity"),
    from: readDateInto("from", context.today),
    phone: null,
    serial: null,
  };
}

/** Takes the keyed hash and holds gender and birth against the number; a message never says what its digits say. */
function takeIdNumber(cell: Cell, values: RosterValues): (Finding & { field: RosterField })[] {
  const { sealed } = cell;
  if (!sealed) return readIdNumber(cell).findings.map((finding) => ({ ...finding, field: "idNumber" }));
  if ("problem" in sealed) return [{ field: "idNumber", level: "error", ...sealed.problem }];
  values.idHash = sealed.hash;
  const found: (Finding & { field: RosterField })[] = [];
  if (values.gender !== null && sealed.gender !== values.gender) {
    found.push({ field: "gender", ...warning("gender-differs", `性别与公民身份号码“${cell.text}”不符，请核对`) });
  }
  if (values.birth !== null && !sealed.birth.startsWith(values.birth)) {
    found.push({ field: "birth", ...warning("birth-differs", `出生日期与公民身份号码“${cell.text}”不符，请核对`) });
  }
  values.gender ??= sealed.gender;
  values.birth ??= sealed.birth;
  return found;
}

/** One column for each field; the first that the mapping names counts. */
function mapColumns(table: SheetTable, mapping: RosterMapping): MappedColumn[] {
  const fields = new Map(mapping.columns.map((column) => [column.column, column.fields]));
  const taken = new Set<RosterField>();
  return table.columns.flatMap((column) =>
    (fields.get(column.letter) ?? []).flatMap((field) => {
      if (taken.has(field)) return [];
      taken.add(field);
      return [{ index: column.index, letter: column.letter, name: columnName(column), field }];
    }),
  );
}

function rawText(cell: Cell, field: RosterField): string | null {
  if (field === "phone" || field === "serial") return null;
  return field === "idNumber" ? maskNumber(foldText(cell.text)) : maskNumbersIn(cell.text);
}

/**
 * Reads the rows of a sealed roster under a confirmed mapping, in one pass. People come with their problems at their cells;
 * section rows name the organisation of the rows below them; totals are left out.
 */
export function parseRoster(table: SheetTable, mapping: RosterMapping, context: RosterContext): ParsedRoster {
  const columns = mapColumns(table, mapping);
  const letters = new Map(columns.map(({ field, letter }) => [field, letter]));
  const columnOf = (field: RosterField) => letters.get(field) ?? table.columns[0]?.letter ?? "A";
  const readers = readersFor(context);
  const seen = context.seen ?? newSeenPeople();
  const org = [...table.titles].reverse().map(organisationIn).find(Boolean);
  const result: ParsedRoster = { people: [], unread: [], hints: { org }, columnOf };
  let section: string | null = null;

  const readRow = (row: TableRow): ParsedPerson => {
    const place = { sheet: table.sheet, row: row.row };
    const person: ParsedPerson = { ...place, values: emptyPerson(), raw: {}, problems: [], duplicateOf: null };
    const { values, raw } = person;
    const report = (field: RosterField, finding: Finding) =>
      person.problems.push(placed(finding, place, columnOf(field)));
    let idCell: Cell | null = null;
    for (const { index, field, name } of columns) {
      const cell = cellAt(row.cells, index);
      if (cell.kind === "empty") continue;
      const shown = rawText(cell, field);
      if (shown !== null) raw[name] = shown;
      if (NOTHING.test(cell.text)) continue;
      if (field === "idNumber") idCell = cell;
      for (const finding of readers[field]?.(cell, values) ?? []) report(field, finding);
    }
    values.org ??= section;
    if (idCell) for (const { field, ...finding } of takeIdNumber(idCell, values)) report(field, finding);
    if (values.name === null) report("name", error("name-missing", "没有姓名，请填写；如果这一行不是人员，请删去"));
    const { duplicateOf, finding } = findRepeatedPerson(values, place, seen);
    person.duplicateOf = duplicateOf;
    if (finding) report("name", finding);
    return person;
  };

  for (const row of table.rows) {
    if (ownCells(row.cells).length === 0 || row.role === "total") continue;
    if (row.role === "record") {
      result.people.push(readRow(row));
      continue;
    }
    const text = rowText(row.cells);
    const named = organisationIn(text);
    if (named) section = named;
    else result.unread.push({ row: row.row, text });
  }
  return result;
}
