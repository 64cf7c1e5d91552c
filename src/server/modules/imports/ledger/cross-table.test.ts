import { expect, test } from "vitest";
import { csvSheetOf, sheetOf } from "../mapping/sheet-fixture.ts";
import type { Sheet } from "../sheets/index.ts";
import { axisOf } from "./cross-table.ts";
import { detectTables, parseRows, proposeMapping } from "./index.ts";

const KINDS = [
  { id: "meeting", names: ["支部党员大会", "党员大会"] },
  { id: "committee", names: ["支部委员会会议", "支委会"] },
  { id: "lecture", names: ["党课"] },
  { id: "theme-day", names: ["主题党日"] },
];

function totals(sheet: Sheet) {
  const parsed = detectTables(sheet, KINDS).map((table) =>
    parseRows(table, proposeMapping(table, KINDS), { kinds: KINDS, today: "2026-11-23" }),
  );
  expect(parsed.flatMap(({ rows }) => rows)).toEqual([]);
  return parsed.flatMap((one) => one.totals);
}

const said = (sheet: Sheet) =>
  totals(sheet).map(({ org, kind, period, count, headcount, label, where }) =>
    [org, kind, period?.from?.slice(5, 7), period?.to?.slice(5, 7), count, headcount, label, where.column + where.row]
      .map((one) => one ?? "-")
      .join(" "),
  );

test("a table of organisations by kinds gives a figure for each", async () => {
  const rows = [
    ["示例甲镇2026年上半年组织生活开展情况汇总表"],
    ["序号", "党组织名称", "支部党员大会（次）", "召开支委会次数", "党课", "主题党日", null, "合计"],
    [null, null, null, null, null, "次数", "参加人次", null],
    [1, "第一支部", 2, "６次", null, 6, "72人次", 14],
    [2, "第二支部", 2, 6, 0, 6, 70, 14],
    ["合计", null, 4, 12, 0, 12, 142, 28],
  ];
  const merged = ["A1:H1", "F2:G2", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "H2:H3"];
  expect(said(await sheetOf(rows, { merged }))).toEqual([
    "第一支部 meeting 01 06 2 - - C4",
    "第一支部 committee 01 06 6 - - D4",
    "第一支部 theme-day 01 06 6 - - F4",
    "第一支部 theme-day 01 06 - 72 - G4",
    "第二支部 meeting 01 06 2 - - C5",
    "第二支部 committee 01 06 6 - - D5",
    "第二支部 lecture 01 06 0 - - E5",
    "第二支部 theme-day 01 06 6 - - F5",
    "第二支部 theme-day 01 06 - 70 - G5",
    "- meeting 01 06 4 - 合计 C6",
    "- committee 01 06 12 - 合计 D6",
    "- lecture 01 06 0 - 合计 E6",
    "- theme-day 01 06 12 - 合计 F6",
    "- theme-day 01 06 - 142 合计 G6",
  ]);
});

test("a table by months takes its kind from the title, one of kinds by months from each row", async () => {
  const byOrg = await csvSheetOf("2026年主题党日开展次数,,,\n支部,1月,2月,一季度\n第一支部,1,,3\n", "统计.csv");
  expect(said(byOrg)).toEqual(["第一支部 theme-day 01 01 1 - - B3", "第一支部 theme-day 01 03 3 - - D3"]);
  const byKind = await csvSheetOf("2026年第一支部统计表,,\n活动类型,3月,4月\n党课,1,2\n支委会,1,\n", "统计.csv");
  expect(said(byKind)).toEqual([
    "第一支部 lecture 03 03 1 - - B3",
    "第一支部 lecture 04 04 2 - - C3",
    "第一支部 committee 03 03 1 - - B4",
  ]);
});

test("a cell that is no number is a problem at its cell, and spoils no other", async () => {
  const found = totals(await csvSheetOf("2026年1—9月统计,,\n支部,党课,支委会\n第一支部,若干,3\n", "统计.csv"));
  expect(
    found.map(({ kind, count, period, problems }) => [
      kind,
      count,
      period?.to,
      problems.map((one) => one.column + one.row),
    ]),
  ).toEqual([
    ["lecture", null, "2026-09-30", ["B3"]],
    ["committee", 3, "2026-09-30", []],
  ]);
});

test("a ledger of activities stays one, also when a record's texts are names of kinds", async () => {
  const sheet = await sheetOf([
    ["日期", "类型", "名称", "地点"],
    ["3月5日", "主题党日", "党课", "会议室"],
    ["3月6日", "支委会", "党课", "会议室"],
  ]);
  const [table, ...others] = detectTables(sheet, KINDS);
  expect(others).toEqual([]);
  expect(table?.rows).toHaveLength(2);
  expect(proposeMapping(table!, KINDS).columns.map(({ fields }) => fields[0])).toEqual([
    "date",
    "kind",
    "title",
    "place",
  ]);
});

test.each([
  [["党课（次）"], "lecture", null, "count"],
  [["3.召开支委会次数"], "committee", null, "count"],
  [["主题党日", "参加人次"], "theme-day", null, "headcount"],
  [["一季度", "党课"], "lecture", "一季度", "count"],
  [["12月"], null, "12月", "count"],
  [["党课和支委会"], null, null, null],
  [["13月"], null, null, null],
  [["次数"], null, null, null],
] as const)("%j", (path, kind, period, measures) => {
  expect(axisOf(path, KINDS)).toEqual(measures === null ? null : { kind, period, measures });
});
