import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BlockNode, ReportDocument } from "./document.ts";
import { headingNumber, headingNumbers, shownContent } from "./headings.ts";

const heading = (level: number, text = "标题"): BlockNode => ({
  type: "heading",
  attrs: { level },
  content: [{ type: "text", text }],
});
const paragraph: BlockNode = { type: "paragraph" };
const doc = (...content: BlockNode[]): ReportDocument => ({ type: "doc", content });

describe("headingNumbers", () => {
  test("numbers each level in its own form and leaves paragraphs without one", () => {
    const numbers = headingNumbers(doc(heading(1), paragraph, heading(2), heading(3), heading(4), heading(4)));
    expect(numbers).toEqual(["一、", "", "（一）", "1.", "（1）", "（2）"]);
  });

  test("a level starts again below a higher one, also when a level between is skipped", () => {
    const numbers = headingNumbers(
      doc(heading(1), heading(2), heading(2), heading(3), heading(1), heading(3), heading(2)),
    );
    expect(numbers).toEqual(["一、", "（一）", "（二）", "1.", "二、", "1.", "（一）"]);
  });

  test.each([
    [1, "一、"],
    [10, "十、"],
    [11, "十一、"],
    [20, "二十、"],
    [21, "二十一、"],
    [100, "一百、"],
    [105, "一百零五、"],
    [110, "一百一十、"],
    [1001, "一千零一、"],
    [2010, "二千零一十、"],
  ])("writes %i as %s", (ordinal, expected) => {
    expect(headingNumber(1, ordinal)).toBe(expected);
  });

  test("siblings under one parent count up by one from one", () => {
    const levels = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 60 });
    fc.assert(
      fc.property(levels, (sequence) => {
        const numbers = headingNumbers(doc(...sequence.map((level) => heading(level))));
        sequence.forEach((level, index) => {
          const start = sequence.slice(0, index).findLastIndex((earlier) => earlier < level);
          const before = sequence.slice(start + 1, index).filter((earlier) => earlier === level).length;
          expect(numbers[index]).toBe(headingNumber(level, before + 1));
        });
      }),
    );
  });
});

describe("shownContent", () => {
  test("drops closing punctuation of levels 1 and 2 only", () => {
    expect(shownContent(heading(1, "总体情况。"))).toEqual([{ type: "text", text: "总体情况" }]);
    expect(shownContent(heading(2, "抓学习；"))).toEqual([{ type: "text", text: "抓学习" }]);
    expect(shownContent(heading(3, "抓学习。"))).toEqual([{ type: "text", text: "抓学习。" }]);
    expect(shownContent({ type: "paragraph", content: [{ type: "text", text: "抓学习。" }] })).toEqual([
      { type: "text", text: "抓学习。" },
    ]);
  });

  test("drops a punctuation mark that stands in a text node of its own, and keeps a question mark", () => {
    const split: BlockNode = {
      type: "heading",
      attrs: { level: 1 },
      content: [
        { type: "text", text: "怎么办？" },
        { type: "text", text: "。" },
      ],
    };
    expect(shownContent(split)).toEqual([{ type: "text", text: "怎么办？" }]);
  });
});
