import { expect, test } from "vitest";
import { splitNames } from "./names.ts";

const names = (text: string) =>
  splitNames(text).people.map(({ name, remark }) => (remark ? `${name}:${remark}` : name));

test.each([
  ["张甲、李乙，王丙；赵丁\n钱戊", ["张甲", "李乙", "王丙", "赵丁", "钱戊"]],
  ["张甲 李乙　王丙", ["张甲", "李乙", "王丙"]],
  ["张 甲 王丙丁 李　乙", ["张甲", "王丙丁", "李乙"]],
  ["张　甲、李　乙", ["张甲", "李乙"]],
  ["张甲（请假）、李乙(出差，下月补学)", ["张甲:请假", "李乙:出差，下月补学"]],
  ["请假：张甲、李乙；缺席：王丙（病假）", ["张甲:请假", "李乙:请假", "王丙:病假"]],
  ["张甲同志、李乙同志", ["张甲", "李乙"]],
  ["无", []],
  ["全勤", []],
  ["", []],
])("%j", (text, expected) => {
  expect(names(text)).toEqual(expected);
});

test("a list that does not name everybody says so", () => {
  expect(splitNames("张甲、李乙等5人")).toEqual({
    people: [
      { name: "张甲", remark: null },
      { name: "李乙", remark: null },
    ],
    collective: null,
    cutOff: true,
  });
  expect(splitNames("全体党员")).toEqual({ people: [], collective: "全体党员", cutOff: false });
});
