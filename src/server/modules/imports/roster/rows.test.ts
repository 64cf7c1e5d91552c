import fc from "fast-check";
import { expect, test } from "vitest";
import { csvSheetOf, sheetOf, sheetsOf } from "../mapping/sheet-fixture.ts";
import type { Sheet } from "../sheets/index.ts";
import {
  checkCharacter,
  detectRosterTables,
  looksLikeRoster,
  newSeenPeople,
  type ParsedPerson,
  parseRoster,
  proposeRosterMapping,
  type RosterContext,
  rosterMapping,
  sealNumbers,
} from "./index.ts";
import { ROSTER_DICTIONARY } from "./synonyms.ts";

/** 999999 is no region: every number here is invented. */
const idOf = (digits: string) => `999999${digits}${checkCharacter(`999999${digits}`)}`;
const ID_A = idOf("19800512001");
const ID_B = idOf("19851130002");

const HASHES = new Map([
  [ID_A, "hash of A"],
  [ID_B, "hash of B"],
]);
const seal = (sheet: Sheet) => sealNumbers([sheet], (number) => HASHES.get(number) ?? "another");

async function parse(sheet: Sheet, context: Partial<RosterContext> = {}) {
  await seal(sheet);
  const parsed = detectRosterTables(sheet).map((table) =>
    parseRoster(table, proposeRosterMapping(table), { today: "2026-11-23", ...context }),
  );
  return {
    people: parsed.flatMap(({ people }) => people),
    unread: parsed.flatMap(({ unread }) => unread),
    hints: parsed[0]?.hints,
  };
}

const at = (problems: { column: string; row: number; level: string; code: string }[]) =>
  problems.map(({ column, row, level, code }) => `${column}${row} ${level} ${code}`);

test("a roster below its title; the telephone is not taken, the number is masked in raw", async () => {
  const sheet = await sheetOf(
    [
      ["第一党支部党员名册"],
      [
        "序号",
        "姓 名",
        "性别",
        "民族",
        "身份证号码",
        "出生年月",
        "学历",
        "人员类别",
        "入党时间",
        "现任职务",
        "手机号码",
        "家庭住址",
      ],
      [1, "张　甲", "男", "某族", ID_A, "1980.05", "大学", "正式党员", "2001.7.1", "书记", "13900000000", "某路1号"],
      [2, "李乙", "女", "某族", ID_B, "1985年11月30日", "研究生", "预备党员", "2026-06", "/", 13900000001, null],
      ["合计", "2人"],
    ],
    { merged: ["A1:L1"] },
  );
  const { people, unread, hints } = await parse(sheet);
  expect(people).toEqual([
    {
      sheet: "台账",
      row: 3,
      problems: [],
      duplicateOf: null,
      values: {
        name: "张甲",
        gender: "male",
        idHash: "hash of A",
        birth: "1980-05",
        org: null,
        membership: "party",
        post: "书记",
        joined: "2001-07-01",
        education: "大学",
        ethnicity: "某族",
        from: null,
      },
      raw: {
        姓名: "张　甲",
        性别: "男",
        民族: "某族",
        身份证号码: `999***********${ID_A.slice(-4)}`,
        出生年月: "1980.05",
        学历: "大学",
        人员类别: "正式党员",
        入党时间: "2001.7.1",
        现任职务: "书记",
      },
    },
    expect.objectContaining({
      row: 4,
      problems: [],
      values: {
        name: "李乙",
        gender: "female",
        idHash: "hash of B",
        birth: "1985-11-30",
        org: null,
        membership: "probationary",
        post: null,
        joined: "2026-06",
        education: "研究生",
        ethnicity: "某族",
        from: null,
      },
    }),
  ]);
  expect([unread, hints]).toEqual([[], { org: "第一党支部" }]);
});

test("problems stand at their cells", async () => {
  const sheet = await sheetOf([
    ["姓名", "性别", "身份证号", "出生日期", "所在党支部", "类别", "入党日期"],
    ["张甲", "女", ID_A, "1981.05", "一支部", "正式党员", "2027.7.1"],
    ["李乙", "不详", `${ID_B.slice(0, 17)}?`, "1985.13", "一支部", "群众", "很早"],
    [null, "男", "999999800512001", null, "一支部", "党员", null],
    [ID_A, "男", null, null, "一支部", "在编干部", null],
  ]);
  const { people } = await parse(sheet);
  expect(people.flatMap(({ problems }) => at(problems))).toEqual([
    "G2 warning date-future",
    "B2 warning gender-differs",
    "D2 warning birth-differs",
    "B3 error gender-unknown",
    "D3 error date-impossible",
    "F3 error membership-unknown",
    "G3 error date-unreadable",
    "C3 error id-length",
    "C4 error id-15",
    "A4 error name-missing",
    "A5 error name-odd",
  ]);
  const { values: _, ...said } = people[3] ?? { values: null };
  expect(JSON.stringify([people.map(({ problems }) => problems), people.map(({ raw }) => raw), said])).not.toMatch(
    /\d{9}/,
  );
  expect(people.map(({ values }) => values.idHash)).toEqual(["hash of A", null, null, null]);
});

