import { fromSerial } from "#shared/cells/calendar.ts";
import { type CountField, readCounts, saysCounts } from "#shared/cells/counts.ts";
import { type DateHints, readDate } from "#shared/cells/dates.ts";
import { isKindFieldColumn, readKindField } from "#shared/cells/kind-field.ts";
import { type KindNames, readKinds } from "#shared/cells/kinds.ts";
import { type NamedPerson, splitNames } from "#shared/cells/names.ts";
import { saysNothing } from "#shared/cells/nothing.ts";
import { error, type Finding, quote, warning } from "#shared/cells/problem.ts";
import type { LedgerField } from "#shared/cells/synonyms.ts";
import { takeTimes } from "#shared/cells/times.ts";
import { type Cell, normaliseParagraphs, normaliseText } from "../sheets/index.ts";
import type { LedgerValues } from "./ledger-values.ts";

export type ReadContext = { hints: DateHints; kinds: readonly KindNames[] };

const COUNT_FIELDS = ["expected", "present", "headcount", "guests", "absent", "count"] as const satisfies CountField[];
const TEXT_FIELDS = ["title", "place", "chair", "summary", "theme", "period", "remarks"] as const;
type TextField = (typeof TEXT_FIELDS)[number];

const isCountField = (field: LedgerField): field is CountField => COUNT_FIELDS.some((each) => each === field);
const isTextField = (field: LedgerField): field is TextField => TEXT_FIELDS.some((each) => each === field);

/** Fills what is still empty: if two columns carry the same field, the first filled one counts. */
function fill<Key extends keyof LedgerValues>(values: LedgerValues, key: Key, value: LedgerValues[Key]): void {
  const present = values[key];
  if (present === null || (Array.isArray(present) && present.length === 0)) values[key] = value;
}

function putText(values: LedgerValues, field: TextField, text: string): void {
  const clean = field === "summary" || field === "remarks" ? normaliseParagraphs(text) : normaliseText(text);
  if (clean !== "") fill(values, field, clean);
}

function splitOrganisations(text: string): string[] {
  return text
    .split(/[、，,；;\n]/)
    .map(normaliseText)
    .filter((name) => name !== "");
}

function readKindCell(cell: Cell, values: LedgerValues, context: ReadContext): Finding[] {
  const { ids, unknown, near } = readKinds(cell.text, context.kinds);
  fill(values, "kinds", ids);
  if (ids.length === 0) {
    const hint = near.length > 0 ? `是不是${near.map((name) => `“${name}”`).join("或")}？` : "";
    return [error("kind-unknown", `${quote(cell.text)}不是已有的活动类型。${hint}请改成系统里的活动类型`)];
  }
  if (unknown.length === 0) return [];
  return [
    warning(
      "kind-part-unknown",
      `${quote(cell.text)}里的${quote(unknown.join("、"))}不是已有的活动类型，没有读入，请核对`,
    ),
  ];
}

/** Gives what stood beside date and times to the other field of the column (时间地点), else reports it. */
function readDateCell(
  cell: Cell,
  others: readonly LedgerField[],
  values: LedgerValues,
  context: ReadContext,
): Finding[] {
  const reading = readDate(cell, context.hints);
  fill(values, "start", reading.start);
  fill(values, "end", reading.end);
  fill(values, "startTime", reading.startTime);
  fill(values, "endTime", reading.endTime);
  if (reading.rest === "") return reading.findings;
  const other = others.find(isTextField);
  if (other) {
    putText(values, other, reading.rest);
    return reading.findings;
  }
  return [
    ...reading.findings,
    warning("date-extra", `${quote(cell.text)}里日期以外的${quote(reading.rest)}没有读入，需要保留的请写到备注列`),
  ];
}

function readTimeCell(
  cell: Cell,
  field: "startTime" | "endTime",
  values: LedgerValues,
  context: ReadContext,
): Finding[] {
  const set = (time: string | null, until: string | null = null) => {
    fill(values, field, time);
    if (field === "startTime") fill(values, "endTime", until);
  };
  const clock = cell.kind === "date" && cell.date?.startsWith("T") ? cell.date.slice(1) : null;
  const serial = cell.kind === "number" && cell.number !== undefined && cell.number > 0 && cell.number < 1;
  if (clock || serial) {
    set(clock ?? fromSerial(cell.number ?? 0).time);
    return [];
  }
  const dated = readDate(cell, context.hints);
  if (dated.start && field === "endTime") {
    fill(values, "endTime", dated.startTime);
    if (values.start !== null && dated.start !== values.start) fill(values, "end", dated.start);
    return dated.findings;
  }
  const text = cell.text.normalize("NFKC").replace(/ ?(?:[—–−~〜-]+|[至到]) ?/g, "-");
  const times = takeTimes(text);
  if (times.impossible) {
    return [error("time-impossible", `${quote(cell.text)}不是存在的时间，请改成 09:00 这样的形式`)];
  }
  if (times.startTime === null) {
    if (/^(上午|下午|晚上|全天)$/.test(text)) return [];
    return [error("time-unreadable", `${quote(cell.text)}不是能识别的时间，请写成 09:00 这样的形式`)];
  }
  set(times.startTime, times.endTime);
  return [];
}

