import { kindName } from "#shared/catalogue/kinds.ts";
import { typedCell } from "#shared/cells/cell.ts";
import { type CountField, readCounts } from "#shared/cells/counts.ts";
import { readDate } from "#shared/cells/dates.ts";
import { type KindNames, readKinds } from "#shared/cells/kinds.ts";
import { numeralsToDigits } from "#shared/cells/numerals.ts";
import { quote } from "#shared/cells/problem.ts";
import { takeTimes } from "#shared/cells/times.ts";
import type { OrgRow } from "#shared/orgs/contracts.ts";
import { type NameReader, orgProblem } from "#shared/orgs/names.ts";
import type { ColumnId } from "./columns.ts";

/** A cell that was read, or why it cannot be. */
export type Reading<T> = { value: T } | { problem: string };

export type Days = { start: string; end: string | null; startTime: string | null; endTime: string | null };

/**
 * A day in any form people write. Without a year it is the latest such day that is not to come: in January, 12月28日 is
 * last year's. A day alone (5日) is of the month that the lines have in common.
 */
export function readDay(text: string, near: string, today: string): Reading<Days> {
  const month = Number(near.slice(5, 7)) || Number(today.slice(5, 7));
  const year = Number(today.slice(0, 4));
  const inYear = (hint: number) => readDate(typedCell(text), { year: hint, month });
  const first = inYear(year);
  const before = first.start !== null && first.start > today ? inYear(year - 1) : null;
  const reading = before?.start && before.start !== first.start ? before : first;
  const wrong = reading.findings.find(({ level }) => level === "error");
  if (reading.start === null || wrong) return { problem: wrong?.message ?? `${quote(text)}不是日期` };
  const { start, end, startTime, endTime } = reading;
  return { value: { start, end, startTime, endTime } };
}

export type Hours = { start: string | null; end: string | null };

/** 9:00-10:30, 上午9点, 下午2点半. */
export function readHours(text: string): Reading<Hours> {
  const plain = numeralsToDigits(text.normalize("NFKC").trim(), "时点分").replace(/ ?(?:[—–−~〜-]+|[至到]) ?/g, "-");
  const { startTime, endTime, impossible } = takeTimes(plain);
  if (impossible) return { problem: `${quote(text)}里的时间不存在，请写成 09:00 或 09:00-10:30` };
  if (startTime === null) return { problem: `${quote(text)}不是时间，请写成 09:00 或 09:00-10:30` };
  return { value: { start: startTime, end: endTime } };
}

/** The kinds a text names; the first is the main one. */
export function readKindIds(text: string, names: readonly KindNames[]): Reading<string[]> {
  const { ids, unknown, near } = readKinds(text, names);
  if (ids.length > 0 && unknown.length === 0) return { value: ids };
  const hint = near.length > 0 ? `，是否为${near.map((name) => `“${name}”`).join("、")}` : "";
  return { problem: `没有活动类型${unknown.map(quote).join("、")}${hint}？请从列表中选择` };
}

export function readOrg(text: string, read: NameReader<OrgRow>): Reading<OrgRow> {
  const found = read(text);
  return typeof found === "string" ? { problem: orgProblem(text, found, "记录") } : { value: found };
}

/** Counts in a cell: plain, labelled or a pair (30/28). */
export function readNumbers(text: string, field: CountField): Reading<Partial<Record<CountField, number>>> {
  const { counts, findings } = readCounts(typedCell(text), [field]);
  const wrong = findings.find(({ level, code }) => level === "error" || code === "count-approximate");
  return wrong ? { problem: wrong.message } : { value: counts };
}

/** The names that a cell is read against, and the days around which it is. */
export type CellNames = { orgs: NameReader<OrgRow>; kinds: readonly KindNames[]; near: string; today: string };

/** A text as the grid shows it once it is understood: 3月5日 becomes 2026-03-05. What is not understood stays. */
export function normalised(column: ColumnId, text: string, { orgs, kinds, near, today }: CellNames): string {
  const typed = text.trim();
  if (typed === "") return "";
  if (column === "date") {
    const day = readDay(typed, near, today);
    if (!("value" in day)) return typed;
    return day.value.end === null ? day.value.start : `${day.value.start}至${day.value.end}`;
  }
  if (column === "time") {
    const hours = readHours(typed);
    return "value" in hours ? [hours.value.start, hours.value.end].filter(Boolean).join("-") : typed;
  }
  if (column === "kind") {
    const read = readKindIds(typed, kinds);
    return "value" in read ? read.value.map(kindName).join("、") : typed;
  }
  if (column === "org") {
    const org = orgs(typed);
    if (typeof org === "string") return typed;
    return typeof orgs(org.shortName) === "string" ? org.name : org.shortName;
  }
  if (column === "expected" || column === "present" || column === "guests") {
    const read = readNumbers(typed, column);
    const [number, ...others] = "value" in read ? Object.values(read.value) : [];
    return number !== undefined && others.length === 0 ? String(number) : typed;
  }
  return typed;
}
