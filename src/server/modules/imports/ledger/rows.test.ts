import type { WriteSheet } from "hucre/xlsx";
import { expect, test } from "vitest";
import { isUsable } from "#shared/cells/problem.ts";
import { csvSheetOf, sheetOf, sheetsOf } from "../mapping/sheet-fixture.ts";
import type { Sheet } from "../sheets/index.ts";
import {
  detectHints,
  detectTables,
  type LedgerContext,
  type LedgerValues,
  parseRows,
  proposeMapping,
  type SeenRows,
} from "./index.ts";

const KINDS = [
  { id: "meeting", names: ["支部党员大会", "党员大会"] },
  { id: "committee", names: ["支部委员会会议", "支委会"] },
  { id: "lecture", names: ["党课"] },
  { id: "theme-day", names: ["主题党日", "主题党日活动"] },
];
const CONTEXT: LedgerContext = { kinds: KINDS, today: "2026-11-23" };

function parse(sheet: Sheet, context: Partial<LedgerContext> = {}) {
  const parsed = detectTables(sheet, KINDS).map((table) =>
    parseRows(table, proposeMapping(table, KINDS), { ...CONTEXT, ...context }),
  );
  return {
    rows: parsed.flatMap(({ rows }) => rows),
    totals: parsed.flatMap(({ totals }) => totals),
    unread: parsed.flatMap(({ unread }) => unread),
  };
}

/** What the cells said, without what stayed empty. */
function said(values: LedgerValues | undefined) {
  const isEmpty = (value: unknown) => typeof value === "object" && Object.keys(value ?? {}).length === 0;
  return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => !isEmpty(value)));
}

const at = (problems: { column: string; row: number; level: string; code: string }[]) =>
  problems.map(({ column, row, level, code }) => `${column}${row} ${level} ${code}`);

const LEDGER: WriteSheet["rows"] = [
  ["第一党支部2026年三会一课台账"],
  ["序号", "时间", "主题", "出席情况", null, null, "主持人", "备注"],
  [null, null, null, "应到", "实到", "缺席", null, null],
  ["一、支部党员大会"],
  [1, "3月5日 9:30—11:00", "学习会议精神", 30, 28, "张甲（请假）、李乙", "王丙", "/"],
  ["二、支委会"],
  [2, "3.12", "研究\n工作", 5, "五人", "无", "王丙", null],
  ["小计", null, null, 5, 5],
];

test("a whole ledger: year from the title, kinds from sections, two header rows, total kept apart", async () => {
  const { rows, totals } = parse(await sheetOf(LEDGER, { merged: ["A1:H1", "A2:A3", "D2:F2", "A4:H4"] }));
  expect(rows.map(({ row, values }) => [row, said(values)])).toEqual([
    [
      5,
      {
        kinds: ["meeting"],
        title: "学习会议精神",
        start: "2026-03-05",
        startTime: "09:30",
        endTime: "11:00",
        chair: "王丙",
        expected: 30,
        present: 28,
        absent: [
          { name: "张甲", remark: "请假" },
          { name: "李乙", remark: null },
        ],
      },
    ],
    [7, { kinds: ["committee"], title: "研究工作", start: "2026-03-12", chair: "王丙", expected: 5, present: 5 }],
  ]);
  expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
  expect(rows[0]?.raw).toEqual({
    序号: "1",
    时间: "3月5日 9:30—11:00",
    主题: "学习会议精神",
    "出席情况/应到": "30",
    "出席情况/实到": "28",
    "出席情况/缺席": "张甲（请假）、李乙",
    主持人: "王丙",
    备注: "/",
  });
  expect(totals).toEqual([
    {
      kind: "committee",
      org: "第一党支部",
      period: { text: "2026年", from: "2026-01-01", to: "2026-12-31" },
      count: null,
      headcount: 5,
      label: "小计",
      where: { sheet: "台账", row: 8, column: "E" },
      raw: { 序号: "小计", "出席情况/应到": "5", "出席情况/实到": "5" },
      problems: [],
    },
  ]);
});

