import { describe, expect, it } from "vitest";
import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import { allMetrics } from "./metrics.ts";
import { candidates, understand } from "./search.ts";
import type { FigureSpec } from "./spec.ts";

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

/** What the figures are that a clerk of the department is offered. */
const offered = (question: string, org = "department") => candidates(read(question), vocabulary, org);

const plain: FigureSpec = {
  ...{ metric: "occasions", version: null, org: "department", reach: "inner", role: "host", period: "report" },
  ...{ kinds: [], themes: [], programme: null },
};
const USUAL_METRICS = ["occasions", "attendances", "attendance_rate", "people"] as const;

describe("the figures offered", () => {
  it("are one when the question leaves nothing open", () => {
    const period = { from: "2026-01-01", to: "2026-06-30" };
    expect(offered("示例甲镇全镇上半年参加作风建设七一系列党日活动人次")).toEqual([
      {
        ...{ ...plain, metric: "attendances", org: "town", reach: "tree", role: "participant", period },
        ...{ kinds: ["theme_day"], themes: ["theme"], programme: "series" },
      },
    ]);
  });

  it("are the usual ones about the asker's own organisation when nothing is understood", () => {
    expect(offered("请问那个啥")).toEqual(USUAL_METRICS.map((metric) => ({ ...plain, metric })));
    expect(offered("请问那个啥", "unheard-of")).toEqual(
      USUAL_METRICS.map((metric) => ({ ...plain, metric, org: "unheard-of" })),
    );
  });

  it("find every kind by its name and by each of its synonyms, and by nothing shorter inside", () => {
    const wrong = ACTIVITY_KINDS.flatMap((kind) =>
      [kind.name, ...kind.synonyms].filter((word) => {
        const figures = offered(`今年${word}次数`);
        return (
          JSON.stringify(figures.map((figure) => [figure.kinds, figure.metric, figure.role])) !==
          JSON.stringify([[[kind.id], "occasions", "host"]])
        );
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("find every metric by its name and by each of its synonyms", () => {
    for (const metric of allMetrics()) {
      for (const word of [metric.name, ...metric.synonyms]) {
        expect(offered(`示例部主题党日 ${word}`), word).toEqual([
          { ...plain, metric: metric.id, kinds: ["theme_day"] },
        ]);
      }
    }
  });

  it.each([
    ["召开", "host"],
    ["主办", "host"],
    ["承办", "cohost"],
    ["参加", "participant"],
    ["参与", "participant"],
    ["指导", "guided"],
  ])("with %s ask for the role %s", (word, role) => {
    expect(offered(`示例部${word}党课次数`)).toEqual([{ ...plain, role, kinds: ["party_lecture"] }]);
  });

  it("take no role from 参加人数 nor from 组织生活会: the longer word decides", () => {
    expect(offered("组织生活会参加人数")).toEqual([{ ...plain, metric: "people", kinds: ["life_meeting"] }]);
  });

  it("name an organisation by its long or short name, and reach below it where something is", () => {
    const town = { ...plain, org: "town", kinds: ["seminar"] };
    const both = [town, { ...town, reach: "tree" }];
    expect(offered("示例甲镇党委研讨会次数")).toEqual(both);
    expect(offered("示例甲镇 研讨会 次数")).toEqual(both);
    expect(offered("研讨会次数", "town")).toEqual(both);
    expect(offered("示例部研讨会次数")).toEqual([{ ...plain, kinds: ["seminar"] }]);
  });

  it.each([
    ["全区", "tree"],
    ["全镇", "tree"],
    ["下级", "below"],
    ["各镇街", "below"],
    ["本级", "inner"],
    ["机关", "inner"],
  ])("reach as far as %s says", (word, reach) => {
    expect(offered(`示例甲镇${word}党课次数`)).toEqual([{ ...plain, org: "town", reach, kinds: ["party_lecture"] }]);
  });

  it.each([
    ["今年", { from: "2026-01-01", to: "2026-12-31" }],
    ["上半年", { from: "2026-01-01", to: "2026-06-30" }],
    ["２０２５年第四季度", { from: "2025-10-01", to: "2025-12-31" }],
    ["去年3月份", { from: "2025-03-01", to: "2025-03-31" }],
    ["前三季度", { from: "2026-01-01", to: "2026-09-30" }],
    ["去年前3季度", { from: "2025-01-01", to: "2025-09-30" }],
    ["一二季度", { from: "2026-01-01", to: "2026-06-30" }],
    ["第二、三季度", { from: "2026-04-01", to: "2026-09-30" }],
    ["三季度", { from: "2026-07-01", to: "2026-09-30" }],
    ["本季度", { from: "2026-10-01", to: "2026-12-31" }],
    ["上季度", { from: "2026-07-01", to: "2026-09-30" }],
    ["1至6月", { from: "2026-01-01", to: "2026-06-30" }],
    ["1—6月份", { from: "2026-01-01", to: "2026-06-30" }],
    ["一月至六月", { from: "2026-01-01", to: "2026-06-30" }],
    ["三月份", { from: "2026-03-01", to: "2026-03-31" }],
    ["十一月", { from: "2026-11-01", to: "2026-11-30" }],
    ["前年", { from: "2024-01-01", to: "2024-12-31" }],
    ["今年以来", { from: "2026-01-01", to: "2026-12-31" }],
    ["去年同期上半年", { from: "2025-01-01", to: "2025-06-30" }],
    ["上半年同期", { from: "2025-01-01", to: "2025-06-30" }],
    ["上月", { from: "2026-10-01", to: "2026-10-31" }],
    ["上期", "report-1"],
    ["去年同期", "year-before"],
  ])("count %s", (word, period) => {
    expect(offered(`${word}党课次数`)).toEqual([{ ...plain, period, kinds: ["party_lecture"] }]);
  });

  it("name no period where a theme or a programme of that name is meant", () => {
    const named = { ...vocabulary, themes: [{ id: "reading", name: "2026年读书月" }] };
    const asked = understand("去年2026年读书月党课次数", named, "2026-11-20");
    expect(asked).toMatchObject({ themes: ["reading"], period: { from: "2025-01-01", to: "2025-12-31" } });
    expect(understand("2026年读书月党课次数", named, "2026-11-20").period).toBeNull();
  });

  it("know a name however its signs and letters are typed", () => {
    const named = { ...vocabulary, themes: [{ id: "first", name: "专题学习月（第１期）：纪律" }] };
    for (const typed of ["专题学习月（第１期）：纪律", "专题学习月(第1期):纪律"])
      expect(understand(`${typed}党课次数`, named, "2026-11-20").themes, typed).toEqual(["first"]);
  });

  it("are about each of the organisations that share a name, whatever else is open", () => {
    const twin = { id: "twin", names: ["示例甲镇机关党委", "示例甲镇"], hasSections: false, hasBelow: true };
    const shared = { ...vocabulary, orgs: [...vocabulary.orgs, twin] };
    const understood = understand("示例甲镇党课", shared, "2026-11-20");
    expect(understood.orgs).toEqual(["town", "twin"]);
    const figures = candidates(understood, shared, "department");
    expect(figures.map(({ org, metric, reach }) => [org, metric, reach])).toEqual([
      ["town", "occasions", "inner"],
      ["town", "occasions", "tree"],
      ["town", "attendances", "inner"],
      ["town", "attendances", "tree"],
      ["twin", "occasions", "inner"],
      ["twin", "occasions", "tree"],
      ["twin", "attendances", "inner"],
      ["twin", "attendances", "tree"],
    ]);
  });

  it.each([
    ["主题党日多少人次", ["theme_day"], "attendances"],
    ["主题党日活动数", ["theme_day"], "occasions"],
    ["党课有多少场", ["party_lecture"], "occasions"],
  ])("ask with %s for one metric", (question, kinds, metric) => {
    expect(offered(`示例部${question}`)).toEqual([{ ...plain, kinds, metric }]);
  });

  it("look for several kinds together: their union, counted once", () => {
    expect(offered("党课和主题党日次数")).toEqual([{ ...plain, kinds: ["party_lecture", "theme_day"] }]);
  });

  it("stand in the order of the question: organisation, then metric, then how far it reaches", () => {
    const asked = offered("示例部、示例甲镇党课人数和次数");
    expect(asked.map(({ org, metric, reach }) => [org, metric, reach])).toEqual([
      ["department", "people", "inner"],
      ["department", "occasions", "inner"],
      ["town", "people", "inner"],
      ["town", "people", "tree"],
      ["town", "occasions", "inner"],
      ["town", "occasions", "tree"],
    ]);
    // The order in which the district's names come from the database changes nothing.
    const turned = { ...vocabulary, orgs: vocabulary.orgs.toReversed() };
    const again = understand("示例部、示例甲镇党课人数和次数", turned, "2026-11-20");
    expect(candidates(again, turned, "department")).toEqual(asked);
  });

  it("are never more than eight, of each organisation its likeliest", () => {
    const many = offered("示例甲镇 示例部 党课");
    expect(many.map(({ org, metric, reach }) => [org, metric, reach])).toEqual([
      ["town", "occasions", "inner"],
      ["town", "occasions", "tree"],
      ["town", "attendances", "inner"],
      ["town", "attendances", "tree"],
      ["department", "occasions", "inner"],
      ["department", "attendances", "inner"],
      ["department", "attendance_rate", "inner"],
      ["department", "people", "inner"],
    ]);
    expect(offered("示例甲镇党课")).toHaveLength(8);
  });

  it("are one for each organisation where a question is about more than eight", () => {
    const orgs = Array.from({ length: 9 }, (_, i) => ({
      ...{ id: `section-${i}`, names: [`示例部第${i}科`, "示例科"], hasSections: false, hasBelow: false },
    }));
    const understood = understand("示例科党课", { ...vocabulary, orgs }, "2026-11-20");
    const figures = candidates(understood, { ...vocabulary, orgs }, "department");
    expect(figures.map(({ org, metric }) => [org, metric])).toEqual(orgs.map(({ id }) => [id, "occasions"]));
  });
});
