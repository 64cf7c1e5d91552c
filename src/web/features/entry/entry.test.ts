import { describe, expect, it } from "vitest";
import { kindNames } from "#shared/catalogue/kind-names.ts";
import { parseTsv } from "#shared/cells/tsv.ts";
import type { OrgRow } from "#shared/orgs/contracts.ts";
import { orgNameReader } from "#shared/orgs/names.ts";
import type { RosterPerson } from "#shared/roll-call/match-roll-call.ts";
import { checkLine, type EntryContext, type Known } from "./check-line.ts";
import { type ColumnId, columnsFor, USUALLY_HIDDEN } from "./columns.ts";
import { type Common, type EntryLine, emptyCommon, emptyLine, written } from "./lines.ts";
import { pasteBlock, readHeadings } from "./paste-block.ts";
import { normalised, readDay } from "./read-cell.ts";

const TODAY = "2026-03-20";
const ORG_1 = "00000000-0000-4000-8000-000000000001";
const ORG_2 = "00000000-0000-4000-8000-000000000002";

const org = (id: string, name: string, shortName: string): OrgRow => ({
  ...{ id, parentId: null, kind: "branch", code: id.slice(-3), name, shortName, position: 1, depth: 2 },
  ...{
    activeTo: null,
    revision: 1,
    can: { record: true, people: true, report: true, check: true, documents: true, rounds: true, manage: false },
  },
});
const ORGS = orgNameReader([
  org(ORG_1, "中共示例镇第一社区支部委员会", "第一社区支部"),
  org(ORG_2, "中共示例镇第二社区支部委员会", "第二社区支部"),
]);
const COLUMNS = columnsFor([])
  .map(({ id }) => id)
  .filter((id) => !USUALLY_HIDDEN.includes(id));
const READING = { orgs: ORGS, kinds: kindNames(), near: "2026-03-05", today: TODAY };

const people: RosterPerson[] = ["张示例", "李示例", "王示例"].map((name, index) => ({
  personId: `00000000-0000-4000-8000-0000000001${index}0`,
  name,
  orgId: ORG_1,
  orgName: "第一社区支部",
  post: "",
}));

const CONTEXT: EntryContext = {
  today: TODAY,
  common: { ...emptyCommon(TODAY), date: "2026-03-05" },
  orgs: ORGS,
  kinds: kindNames(),
};

function check(cells: EntryLine["cells"], common: Partial<Common> = {}, roster: Known["roster"] = people) {
  const context = { ...CONTEXT, common: { ...CONTEXT.common, ...common } };
  return checkLine(line(cells), context, { roster, hosted: undefined });
}

const line = (cells: EntryLine["cells"]) => emptyLine(cells);

