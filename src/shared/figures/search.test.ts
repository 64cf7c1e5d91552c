import { describe, expect, it } from "vitest";
import { understand } from "./search.ts";

const vocabulary = {
  orgs: [
    { id: "town", names: ["示例甲镇党委", "示例甲镇"], hasSections: false, hasBelow: true },
    { id: "department", names: ["示例部"], hasSections: true, hasBelow: false },
  ],
  themes: [{ id: "theme", name: "作风建设" }],
  programmes: [{ id: "series", name: "七一系列" }],
};
const read = (question: string) => understand(question, vocabulary, "2026-11-20");

describe("a question", () => {
  it("is read word by word: organisation, kind, theme, programme, metric", () => {
    expect(read("示例甲镇 作风建设 七一系列 全体干部会 次数")).toMatchObject({
      ...{ orgs: ["town"], kinds: ["all_staff_meeting"], themes: ["theme"], programme: "series" },
      metrics: ["occasions"],
    });
  });

  it("passes over what it does not know", () => {
    expect(read("请问那个啥")).toMatchObject({ orgs: [], kinds: [], metrics: [], period: null });
  });

  it.each([
    ["今年", "2026-01-01", "2026-12-31"],
    ["去年", "2025-01-01", "2025-12-31"],
    ["2024年2月", "2024-02-01", "2024-02-29"],
    ["上半年", "2026-01-01", "2026-06-30"],
    ["去年下半年", "2025-07-01", "2025-12-31"],
    ["第三季度", "2026-07-01", "2026-09-30"],
    ["本月", "2026-11-01", "2026-11-30"],
    ["上个月", "2026-10-01", "2026-10-31"],
  ])("knows %s", (words, from, to) => {
    expect(read(`${words}交流研讨`)).toMatchObject({ kinds: ["seminar"], period: { from, to } });
  });

  it("may ask for the report's own periods", () => {
    expect(["本期", "上期", "去年同期"].map((words) => read(words).period)).toEqual([
      "report",
      "report-1",
      "year-before",
    ]);
  });
});
