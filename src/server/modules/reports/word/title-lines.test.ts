import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textWidth, titleLines } from "./title-lines.ts";

const MAX = 20;

describe("titleLines", () => {
  test("a title that fits stays on one line", () => {
    expect(titleLines("关于2026年上半年机关党建工作情况的报告", MAX)).toHaveLength(1);
  });

  test.each([
    ["中共示例区委组织部关于2026年上半年“四型机关”建设工作情况的报告"],
    ["中共示例区委组织部关于2026年上半年政治型机关建设工作情况的报告"],
    ["关于2026年上半年政治型、学习型、效能型、廉洁型机关建设工作推进情况的报告"],
    ["示例区委组织部关于全区基层党组织组织生活会和民主评议党员工作开展情况的报告"],
    ["中共示例区委组织部机关支部委员会关于开展主题教育巩固拓展工作成果情况的报告"],
  ])("lines of %s grow and then shrink", (title) => {
    const widths = titleLines(title, MAX).map(textWidth);
    const widest = widths.indexOf(Math.max(...widths));
    expect(widths.slice(0, widest + 1)).toEqual(widths.slice(0, widest + 1).toSorted((a, b) => a - b));
    expect(widths.slice(widest)).toEqual(widths.slice(widest).toSorted((a, b) => b - a));
    expect(widths.length).toBeGreaterThan(1);
  });

  test("begins a line with 关于 when the issuing body fills one", () => {
    const lines = titleLines("中共示例区委组织部机关支部委员会关于开展主题教育巩固拓展工作取得成果情况的报告", MAX);
    expect(lines[0]).toBe("中共示例区委组织部机关支部委员会");
  });

  test("does not tear a term of the trade, a name in brackets or 年 from its number", () => {
    const title = "关于印发《示例区机关学习办法》和做好2026年度全区基层党组织组织生活会有关工作的通知";
    const lines = titleLines(title, MAX);
    const whole = (part: string) => lines.some((line) => line.includes(part));
    expect(whole("《示例区机关学习办法》")).toBe(true);
    expect(whole("组织生活会")).toBe(true);
    expect(whole("2026年度")).toBe(true);
  });

  test("gives the title again, in lines that fit and begin and end as they may", () => {
    const han = fc.constantFrom(..."示例区委组织部关于的工作情况报告和党建学习，、《》（）2026年第");
    const title = fc.array(han, { minLength: 1, maxLength: 110 }).map((all) => all.join(""));
    fc.assert(
      fc.property(title, (text) => {
        const lines = titleLines(text, MAX);
        expect(lines.join("")).toBe(text);
        if (lines.length === 1) return;
        for (const line of lines) {
          expect(textWidth(line)).toBeLessThanOrEqual(MAX);
          expect(line).not.toMatch(/^[》）、，的]|[《（]$/u);
        }
      }),
    );
  });

  test("a title without any place to break at is left to the program", () => {
    expect(titleLines("A".repeat(80), MAX)).toEqual(["A".repeat(80)]);
  });
});