test("organisations come from sections where there is no column for them", async () => {
  const sheet = await sheetOf(
    [
      ["姓名", "性别"],
      ["一、第一党支部"],
      ["张甲", "男"],
      ["第二党支部（3人）"],
      ["李乙", "女"],
      ["其他"],
      ["王丙", "男"],
    ],
    { merged: ["A2:B2", "A4:B4", "A6:B6"] },
  );
  const { people, unread } = await parse(sheet);
  expect(people.map(({ values }) => [values.name, values.org])).toEqual([
    ["张甲", "第一党支部"],
    ["李乙", "第二党支部"],
    ["王丙", "第二党支部"],
  ]);
  expect(unread).toEqual([{ row: 6, text: "其他" }]);
});

test("the same person again is said in four ways, over the sheets of a file", async () => {
  const header = ["姓名", "身份证号", "所在党支部"];
  const sheets = await sheetsOf(
    {
      name: "一",
      rows: [
        header,
        ["张甲", ID_A, "一支部"],
        ["张甲", ID_A, "一支部"],
        ["张甲", ID_A, "二支部"],
        ["李乙", ID_A, "一支部"],
        ["王丙", null, "一支部"],
        ["王丙", null, "二支部"],
      ],
    },
    { name: "二", rows: [header, ["王丙", null, "一支部"]] },
  );
  const seen = newSeenPeople();
  const people: ParsedPerson[] = [];
  for (const sheet of sheets) people.push(...(await parse(sheet, { seen })).people);
  expect(people.map(({ problems, duplicateOf }) => [problems.map(({ code }) => code), duplicateOf])).toEqual([
    [[], null],
    [["repeated"], { sheet: "一", row: 2 }],
    [["person-again"], null],
    [["id-shared"], null],
    [[], null],
    [[], null],
    [["repeated"], { sheet: "一", row: 6 }],
  ]);
});

test("memberships are the caller's, by name and synonym", async () => {
  const sheet = await csvSheetOf("姓名,人员身份\n张甲,退休干部\n李乙,退休");
  const memberships = [{ id: "retired", names: ["退休干部", "离退休"] }];
  const { people } = await parse(sheet, { memberships });
  expect(people.map(({ values }) => values.membership)).toEqual(["retired", "retired"]);
});

test("columns without telling headings are recognised by what they hold", async () => {
  const sheet = await csvSheetOf(`姓名,性别,号码甲,号码乙\n张甲,男,${ID_A},13900000000\n李乙,女,${ID_B},13900000001`);
  await seal(sheet);
  const [table] = detectRosterTables(sheet);
  const mapping = table && proposeRosterMapping(table);
  expect(mapping?.columns.map(({ fields }) => fields)).toEqual([["name"], ["gender"], ["idNumber"], ["phone"]]);
  expect(mapping && looksLikeRoster(mapping)).toBe(true);
  expect(rosterMapping.safeParse(mapping).success).toBe(true);
});

test("any order of the columns under any synonyms gives the same people", async () => {
  const cells = {
    name: ["张甲", "李乙"],
    gender: ["男", "女"],
    idNumber: [ID_A, ID_B],
    birth: ["1980.05", "1985.11.30"],
    org: ["一支部", "二支部"],
    membership: ["正式党员", "借调"],
    post: ["书记", "委员"],
    joined: ["2001.7.1", "2010.7.1"],
    education: ["大学", "大专"],
    ethnicity: ["甲族", "乙族"],
    from: ["2020.1.1", "2021.1.1"],
    phone: ["13900000000", "13900000001"],
    serial: ["1", "2"],
  };
  const fields = ROSTER_DICTIONARY.fields;
  const sheetFor = (order: typeof fields, heading: (field: (typeof fields)[number]) => string) =>
    sheetOf([
      order.map(heading),
      order.map(({ id }) => cells[id][0] ?? null),
      order.map(({ id }) => cells[id][1] ?? null),
    ]);
  const expected = (await parse(await sheetFor(fields, ({ label }) => label))).people.map(({ values }) => values);
  expect(expected.map(({ name, idHash, from }) => [name, idHash, from])).toEqual([
    ["张甲", "hash of A", "2020-01-01"],
    ["李乙", "hash of B", "2021-01-01"],
  ]);
  const order = fc.shuffledSubarray([...fields], { minLength: fields.length });
  await fc.assert(
    fc.asyncProperty(order, fc.nat(), async (columns, choice) => {
      const heading = ({ label, names }: (typeof fields)[number]) =>
        [label, ...names][choice % (names.length + 1)] ?? label;
      const { people } = await parse(await sheetFor(columns, heading));
      expect(people.map(({ values }) => values)).toEqual(expected);
      expect(people.flatMap(({ problems }) => problems)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