function putCounts(counts: Partial<Record<CountField, number>>, values: LedgerValues): void {
  for (const field of COUNT_FIELDS) {
    const number = counts[field];
    if (number !== undefined) fill(values, field === "absent" ? "absentCount" : field, number);
  }
}

function readCountCell(cell: Cell, fields: readonly CountField[], values: LedgerValues): Finding[] {
  const { counts, absentNames, findings } = readCounts(cell, fields);
  putCounts(counts, values);
  if (absentNames.length > 0)
    fill(
      values,
      "absent",
      absentNames.map((name) => ({ name, remark: null })),
    );
  return findings;
}

/** Columns for names are filled with numbers as well: "2人" under 缺席 or 参会人员. */
function readNamesCell(cell: Cell, field: "absent" | "attendees" | "guests", values: LedgerValues): Finding[] {
  const count = field === "attendees" ? "headcount" : field;
  if (/^\s*[\d０-９]/.test(cell.text) || saysCounts(cell.text)) return readCountCell(cell, [count], values);
  const { people, collective, cutOff } = splitNames(cell.text);
  const odd = people.find(({ name }) => /\d/.test(name.normalize("NFKC")));
  if (odd) return [error("names-odd", `${quote(odd.name)}里有数字，不是姓名；请只写姓名，人数请填在人数列`)];
  const key = field === "guests" ? "guestNames" : field;
  fill<"absent" | "attendees" | "guestNames">(values, key, people satisfies NamedPerson[]);
  if (collective) {
    return [warning("names-collective", `${quote(collective)}没有写出姓名，没有读入名单；人数请填在人数列`)];
  }
  if (!cutOff) return [];
  return [warning("names-cut-off", `${quote(cell.text)}用“等”省略了姓名，名单不全；请写全，或只填人数`)];
}

function readHostCell(cell: Cell, values: LedgerValues): Finding[] {
  const [host = null, ...others] = splitOrganisations(cell.text);
  fill(values, "host", host);
  if (others.length > 0) fill(values, "cohosts", others);
  return [];
}

/**
 * Reads one cell into the fields that its column carries, and says what was wrong with it. Cells that say 无 or "/" count
 * as empty, except where that answers a question (缺席：无).
 */
export function readCell(
  cell: Cell,
  fields: readonly LedgerField[],
  values: LedgerValues,
  context: ReadContext,
): Finding[] {
  const [field, ...others] = fields;
  if (field === undefined || field === "serial" || cell.kind === "empty" || saysNothing(cell)) return [];
  if (fields.includes("date")) {
    return readDateCell(
      cell,
      fields.filter((each) => each !== "date"),
      values,
      context,
    );
  }
  if (isKindFieldColumn(field)) {
    const { id, value, findings } = readKindField(cell, field);
    if (value !== null) values.fields[id] ??= value;
    return findings;
  }
  if (field === "startTime" || field === "endTime") return readTimeCell(cell, field, values, context);
  if (field === "kind") return readKindCell(cell, values, context);
  if ((field === "guests" || field === "absent") && others.length === 0) return readNamesCell(cell, field, values);
  if (field === "attendees") return readNamesCell(cell, field, values);
  if (isCountField(field)) return readCountCell(cell, fields.filter(isCountField), values);
  if (field === "host") return readHostCell(cell, values);
  if (field === "cohosts" || field === "participants") {
    fill(values, field, splitOrganisations(cell.text));
    return [];
  }
  const texts = fields.filter(isTextField);
  const lines = cell.text.split(/\n+/);
  texts.forEach((each, index) => {
    const isLast = index === texts.length - 1;
    putText(
      values,
      each,
      lines.length >= texts.length && !isLast
        ? (lines[index] ?? "")
        : lines.slice(lines.length >= texts.length ? index : 0).join("\n"),
    );
  });
  return [];
}
