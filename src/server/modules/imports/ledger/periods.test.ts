import { expect, test } from "vitest";
import { readPeriod } from "./periods.ts";

test.each([
  ["一季度", "2026-01-01", "2026-03-31"],
  ["第4季度", "2026-10-01", "2026-12-31"],
  ["上半年", "2026-01-01", "2026-06-30"],
  ["前三季度", "2026-01-01", "2026-09-30"],
  ["下半年", "2026-07-01", "2026-12-31"],
  ["2月", "2026-02-01", "2026-02-28"],
  ["十一月份", "2026-11-01", "2026-11-30"],
  ["1—6月", "2026-01-01", "2026-06-30"],
  ["2025年全年", "2025-01-01", "2025-12-31"],
  ["2024年2月", "2024-02-01", "2024-02-29"],
  ["2025年度", "2025-01-01", "2025-12-31"],
])("%s of 2026", (text, from, to) => {
  expect(readPeriod(text, 2026)).toEqual({ text, from, to });
});

test("a period without year, or with words that name none, stays text", () => {
  expect(readPeriod("一季度", undefined)).toEqual({ text: "一季度", from: null, to: null });
  expect(readPeriod("换届以来", 2026)).toEqual({ text: "换届以来", from: null, to: null });
  expect(readPeriod("13月", 2026)).toEqual({ text: "13月", from: null, to: null });
});
