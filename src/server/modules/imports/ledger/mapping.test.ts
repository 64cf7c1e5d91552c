import { expect, test } from "vitest";
import { sheetOf } from "../mapping/sheet-fixture.ts";
import type { SheetTable } from "../mapping/table.ts";
import { detectHints, detectTables, type LedgerMapping, ledgerMapping, proposeMapping, signature } from "./index.ts";

async function tableOf(header: string[], ...rows: (string | number | null)[][]): Promise<SheetTable> {
  const [table] = detectTables(await sheetOf([header, ...rows]), []);
  if (!table) throw new Error("no table");
  return table;
}

const fields = (mapping: LedgerMapping) => mapping.columns.map((column) => column.fields.join("+"));

test.each<[string[], (string | number)[], string[]]>([
  [
    ["日期", "会议时间", "主题"],
    ["2026.3.5", "14:30", "学习"],
    ["date", "startTime", "title"],
  ],
  [
    ["会议时间", "会议地点", "会议主题"],
    ["2026.3.5", "一楼", "学习"],
    ["date", "place", "title"],
  ],
  [
    ["主题", "会议名称", "日期"],
    ["专题", "学习会", "2026.3.5"],
    ["theme", "title", "date"],
  ],
  [
    ["时间地点", "主题", "应到/实到人数"],
    ["2026.3.5 一楼", "学习", "30/28"],
    ["date+place", "title", "expected+present"],
  ],
  [
    ["日期", "主题", "实到、应到"],
    ["2026.3.5", "学习", "28/30"],
    ["date", "title", "present+expected"],
  ],
  [
    ["日期", "主题", "出席情况"],
    ["2026.3.5", "学习", "应到30人实到28人"],
    ["date", "title", "expected+present"],
  ],
  [
    ["*1.召开日期：", "主 要 内 容", "参会人数（人）"],
    ["2026.3.5", "学习", 28],
    ["date", "summary", "headcount"],
  ],
  [
    ["本次会议应到党员人数", "日期", "主题"],
    [30, "2026.3.5", "学习"],
    ["expected", "date", "title"],
  ],
  [
    ["年份", "支部", "主题", "人数"],
    ["2026.3.5", "一支部", "学习", 28],
    ["date", "host", "title", "headcount"],
  ],
  [
    ["日期", "主题", "备注", "分管领导"],
    ["2026.3.5", "学习", "无", "张甲"],
    ["date", "title", "remarks", ""],
  ],
])("%j", async (header, row, expected) => {
  expect(fields(proposeMapping(await tableOf(header, row), []))).toEqual(expected);
});

test("every column is listed with its letter, confidence and reason; no field is given twice", async () => {
  const table = await tableOf(
    ["日期", "主题", "主要内容", "会议内容", "分管领导"],
    ["2026.3.5", "甲", "乙", "丙", "丁"],
  );
  expect(proposeMapping(table, []).columns).toEqual([
    { column: "A", header: "日期", fields: ["date"], confidence: 1, why: "列名“日期”" },
    { column: "B", header: "主题", fields: ["title"], confidence: 0.76, why: "列名“主题”" },
    { column: "C", header: "主要内容", fields: ["summary"], confidence: 0.95, why: "列名“主要内容”" },
    { column: "D", header: "会议内容", fields: [], confidence: 0, why: "未使用：与C列“主要内容”含义相同" },
    { column: "E", header: "分管领导", fields: [], confidence: 0, why: "未使用：没有对应的项目" },
  ]);
});

test("a confirmed mapping is remembered for the same headings in any order, and for no others", async () => {
  const first = await tableOf(["日期", "主题", "分管领导"], ["2026.3.5", "甲", "乙"]);
  const confirmed = proposeMapping(first, []);
  const edited = {
    ...confirmed,
    columns: confirmed.columns.map((c) => (c.column === "C" ? { ...c, fields: ["chair" as const] } : c)),
  };
  const stored = ledgerMapping.parse(JSON.parse(JSON.stringify(edited)));
  const same = await tableOf(["分管 领导", "日期", "主题"], ["乙", "2026.3.5", "甲"]);
  expect(signature(same)).toBe(signature(first));
  const again = proposeMapping(same, [], [stored]);
  expect(fields(again)).toEqual(["chair", "date", "title"]);
  expect(again.columns.map(({ column, confidence }) => [column, confidence])).toEqual([
    ["A", 1],
    ["B", 1],
    ["C", 1],
  ]);
  const other = await tableOf(["日期", "主题", "分管领导", "备注"], ["2026.3.5", "甲", "乙", "丙"]);
  expect(fields(proposeMapping(other, [], [stored]))).toEqual(["date", "title", "", "remarks"]);
});

test("a mapping that names unknown fields or columns is not accepted", async () => {
  const mapping = proposeMapping(await tableOf(["日期", "主题"], ["2026.3.5", "甲"]), []);
  const wrong = (change: object) =>
    ledgerMapping.safeParse({ ...mapping, columns: [{ ...mapping.columns[0], ...change }] }).success;
  expect(ledgerMapping.safeParse(mapping).success).toBe(true);
  expect(wrong({ fields: ["salary"] })).toBe(false);
  expect(wrong({ column: "1" })).toBe(false);
  expect(wrong({ more: 1 })).toBe(false);
});

test.each([
  [["第一党支部2026年三会一课台账"], "Sheet1", { year: 2026, host: "第一党支部" }],
  [["2026年度某某镇党委学习台账"], "3月", { year: 2026, month: 3, host: "某某镇党委" }],
  [["二〇二六年三会一课台账"], "三月份", { year: 2026, month: 3 }],
  [["支部党员大会台账"], "2026年", { year: 2026 }],
  [["2025—2026年台账"], "台账", {}],
  [["台账", "填报单位：社区第二党支部 填报时间：2027年1月5日"], "2026年", { year: 2026, host: "社区第二党支部" }],
  [["台账", "填报时间：2026年12月30日"], "Sheet1", { year: 2026 }],
])("the hints of %j in sheet %s", (titles, sheet, expected) => {
  const { year, month, host } = detectHints({ titles, sheet });
  expect({ year, month, host }).toEqual({ year: undefined, month: undefined, host: undefined, ...expected });
});
