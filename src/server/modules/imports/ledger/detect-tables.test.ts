import { expect, test } from "vitest";
import { csvSheetOf, sheetOf } from "../mapping/sheet-fixture.ts";
import type { SheetTable } from "../mapping/table.ts";
import { detectTables } from "./index.ts";

const headers = (table: SheetTable | undefined) => table?.columns.map(({ letter, header }) => `${letter}:${header}`);
const roles = (table: SheetTable | undefined) => table?.rows.map(({ row, role }) => `${row}:${role}`);

test("title lines, a one-row header, blank rows, a total and a footer", async () => {
  const sheet = await sheetOf(
    [
      ["第一党支部2026年三会一课台账"],
      ["填报单位：第一党支部", null, "填报时间：2026年12月30日"],
      [],
      ["序号", "日期", "主题", "应到人数（人）"],
      [1, "3月5日", "学习", 30],
      [],
      [2, "3月12日", "讨论", 30],
      ["合计", null, null, 60],
      ["填表人：张甲", null, "审核：李乙"],
      ["注：以上会议均有记录"],
    ],
    { merged: ["A1:D1"] },
  );
  const [table, ...others] = detectTables(sheet, []);
  expect(others).toEqual([]);
  expect(table?.titles).toEqual(["第一党支部2026年三会一课台账", "填报单位：第一党支部 填报时间：2026年12月30日"]);
  expect(table?.headerRows).toEqual([4, 4]);
  expect(headers(table)).toEqual(["A:序号", "B:日期", "C:主题", "D:应到人数（人）"]);
  expect(roles(table)).toEqual(["5:record", "7:record", "8:total"]);
  expect(table?.skipped).toEqual([
    { row: 9, why: "footer", text: "填表人：张甲 审核：李乙" },
    { row: 10, why: "footer", text: "注：以上会议均有记录" },
  ]);
});

test.each([
  ["merged both ways", ["A1:A2", "B1:B2", "C1:E1", "F1:F2"]],
  ["merged across only", ["C1:E1"]],
  ["not merged at all", []],
])("a two-row header, %s", async (_, merged) => {
  const sheet = await sheetOf(
    [
      ["日期", "主题", "出席情况", null, null, "备注"],
      [null, null, "应到", "实到", "缺席", null],
      ["2026.3.5", "学习", 30, 28, "张甲"],
    ],
    { merged },
  );
  const [table] = detectTables(sheet, []);
  expect(table?.headerRows).toEqual([1, 2]);
  expect(headers(table)).toEqual([
    "A:日期",
    "B:主题",
    "C:出席情况/应到",
    "D:出席情况/实到",
    "E:出席情况/缺席",
    "F:备注",
  ]);
  expect(roles(table)).toEqual(["3:record"]);
});

test("a header whose upper row knows only groups, below a title", async () => {
  const sheet = await sheetOf(
    [["2026年台账"], ["会议", null, "人数", null], ["日期", "主题", "应到", "实到"], ["2026.3.5", "学习", 30, 28]],
    { merged: ["A1:D1", "A2:B2", "C2:D2"] },
  );
  const [table] = detectTables(sheet, []);
  expect(table?.titles).toEqual(["2026年台账"]);
  expect(headers(table)).toEqual(["A:会议/日期", "B:会议/主题", "C:人数/应到", "D:人数/实到"]);
});

test("the first row of data is no second header row, even under a merged heading", async () => {
  const sheet = await sheetOf(
    [
      ["日期", "主题", "参会人员", null],
      ["2026.3.5", "学习", "张甲", "李乙"],
    ],
    { merged: ["C1:D1"] },
  );
  expect(detectTables(sheet, [])[0]?.headerRows).toEqual([1, 1]);
});

test("sections, merged or not, head the rows below; a lonely text further right is a record", async () => {
  const sheet = await sheetOf(
    [
      ["日期", "主题", "地点"],
      ["一、支部党员大会"],
      ["2026.3.5", "学习", "一楼"],
      ["二、支委会"],
      ["2026.3.6", "研究", "二楼"],
      [null, null, "三楼"],
    ],
    { merged: ["A2:C2"] },
  );
  expect(roles(detectTables(sheet, [])[0])).toEqual(["2:section", "3:record", "4:section", "5:record", "6:record"]);
});

test("a second table further down has its own order and takes the lines above it as titles", async () => {
  const sheet = await sheetOf([
    ["2026年台账"],
    ["日期", "主题"],
    ["3月5日", "学习"],
    [],
    ["二、主题党日"],
    ["地点", "活动主题", "时间"],
    ["一楼", "植树", "3月6日"],
  ]);
  const tables = detectTables(sheet, []);
  expect(tables.map(headers)).toEqual([
    ["A:日期", "B:主题"],
    ["A:地点", "B:活动主题", "C:时间"],
  ]);
  expect(tables.map(roles)).toEqual([["3:record"], ["7:record"]]);
  expect(tables.map(({ titles }) => titles)).toEqual([["2026年台账"], ["2026年台账", "二、主题党日"]]);
});

test("a header repeated on every page is left out", async () => {
  const sheet = await sheetOf([
    ["日期", "主题"],
    ["3月5日", "学习"],
    ["日 期", "主题"],
    ["3月6日", "研究"],
  ]);
  const tables = detectTables(sheet, []);
  expect(tables.map(roles)).toEqual([["2:record", "4:record"]]);
  expect(tables[0]?.skipped).toEqual([{ row: 3, why: "repeated-header", text: "日 期 主题" }]);
});

test("without any known heading the widest row of texts is offered as header", async () => {
  const sheet = await sheetOf([["某某表"], ["甲项", "乙项", "丙项"], ["a", 1, 2]]);
  expect(headers(detectTables(sheet, [])[0])).toEqual(["A:甲项", "B:乙项", "C:丙项"]);
});

test("a column without heading is listed if it has content, and not otherwise", async () => {
  const sheet = await csvSheetOf("日期,主题,,\n2026.3.5,学习,,补录\n");
  expect(headers(detectTables(sheet, [])[0])).toEqual(["A:日期", "B:主题", "D:"]);
});

test("a sheet of notes has no table", async () => {
  expect(detectTables(await sheetOf([["填表说明"], ["一、按月填写"]]), [])).toEqual([]);
});