test("problems stand at their cells, quote them and say what to do", async () => {
  const sheet = await sheetOf(
    [
      ["类型", "日期", "主题", "应到", "实到"],
      ["党员大会", "2026年2月30日", "甲", 30, 28],
      ["支部大会议", "2026.3.5", "乙", 30, 28],
      ["党课、茶话会", "2026年3月5日（周三）", "丙", 30, 31],
      ["党课", "2026.12.1", "丁", "许多", 28],
      ["党课", null, "戊", 30, 28],
      [null, "2025.3.6", "己", 30, 28],
      [null, "3月6日", "听党课", 30, 28],
    ],
    { name: "2026年" },
  );
  const { rows } = parse(sheet);
  expect(rows.flatMap(({ problems }) => at(problems))).toEqual([
    "B2 error date-impossible",
    "A3 error kind-unknown",
    "A4 warning kind-part-unknown",
    "B4 warning weekday-differs",
    "E4 warning present-exceeds-expected",
    "D5 error count-unreadable",
    "B5 warning date-future",
    "B6 error date-missing",
    "A7 error kind-missing",
    "B7 warning date-other-year",
    "C8 warning kind-from-title",
  ]);
  expect(rows.map(isUsable)).toEqual([false, false, true, false, false, false, true]);
  expect(rows[1]?.problems[0]).toEqual({
    sheet: "2026年",
    row: 3,
    column: "A",
    level: "error",
    code: "kind-unknown",
    message: "“支部大会议”不是已有的活动类型。是不是“支部党员大会”或“支部委员会会议”？请改成系统里的活动类型",
  });
  expect(rows[2]?.values.kinds).toEqual(["lecture"]);
  expect(rows[6]?.values.kinds).toEqual(["lecture"]);
});

test("a date without a year asks for one, and takes the one that is given", async () => {
  const sheet = await sheetOf([
    ["类型", "日期", "主题"],
    ["党课", "3月5日", "甲"],
  ]);
  expect(parse(sheet).rows.map(({ problems }) => at(problems))).toEqual([["B2 error date-no-year"]]);
  expect(parse(sheet, { year: 2026 }).rows.map(({ values }) => values.start)).toEqual(["2026-03-05"]);
});

test("the kind comes from the cell, else the section, else the table's title, else the sheet's name", async () => {
  const cell = ["2026.3.5", "甲"];
  const sheets = await sheetsOf(
    { name: "党课", rows: [["日期", "主题"], cell] },
    { name: "党课 ", rows: [["主题党日台账"], ["日期", "主题"], cell] },
    { name: "党课  ", rows: [["主题党日台账"], ["日期", "主题"], ["二、支委会"], cell] },
    { name: "三会一课", rows: [["日期", "类型", "主题"], ["一、支委会"], ["2026.3.5", "党员大会、党课", "甲"]] },
    { name: "党课、支委会", rows: [["日期", "主题"], cell] },
  );
  expect(sheets.map((sheet) => parse(sheet).rows.map(({ values }) => values.kinds))).toEqual([
    [["lecture"]],
    [["theme-day"]],
    [["committee"]],
    [["meeting", "lecture"]],
    [[]],
  ]);
});

test("sections can name an organisation or a month; what they do not say is listed", async () => {
  const sheet = await sheetOf(
    [
      ["2026年党课台账"],
      ["日期", "主题"],
      ["第一党支部"],
      ["三月份"],
      ["5日", "甲"],
      ["第二党支部"],
      ["其他情况"],
      ["3月6日", "乙"],
    ],
    { merged: ["A3:B3", "A6:B6"] },
  );
  const { rows, unread } = parse(sheet);
  expect(rows.map(({ values }) => [values.host, values.start])).toEqual([
    ["第一党支部", "2026-03-05"],
    ["第二党支部", "2026-03-06"],
  ]);
  expect(unread).toEqual([{ row: 7, text: "其他情况" }]);
});