describe("a line of the grid", () => {
  it("takes from what all lines have in common where it says nothing itself", () => {
    const common = { time: "9:00-10:30", place: "会议室", summary: "集中学习" };
    const { state, activity } = check({ org: "第一社区支部", present: "2" }, common);
    expect(state).toBe("ready");
    expect(activity).toMatchObject({
      ...{ kinds: ["theme_day"], title: "3月主题党日", heldOn: "2026-03-05", startTime: "09:00", endTime: "10:30" },
      ...{ place: "会议室", summary: "集中学习", state: "filed", orgs: [{ orgId: ORG_1, role: "host" }] },
      attendance: { mode: "headcount", expected: 3, present: 2 },
    });
    const own = { org: "第一社区支部", present: "2", date: "3.8", place: "广场", kind: "党课", title: "专题党课" };
    expect(check(own, common).activity).toMatchObject({
      ...{ kinds: ["party_lecture"], heldOn: "2026-03-08", place: "广场", title: "专题党课" },
    });
  });

  it.each<[string, EntryLine["cells"], unknown]>([
    ["heads", { expected: "12", present: "11" }, { mode: "headcount", expected: 12, present: 11 }],
    ["a pair", { present: "11/12" }, { mode: "headcount", expected: 12, present: 11 }],
    ["heads and those away", { expected: "12", absent: "2人" }, { mode: "headcount", expected: 12, present: 10 }],
    ["those away alone, by the roster", { absent: "1" }, { mode: "headcount", expected: 3, present: 2 }],
    [
      "names of those away",
      { absent: "李示例（出差）、王示例 缺席" },
      {
        mode: "names",
        people: [
          { personId: people[0]?.personId, orgId: ORG_1, status: "present", note: "" },
          { personId: people[1]?.personId, orgId: ORG_1, status: "excused", note: "出差" },
          { personId: people[2]?.personId, orgId: ORG_1, status: "absent", note: "" },
        ],
      },
    ],
    [
      "nobody away",
      { absent: "无" },
      {
        mode: "names",
        people: people.map(({ personId }) => ({ personId, orgId: ORG_1, status: "present", note: "" })),
      },
    ],
    [
      "nobody away of more than the roster has",
      { present: "5", absent: "无" },
      { mode: "headcount", expected: 5, present: 5 },
    ],
  ])("counts %s", (_, cells, attendance) => {
    expect(check({ org: "第一社区支部", ...cells }).activity?.attendance).toEqual(attendance);
  });

  it("keeps names of an organisation without a roster in the text, and counts them", () => {
    const { activity } = check({ org: "第一社区支部", expected: "9", absent: "赵示例（病假）" }, {}, []);
    expect(activity).toMatchObject({
      summary: "请假、缺席：赵示例（病假）",
      attendance: { mode: "headcount", expected: 9, present: 8 },
    });
  });

  it.each<[string, EntryLine["cells"], ColumnId, RegExp]>([
    ["an unknown organisation", { org: "第九支部", present: "1" }, "org", /没有找到组织/],
    ["no attendance", { org: "第一社区支部", place: "广场" }, "present", /请填实到/],
    ["more present than expected", { org: "第一社区支部", expected: "2", present: "3" }, "present", /多于/],
    ["numbers that do not add up", { org: "第一社区支部", expected: "5", present: "3", absent: "1" }, "absent", /不符/],
    ["a name that nobody has", { org: "第一社区支部", absent: "李例示" }, "absent", /是否为“李示例”/],
    [
      "a roster that says otherwise",
      { org: "第一社区支部", expected: "9", absent: "李示例" },
      "absent",
      /按名册应到 3 人/,
    ],
    ["a day to come", { org: "第一社区支部", present: "1", date: "2026-04-01" }, "date", /晚于今天/],
    ["no day", { org: "第一社区支部", present: "1", date: "上旬" }, "date", /不是/],
    ["no time", { org: "第一社区支部", present: "1", time: "饭后" }, "time", /不是时间/],
    ["an unknown kind", { org: "第一社区支部", present: "1", kind: "茶话" }, "kind", /没有活动类型/],
    ["a talk of two", { org: "第一社区支部", kind: "谈心谈话" }, "kind", /谈话双方/],
    [
      "a field of another kind",
      { org: "第一社区支部", present: "1", "field:needs_raised": "3" },
      "field:needs_raised",
      /没有“提出需求/,
    ],
    [
      "a field that is no number",
      { org: "第一社区支部", present: "1", kind: "党建沙龙", "field:needs_raised": "几个" },
      "field:needs_raised",
      /应为数字/,
    ],
    ["too long a place", { org: "第一社区支部", present: "1", place: "甲".repeat(101) }, "place", /./],
  ])("says at the cell what is wrong: %s", (_, cells, column, message) => {
    const { state, problems } = check(cells);
    expect(state).toBe("flawed");
    expect([...problems.keys()]).toEqual([column]);
    expect(problems.get(column)).toMatch(message);
  });

  it("waits while only its organisation stands there, and is left alone while it is blank", () => {
    expect(check({}).state).toBe("blank");
    expect(check({ org: "第一社区支部" }).state).toBe("waiting");
    expect(check({ org: "第一社区支部" }, { state: "held" }).state).toBe("ready");
  });

  it("lets go of a roll call when numbers are typed or the line moves to another organisation", () => {
    const called = { ...line({ org: "第一社区支部" }), roll: { people: [], guests: [] } };
    const rollWith = (column: ColumnId, text: string) => written([called], [{ row: 0, column, text }])[0]?.roll;
    expect(rollWith("place", "广场")).toEqual(called.roll);
    expect(rollWith("present", "3")).toBeNull();
    expect(rollWith("org", "第二社区支部")).toBeNull();
    expect(written([called], [{ row: 0, column: "org", text: "第一社区支部" }])[0]).toBe(called);
  });
});

