import fc from "fast-check";
import { expect, test } from "vitest";
import { BASE_FIELDS, type BaseLedgerField } from "#shared/cells/synonyms.ts";
import { sheetOf } from "../mapping/sheet-fixture.ts";
import { detectTables, type LedgerValues, parseRows, proposeMapping } from "./index.ts";

const KINDS = [
  { id: "lecture", names: ["党课"] },
  { id: "theme-day", names: ["主题党日"] },
];

/** Left to the tests of totals. */
const OF_TOTALS = ["count", "crossCount", "crossHeadcount"] as const;

/** Two activities, cell by cell. */
const CELLS: Record<Exclude<BaseLedgerField, (typeof OF_TOTALS)[number]>, [string | number, string | number]> = {
  kind: ["党课", "主题党日、党课"],
  title: ["第一讲", "植树"],
  date: ["2026年3月5日", "2026.3.12"],
  startTime: ["9:00", "下午2点半"],
  endTime: ["11:00", "16:00"],
  place: ["三楼", "河边"],
  host: ["一支部", "二支部"],
  cohosts: ["三支部", "四支部、五支部"],
  participants: ["六支部", "七支部"],
  chair: ["王丙", "赵丁"],
  summary: ["学习", "劳动"],
  expected: [30, "三十人"],
  present: [28, "２７"],
  headcount: [31, "29人"],
  guests: [3, 2],
  absent: ["张甲、李乙（请假）", "张甲；李乙；钱戊"],
  attendees: ["王丙、赵丁", "王丙 赵丁"],
  theme: ["专题一", "专题二"],
  period: ["3月", "一季度"],
  remarks: ["补录", "有照片"],
  serial: [1, 2],
};
const FIELDS = BASE_FIELDS.filter(({ id }) => !OF_TOTALS.some((field) => field === id));
type Spec = (typeof FIELDS)[number];

async function read(columns: readonly Spec[], heading: (field: Spec) => string): Promise<LedgerValues[]> {
  const row = (index: 0 | 1) => columns.map(({ id }) => CELLS[id as keyof typeof CELLS][index]);
  const sheet = await sheetOf([["2026年台账"], columns.map(heading), row(0), row(1)]);
  return detectTables(sheet, KINDS).flatMap((table) => {
    const { rows } = parseRows(table, proposeMapping(table, KINDS), { kinds: KINDS, today: "2026-11-23" });
    expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
    return rows.map(({ values }) => values);
  });
}

test("any order of the columns under any synonyms gives the same activities", async () => {
  const expected = await read(FIELDS, ({ label }) => label);
  expect(expected.map(({ start, startTime, present, remarks }) => [start, startTime, present, remarks])).toEqual([
    ["2026-03-05", "09:00", 28, "补录"],
    ["2026-03-12", "14:30", 27, "有照片"],
  ]);
  const choices = fc.array(fc.nat(), { minLength: FIELDS.length, maxLength: FIELDS.length });
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(FIELDS, { minLength: FIELDS.length }), choices, async (columns, choice) => {
      const heading = (field: Spec) => {
        const headings = [field.label, ...field.names];
        return headings[(choice[FIELDS.indexOf(field)] ?? 0) % headings.length] ?? field.label;
      };
      expect(await read(columns, heading)).toEqual(expected);
    }),
    { numRuns: 100 },
  );
});