test("a value merged over several rows belongs to each of them", async () => {
  const sheet = await sheetOf(
    [
      ["类型", "日期", "主题"],
      ["党课", "2026.3.5", "甲"],
      [null, "2026.3.6", "乙"],
      [null, "2026.3.7", "丙"],
    ],
    { merged: ["A2:A4"] },
  );
  expect(parse(sheet).rows.map(({ values }) => values.kinds)).toEqual([["lecture"], ["lecture"], ["lecture"]]);
});

test("a column called after names may hold counts under labels, and never counts a label as a name", async () => {
  const sheet = await sheetOf([
    ["填报单位（盖章）：甲镇产业园支部"],
    ["日期", "活动类型", "参加人员情况"],
    ["2026.7.1", "党课", "应到13人实到12人（示丙请假）"],
    ["2026.7.2", "党课", "应到5人，实到5人"],
    ["2026.7.3", "党课", "示甲、示乙、另有3名群众"],
  ]);
  const { rows } = parse(sheet);
  expect(detectTables(sheet, KINDS).map((table) => detectHints(table).host)).toEqual(["甲镇产业园支部"]);
  expect(rows.map(({ values }) => [values.expected, values.present, values.attendees.length])).toEqual([
    [13, 12, 0],
    [5, 5, 0],
    [null, null, 0],
  ]);
  expect(rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([[], [], ["names-odd"]]);
});

test("two fields in one column, joint hosts and organisations", async () => {
  const sheet = await sheetOf([
    ["时间地点", "活动类型", "主题及主要内容", "主办单位", "参加单位", "应到/实到", "列席人员"],
    [
      "2026年3月5日下午2:30-4:00 三楼会议室",
      "党课",
      "第一讲\n一、学习\n二、讨论",
      "一支部、二支部",
      "三支部；四支部",
      "30/28",
      "赵丁、钱戊",
    ],
  ]);
  const { rows } = parse(sheet);
  expect(said(rows[0]?.values)).toEqual({
    kinds: ["lecture"],
    start: "2026-03-05",
    startTime: "14:30",
    endTime: "16:00",
    place: "三楼会议室",
    title: "第一讲",
    summary: "一、学习\n二、讨论",
    host: "一支部",
    cohosts: ["二支部"],
    participants: ["三支部", "四支部"],
    expected: 30,
    present: 28,
    guestNames: [
      { name: "赵丁", remark: null },
      { name: "钱戊", remark: null },
    ],
  });
  expect(rows[0]?.problems).toEqual([]);
});

test("separate columns for the beginning and the end, as cells with dates or times", async () => {
  const time = (value: number) => ({ value, style: { numFmt: "h:mm" } });
  const [times] = await sheetsOf({
    name: "党课",
    rows: [
      ["日期", "开始时间", "结束时间", "主题"],
      ["2026.3.5", null, null, "甲"],
    ],
    cells: new Map([
      ["1,1", time(0.375)],
      ["1,2", time(0.5)],
    ]),
  });
  expect(said(times && parse(times).rows[0]?.values)).toEqual({
    kinds: ["lecture"],
    start: "2026-03-05",
    startTime: "09:00",
    endTime: "12:00",
    title: "甲",
  });
  const dated = await sheetOf(
    [
      ["开始时间", "结束时间", "主题"],
      ["2026-03-05 9:00", "2026-03-06 11:00", "甲"],
    ],
    { name: "党课" },
  );
  expect(said(parse(dated).rows[0]?.values)).toEqual({
    kinds: ["lecture"],
    start: "2026-03-05",
    startTime: "09:00",
    end: "2026-03-06",
    endTime: "11:00",
    title: "甲",
  });
});

test("names left open are said, numbers in the columns for names are counts", async () => {
  const sheet = await sheetOf([
    ["类型", "日期", "主题", "参会人员", "缺席人员"],
    ["党课", "2026.3.5", "甲", "张甲、李乙等5人", "2人"],
    ["党课", "2026.3.6", "乙", "全体党员", "无"],
    ["党课", "2026.3.7", "丙", "28人", "1（张甲）"],
  ]);
  const { rows } = parse(sheet);
  expect(rows.flatMap(({ problems }) => at(problems))).toEqual([
    "D2 warning names-cut-off",
    "D3 warning names-collective",
    "E4 warning count-remark",
  ]);
  expect(rows.map(({ values }) => [values.attendees.length, values.headcount, values.absentCount])).toEqual([
    [2, null, 2],
    [0, null, null],
    [0, 28, 1],
  ]);
});

test("a repeated row is marked with its first, also in another sheet and another column order", async () => {
  const sheets = await sheetsOf(
    {
      name: "一",
      rows: [
        ["类型", "日期", "支部", "主题"],
        ["党课", "2026.3.5", "一支部", "甲"],
        ["党课", "2026年3月5日", "一支部", "甲"],
        ["党课", "2026.3.5", "二支部", "甲"],
        ["党课", "3月上旬", "一支部", "甲"],
        ["党课", "3月中旬", "一支部", "甲"],
      ],
    },
    {
      name: "二",
      rows: [
        ["主题", "支部", "日期", "类型"],
        ["甲", "一支部", "2026/3/5", "党课"],
      ],
    },
  );
  const seen: SeenRows = new Map();
  const rows = sheets.flatMap((sheet) => parse(sheet, { seen }).rows);
  expect(rows.map(({ sheet, row, duplicateOf }) => [sheet, row, duplicateOf])).toEqual([
    ["一", 2, null],
    ["一", 3, { sheet: "一", row: 2 }],
    ["一", 4, null],
    ["一", 5, null],
    ["一", 6, null],
    ["二", 2, { sheet: "一", row: 2 }],
  ]);
  expect(rows.at(-1)?.problems.map(({ message }) => message)).toEqual([
    "与工作表“一”第 2 行完全相同，只导入一次；如果确实是两次会议，请在名称或时间上区分",
  ]);
});

test("branches that keep a sheet each and no column for themselves do not repeat each other", async () => {
  const rows = [
    ["类型", "日期", "主题"],
    ["党课", "2026.3.5", "甲"],
  ];
  const sheets = await sheetsOf({ name: "一支部", rows }, { name: "二支部", rows });
  const seen: SeenRows = new Map();
  expect(sheets.flatMap((sheet) => parse(sheet, { seen }).rows).map(({ duplicateOf }) => duplicateOf)).toEqual([
    null,
    null,
  ]);
});

test("rows that only hold totals become declared figures", async () => {
  const sheet = await csvSheetOf(
    "2026年组织生活统计表,,,\n支部,活动类型,期间,次数,参加人次\n第一支部,党员大会,一季度,3次,84\n第一支部,茶话会,二季度,两,\n第一支部,,上半年,2,\n合计,,,8,84\n",
    "2026年统计.csv",
  );
  const { rows, totals } = parse(sheet);
  expect(rows).toEqual([]);
  expect(
    totals.map(({ kind, org, period, count, headcount, label, where }) => [
      kind,
      org,
      period?.from,
      period?.to,
      count,
      headcount,
      label,
      `${where.column}${where.row}`,
    ]),
  ).toEqual([
    ["meeting", "第一支部", "2026-01-01", "2026-03-31", 3, 84, null, "D3"],
    [null, "第一支部", "2026-04-01", "2026-06-30", 2, null, null, "D4"],
    [null, "第一支部", "2026-01-01", "2026-06-30", 2, null, null, "D5"],
    [null, null, "2026-01-01", "2026-12-31", 8, 84, "合计", "D6"],
  ]);
  expect(totals.flatMap(({ problems }) => at(problems))).toEqual(["B4 error kind-unknown", "B5 error kind-missing"]);
});

test("a record that counts several meetings asks for one row each", async () => {
  const sheet = await sheetOf([
    ["类型", "日期", "主题", "次数"],
    ["党课", "2026.3.5", "甲", 2],
    ["党课", "2026.3.6", "乙", 1],
  ]);
  expect(parse(sheet).rows.flatMap(({ problems }) => at(problems))).toEqual(["D2 warning count-in-record"]);
});