describe("a date", () => {
  it.each([
    ["3月5日", "2026-03-05"],
    ["2026.3.5", "2026-03-05"],
    ["3/5", "2026-03-05"],
    ["20260305", "2026-03-05"],
    ["３月５日", "2026-03-05"],
    ["三月五日", "2026-03-05"],
    ["5日", "2026-03-05"],
    ["12月28日", "2025-12-28"],
    ["2027-01-05", "2027-01-05"],
    ["26.3.5", "2026-03-05"],
  ])("is read: %s", (text, day) => {
    expect(readDay(text, "2026-03-01", TODAY)).toMatchObject({ value: { start: day } });
    expect(normalised("date", text, READING)).toBe(day);
  });

  it("keeps a span and what cannot be read", () => {
    expect(normalised("date", "3月5日-7日", READING)).toBe("2026-03-05至2026-03-07");
    expect(normalised("date", "3月上旬", READING)).toBe("3月上旬");
    expect(readDay("2026-03-05至2026-03-07", "", TODAY)).toMatchObject({
      value: { start: "2026-03-05", end: "2026-03-07" },
    });
  });
});

describe("a pasted block", () => {
  const paste = (lines: EntryLine[], text: string, row = 0, column = 0) => {
    const {
      lines: after,
      filled,
      said,
    } = pasteBlock(lines, { row, column, columns: COLUMNS }, parseTsv(text), READING);
    return { cells: after.map(({ cells }) => cells), filled, said };
  };

  it("goes where the cursor is, extends the grid and is understood cell by cell", () => {
    const { cells, said } = paste([line({})], "中共示例镇第一社区支部委员会\t3月5日\n第二社区党支部\t3.6");
    expect(cells).toEqual([
      { org: "第一社区支部", date: "2026-03-05" },
      { org: "第二社区支部", date: "2026-03-06" },
    ]);
    expect(said).toBe("已粘贴 2 行");
  });

  it("goes by its headings, to the lines that wait for their organisations", () => {
    const text = [
      "序号\t支部名称\t活动时间\t活动主题\t应到人数\t实到人数\t请假人员\t经费\t主要内容",
      '1\t第二社区支部\t3月6日\t集中学习\t12\t11\t李示例\t300\t"学习\n讨论"',
      "2\t第一社区支部\t3月5日\t志愿服务\t10\t10\t无\t\t清扫",
      "3\t第八支部\t3月7日\t\t5\t5\t\t\t",
    ].join("\n");
    const { cells, said } = paste([line({ org: "第一社区支部" }), line({ org: "第二社区支部" }), line({})], text);
    expect(cells.map((one) => [one.org, one.date, one.title, one.expected, one.absent, one.summary])).toEqual([
      ["第一社区支部", "2026-03-05", "志愿服务", "10", "无", "清扫"],
      ["第二社区支部", "2026-03-06", "集中学习", "12", "李示例", "学习\n讨论"],
      ["第八支部", "2026-03-07", undefined, "5", undefined, undefined],
    ]);
    expect(said).toBe("已粘贴 3 行；2 行按组织名对上了表中的行；没有粘贴：“经费”（没有对应的列）");
  });

  it("tells a heading line from a first line of values", () => {
    expect(readHeadings(["支部", "日期", "实到"])?.columns).toEqual(["org", "date", "present"]);
    expect(readHeadings(["组织", "请假/缺席"])?.columns).toEqual(["org", "absent"]);
    expect(readHeadings(["日期", "时间"])?.columns).toEqual(["date", "time"]);
    expect(readHeadings(["第一社区支部", "3月5日", "11"])).toBeNull();
    expect(readHeadings([""])).toBeNull();
  });

  it("leaves out what carries a secrecy marking, and what has no column", () => {
    const { cells, said } = paste([line({})], "第一社区支部\t3月5日\t机密★一年\t会议室");
    expect(cells).toEqual([{ org: "第一社区支部", date: "2026-03-05", place: "会议室" }]);
    expect(said).toContain("1 个单元格带有密级标志，没有写入");
    expect(paste([line({})], "甲\t乙", 0, COLUMNS.length - 1).said).toContain("右边 1 列没有地方放");
  });
});
