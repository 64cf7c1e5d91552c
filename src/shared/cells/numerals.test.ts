import { expect, test } from "vitest";
import { numeralsToDigits, readNumeral } from "./numerals.ts";

test.each([
  ["二〇二六", 2026],
  ["二○二六", 2026],
  ["十", 10],
  ["十五", 15],
  ["三十", 30],
  ["二十八", 28],
  ["一百零三", 103],
  ["两百", 200],
  ["一千二百", 1200],
])("%s is %d", (numeral, value) => {
  expect(readNumeral(numeral)).toBe(value);
});

test("only numerals before a unit or at the end become digits", () => {
  expect(numeralsToDigits("二〇二六年三月五日星期四", "年月日")).toBe("2026年3月5日星期四");
  expect(numeralsToDigits("应到三十人（张三、李四）", "人")).toBe("应到30人（张三、李四）");
});
