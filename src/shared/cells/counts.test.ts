import { expect, test } from "vitest";
import { type CountField, readCounts } from "./counts.ts";

function read(text: string, ...fields: CountField[]) {
  const { counts, findings } = readCounts({ text, kind: "text" }, fields);
  return { ...counts, codes: findings.map(({ code }) => code) };
}

test.each(["28", "28人", "２８", "二十八", "二十八人", "共28人", "28名", "28.0", " 28 人 "])("%s is 28", (text) => {
  expect(read(text, "present")).toEqual({ present: 28, codes: [] });
});

test.each([
  ["应到30人实到28人", { expected: 30, present: 28 }],
  ["应到30人，实到28人，请假2人", { expected: 30, present: 28, absent: 2 }],
  ["应到三十人、实到二十八人", { expected: 30, present: 28 }],
  ["应到：３０；实到：２８；列席：３", { expected: 30, present: 28, guests: 3 }],
  ["应出席30人出席28人", { expected: 30, present: 28 }],
  ["应参加30，实际参加28", { expected: 30, present: 28 }],
  ["30/28", { expected: 30, present: 28 }],
  ["30人/28人", { expected: 30, present: 28 }],
])("%s under 应到/实到", (text, counts) => {
  expect(read(text, "expected", "present")).toEqual({ ...counts, codes: [] });
});

test("a labelled count goes where its label says, whatever the column", () => {
  expect(read("应到三十人", "headcount")).toEqual({ expected: 30, codes: [] });
  expect(read("28（请假2）", "present")).toEqual({ present: 28, absent: 2, codes: [] });
  expect(read("3人请假", "absent")).toEqual({ absent: 3, codes: [] });
});

test("a pair follows the order of the heading; under one heading the larger number was expected", () => {
  expect(read("28/30", "present", "expected")).toEqual({ present: 28, expected: 30, codes: [] });
  expect(read("28/30", "headcount")).toEqual({ present: 28, expected: 30, codes: ["count-pair"] });
});

test("who is named as absent is kept", () => {
  const cell = { text: "应到30人，实到28人，请假2人（张甲、李乙）", kind: "text" } as const;
  expect(readCounts(cell, ["expected", "present"]).absentNames).toEqual(["张甲", "李乙"]);
});

test.each([
  ["约30人", { headcount: 30, codes: ["count-approximate"] }],
  ["30余人", { headcount: 30, codes: ["count-approximate"] }],
  ["28（含书记）", { headcount: 28, codes: ["count-remark"] }],
  ["全体党员", { codes: ["count-unreadable"] }],
  ["28.5", { codes: ["count-unreadable"] }],
  ["-3", { codes: ["count-unreadable"] }],
  ["2月8日", { codes: ["count-unreadable"] }],
])("%s is said to be doubtful or wrong", (text, expected) => {
  expect(read(text, "headcount")).toEqual(expected);
});
