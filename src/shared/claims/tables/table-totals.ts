import type { Draft } from "#shared/checks/draft.ts";
import type { Finding } from "#shared/checks/finding.ts";
import { figureFinding } from "../figure-finding.ts";
import { type Cell, countOf, isNumber, type Row, tablesOf } from "./cells.ts";

const TOTAL = /^(?:合计数?|总计|共计|总和)(?:[（(][^（）()]{1,4}[）)])?$/u;
/** Columns that are not added up with those beside them. */
const APART =
  /序号|编号|备注|排名|名次|率|占比|比重|百分比|%|％|平均|人均|均值|年份|年度|年龄|党龄|目标|计划|任务数|电话|其中|增长|增减|同比|环比|上年|去年/u;
const NESTED = /其中|小计/u;
/** What stands at a time is not added up over times: 党员人数 of four quarters. */
const STOCK = /人数|现有|总数|[年期季月]末|存量|在册|结存|余额/u;
const PERIOD = /^(?:第?[一二三四1-4]季度?|\d{1,2}月|[一二三四五六七八九十]{1,2}月|[上下]半年)/u;
const UNIT = /[（(]([^（）()]{1,4})[）)]/u;

/**
 * Totals of tables that their parts do not add up to, along the rows (a column 合计) and down the columns (a row 合计).
 * Silence where it is not plain what was added: parts of parts (其中, 小计), columns of different units, a total that
 * most of its lines do not keep.
 */
export function tableTotals(draft: Draft): Finding[] {
  return tablesOf(draft).flatMap((rows) => (rows.length < 2 ? [] : [...acrossRows(rows), ...downColumns(rows)]));
}

type Sum = { total: Cell; parts: readonly Cell[] };

const named = ({ text }: Cell): string => text.replaceAll(/\s/gu, "");

/** A head 合计 over numbers: each of them is the sum of the other numbers of its row. */
function acrossRows(rows: readonly Row[]): Finding[] {
  const from = rows.findIndex((row) => row.filter(isNumber).length > 1);
  if (from < 1) return [];
  const heads = rows.slice(0, from).flat();
  const totals = heads.filter((head) => TOTAL.test(named(head)));
  const [head] = totals;
  if (!head || totals.length > 1 || head.span > 1 || heads.some((one) => NESTED.test(named(one)))) return [];
  const over = (column: number) =>
    heads
      .filter((one) => one.column <= column && column < one.column + one.span)
      .map(named)
      .join("");
  const units = new Set<string>();
  const sums = rows.slice(from).flatMap((row) => {
    const total = row.find(({ column }) => column === head.column);
    if (!total || !isNumber(total)) return [];
    const parts = row.filter((cell) => cell !== total && isPart(cell, over(cell.column)));
    const label = named(row.find((cell) => !isNumber(cell)) ?? total);
    const periods = parts.some(({ column }) => PERIOD.test(over(column)));
    if (APART.test(label) || (periods && STOCK.test(label))) return [];
    for (const { column } of parts) units.add(UNIT.exec(over(column))?.[1] ?? "");
    return [{ total, parts }];
  });
  return units.size > 1 ? [] : wrong(sums);
}

function isPart(cell: Cell, head: string): boolean {
  return head !== "" && !APART.test(head) && cell.span === 1 && (isNumber(cell) || countOf(cell) === 0);
}

/** A row that begins with 合计: each of its numbers is the sum of those above it, or below it when it comes first. */
function downColumns(rows: readonly Row[]): Finding[] {
  const isTotal = (row: Row): boolean => {
    const [first, second] = row;
    return first !== undefined && (TOTAL.test(named(first)) || (second !== undefined && TOTAL.test(named(second))));
  };
  const at = rows.findIndex((row) => isTotal(row) && row.some(isNumber));
  const [totals] = rows.slice(at);
  if (at < 1 || !totals || rows.filter(isTotal).length > 1) return [];
  const from = rows.findIndex((row) => row.some(isNumber));
  const lines = from === at ? rows.slice(at + 1) : rows.slice(from, at);
  if (lines.some((row) => row.slice(0, 2).some((cell) => NESTED.test(named(cell))))) return [];
  const heads = rows.slice(0, from).flat();
  const sums = totals.filter(isNumber).flatMap((total) => {
    const head = heads.filter(({ column, span }) => column <= total.column && total.column < column + span);
    if (head.length === 0 || total.span > 1 || head.some((one) => APART.test(named(one)))) return [];
    const parts = lines.flatMap((row) => row.filter(({ column }) => column === total.column));
    return parts.every((cell) => countOf(cell) !== null) ? [{ total, parts }] : [];
  });
  return wrong(sums);
}

/** Sums that do not come out, where most of their kind do, or where there is only the one. */
function wrong(sums: readonly Sum[]): Finding[] {
  const told = sums.filter(({ parts }) => parts.filter(isNumber).length > 1);
  const off = told.filter(({ total, parts }) => sumOf(parts) !== countOf(total));
  if (off.length > 1 && off.length * 2 > told.length) return [];
  return off.map(({ total, parts }) => {
    const spelled = parts
      .filter(isNumber)
      .map(({ text }) => text.trim())
      .join("＋");
    const start = total.start + (total.text.length - total.text.trimStart().length);
    const place = { start, end: start + total.text.trim().length };
    const message = `表中合计“${total.text.trim()}”与分项不符：${spelled}＝${sumOf(parts)}`;
    return figureFinding("figure.table", "error", place, message, "核对合计或者分项");
  });
}

function sumOf(parts: readonly Cell[]): number {
  return Math.round(parts.reduce((sum, cell) => sum + (countOf(cell) ?? 0), 0) * 1000) / 1000;
}
