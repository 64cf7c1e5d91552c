import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, isDay } from "./period.ts";
import { takePeriod } from "./question-period.ts";

const periodOf = (question: string, today = "2026-11-20") => takePeriod(question, today).period;

describe("the period of a question", () => {
  it.each([
    ["1-6月", "2026-01-01", "2026-06-30"],
    ["一至六月", "2026-01-01", "2026-06-30"],
    ["1月到6月份", "2026-01-01", "2026-06-30"],
    ["第一、二季度", "2026-01-01", "2026-06-30"],
    ["一季度到三季度", "2026-01-01", "2026-09-30"],
    ["第1季度至第3季度", "2026-01-01", "2026-09-30"],
    ["前两个季度", "2026-01-01", "2026-06-30"],
    ["前三个月", "2026-01-01", "2026-03-31"],
    ["下半年", "2026-07-01", "2026-12-31"],
    ["3月份", "2026-03-01", "2026-03-31"],
    ["二月", "2026-02-01", "2026-02-28"],
    ["3月一共多少次", "2026-03-01", "2026-03-31"],
    ["2024年二月", "2024-02-01", "2024-02-29"],
  ])("is in %s a part of this year or of the one named", (words, from, to) => {
    expect(periodOf(words)).toEqual({ from, to });
  });

  it.each([
    ["去年11月至今年2月", "2025-11-01", "2026-02-28"],
    ["2024年11月至2025年2月", "2024-11-01", "2025-02-28"],
    ["去年四季度至2026年一季度", "2025-10-01", "2026-03-31"],
    ["2024年12月至次年1月", "2024-12-01", "2025-01-31"],
    ["2024年11月至2月", "2024-11-01", "2025-02-28"],
    ["11月至2月", "2025-11-01", "2026-02-28"],
  ])("may in %s go over the turn of the year", (words, from, to) => {
    expect(periodOf(words)).toEqual({ from, to });
  });

  it.each([
    ["今年以来", "2026-01-01"],
    ["3月以来", "2026-03-01"],
    ["第三季度以来", "2026-07-01"],
    ["去年10月以来", "2025-10-01"],
    ["去年以来", "2025-01-01"],
  ])("goes in %s on to the end of this year, where the cut-off ends it", (words, from) => {
    expect(periodOf(words)).toEqual({ from, to: "2026-12-31" });
  });

  it("counts months and quarters back from today, over the turn of the year too", () => {
    expect(periodOf("上月", "2026-01-31")).toEqual({ from: "2025-12-01", to: "2025-12-31" });
    expect(periodOf("上个季度", "2026-02-10")).toEqual({ from: "2025-10-01", to: "2025-12-31" });
    expect(periodOf("本季度", "2026-02-10")).toEqual({ from: "2026-01-01", to: "2026-03-31" });
    expect(periodOf("这个月", "2024-02-10")).toEqual({ from: "2024-02-01", to: "2024-02-29" });
  });

  it("is a year earlier with 同期, and the report's own where nothing else is named", () => {
    expect([periodOf("同期"), periodOf("去年同期")]).toEqual(["year-before", "year-before"]);
    expect(periodOf("前三季度同期")).toEqual({ from: "2025-01-01", to: "2025-09-30" });
    expect(periodOf("去年同期前三季度")).toEqual({ from: "2025-01-01", to: "2025-09-30" });
    expect(periodOf("上季度同期")).toEqual({ from: "2025-07-01", to: "2025-09-30" });
  });

  it.each(["35岁以上年轻党员", "全年龄段", "目前三个月度先锋", "一月一主题", "第2期", "近三个月", "党课次数"])(
    "is none in %s",
    (words) => {
      expect(takePeriod(words, "2026-11-20")).toEqual({ period: null, rest: words });
    },
  );

  it("leaves the rest of the question as it stands", () => {
    expect(takePeriod("全区 1至6月 党课", "2026-11-20").rest.split(/\s+/)).toEqual(["全区", "党课"]);
    expect(takePeriod("去年党课3月份次数", "2026-11-20").rest.split(/\s+/)).toEqual(["", "党课", "次数"]);
  });

  const scrap = fc.constantFrom(
    ..."今年 去年 前年 2024年 上半年 前 第 一 三 四 12 十一 月 月份 个月 季度 至 、 到 上 本 次年 同期 以来 党课 次数".split(
      " ",
    ),
  );
  const day = fc
    .date({ min: new Date("1990-01-01"), max: new Date("2090-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  it("runs from the first of a month to the last of one, whatever is asked on whatever day", () => {
    let named = 0;
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 8 }), day, (words, today) => {
        const period = periodOf(words.join(""), today);
        if (typeof period !== "object" || period === null) return;
        named += 1;
        expect([isDay(period.from), isDay(period.to), period.from < period.to]).toEqual([true, true, true]);
        expect(period.from.endsWith("-01")).toBe(true);
        expect(addMonths(`${period.to.slice(0, 7)}-31`.replace("-31", "-01"), 1) > period.to).toBe(true);
      }),
      { numRuns: 3000 },
    );
    expect(named).toBeGreaterThan(500);
  });
});
