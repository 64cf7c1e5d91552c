import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import { compareOutlines } from "./compare-outlines.ts";
import { expandOutline } from "./expand-outline.ts";
import type { FigureClause, GroupClause, OutlineClause, OutlineDocument } from "./outline-document.ts";
import { outlineDocument, promptsOf } from "./outline-document.ts";
import { outlineProblems } from "./outline-problems.ts";
import { OUTLINES } from "./outlines.ts";

const figure = (change: Partial<FigureClause> = {}): FigureClause => ({
  ...{ type: "figure", text: "召开会议{n}", metric: "occasions", kinds: ["all_staff_meeting"] },
  ...{ of: "own", reach: "inner", role: "host", aside: false, ...change },
});

const group = (change: Partial<GroupClause> = {}): GroupClause => ({
  ...{ type: "group", dimension: "clean", kinds: [], except: [], measures: false },
  ...{ of: "own", reach: "inner", role: "host", ...change },
});

const one = (...clauses: OutlineClause[]): OutlineDocument => ({
  title: "{org}{period}报告",
  sections: [{ heading: "工作", level: 1, paragraphs: [[{ lead: "", clauses }]] }],
});

const clausesOf = (document: OutlineDocument, phraseOf?: (kind: string) => string | undefined) =>
  expandOutline(document, phraseOf).flatMap(({ paragraphs }) =>
    paragraphs.flat().flatMap((sentence) => sentence.clauses),
  );

describe("the outlines of the release", () => {
  it.each(OUTLINES.map((outline) => [outline.name, outline] as const))("%s is sound", (_, { document }) => {
    expect(outlineDocument.parse(document)).toEqual(document);
    expect(outlineProblems(document)).toEqual([]);
  });

  it("cover every kind that is not left to another", () => {
    const texts = OUTLINES.flatMap(({ document }) =>
      clausesOf(document).flatMap((clause) => clause.figure?.kinds ?? []),
    );
    expect(ACTIVITY_KINDS.filter(({ id }) => !texts.includes(id))).toEqual([]);
  });
});

describe("a group", () => {
  it("stands for every kind of its dimension but the exceptions, in the order of the catalogue and in the district's words", () => {
    const clean = ACTIVITY_KINDS.filter(({ dimension }) => dimension === "clean").map(({ id }) => id);
    const [first = "", ...others] = clean;
    const clauses = clausesOf(one(group({ except: [first] })), (kind) =>
      kind === others[0] ? "自有措辞{n}" : undefined,
    );
    expect(clauses.map((clause) => clause.figure?.kinds)).toEqual(others.map((id) => [id]));
    expect(clauses[0]?.text).toBe("自有措辞{n}");
  });

  it("brings what a kind counts besides as asides", () => {
    const clauses = clausesOf(one(group({ dimension: null, kinds: ["salon"], measures: true })));
    expect(clauses.map(({ text, aside = false }) => [text.replace("{n}", "*"), aside])).toEqual([
      ["举办党建沙龙*", false],
      ...clauses.slice(1).map(({ text }) => [text.replace("{n}", "*"), true]),
    ]);
    expect(clauses.length).toBeGreaterThan(1);
  });
});

describe("problems", () => {
  const told = (document: OutlineDocument) =>
    outlineProblems(document).map(({ path, message }) => `${path} ${message}`);
  const at = "sections.0.paragraphs.0.0.clauses.0";

  it.each([
    [one(figure({ text: "召开会议" })), `${at} 缺少 {n}：数字写在哪里`],
    [one(figure({ text: "{n}{n}" })), `${at} {n} 只能出现一次`],
    [one(figure({ kinds: ["tea_party"] })), `${at} 本系统没有活动类型“tea_party”，请移除`],
    [one(figure({ metric: "cups" })), `${at} 本系统没有指标“cups”，请重新选择`],
    [one(figure({ metric: "study_hours" })), `${at} 全体干部会议没有“学时”`],
    [one({ type: "text", text: "召开会议{n}" }), `${at} 只有数字分句里可以用 {n}`],
    [one({ type: "fact", text: " " }), `${at} 请填写文字`],
    [one({ type: "text", text: "秘密★一年" }), `${at} 内容带有密级标志“秘密★”，请移除`],
    [one(group({ dimension: null })), `${at} 请选择活动类型`],
    [one(), "sections.0.paragraphs.0.0 这一句没有内容"],
    [{ ...one(figure()), title: "{unit}报告" }, "title 标题中只能用 {org} 和 {period}，没有 {unit}"],
    [{ title: "报告", sections: [] }, "sections 还没有一个部分"],
    [{ title: "报告", sections: [{ heading: "工作", level: 2, paragraphs: [] }] }, "sections.0 第一个标题应为一级"],
  ] satisfies [OutlineDocument, string][])("%#", (document, problem) => {
    expect(told(document)).toEqual([problem]);
  });

  it("of levels are told where one is skipped", () => {
    const levels = (...list: (1 | 2 | 3)[]): OutlineDocument => ({
      title: "报告",
      sections: list.map((level) => ({ heading: "标题", level, paragraphs: [] })),
    });
    expect(told(levels(1, 2, 3, 1, 2))).toEqual([]);
    expect(told(levels(1, 3))).toEqual(["sections.1 3级标题之前应有2级标题"]);
  });

  it("leave what is unknown out of the report", () => {
    expect(clausesOf(one(figure({ kinds: ["tea_party"] }), figure({ metric: "cups" }), figure()))).toHaveLength(1);
  });
});

describe("comparing", () => {
  it("pairs what went with what came in its place", () => {
    const [before, after] = [
      one({ type: "fact", text: "原话" }, figure(), { type: "text", text: "结尾" }),
      one({ type: "fact", text: "新话" }, figure({ role: "any" }), { type: "text", text: "结尾" }, group()),
    ];
    expect(compareOutlines(before, after)).toEqual([
      { place: "工作", before: "事实：原话", after: "事实：新话" },
      {
        place: "工作",
        before: "数字：召开会议{n}（次数 · 全体干部会议 · 报告单位本级及内设科室 · 主办）",
        after: "数字：召开会议{n}（次数 · 全体干部会议 · 报告单位本级及内设科室 · 不限身份）",
      },
      { place: "工作", before: null, after: "逐类数字：廉洁型各类活动 · 次数 · 报告单位本级及内设科室 · 主办" },
    ]);
  });

  const clause = fc.constantFrom("甲", "乙", "丙", "丁").map((text): OutlineClause => ({ type: "text", text }));
  const some = fc.array(clause, { maxLength: 8 }).map((clauses) => one(...clauses));

  it("finds nothing in the same, and everything that went or came", () => {
    fc.assert(
      fc.property(some, some, (before, after) => {
        expect(compareOutlines(before, before)).toEqual([]);
        const changes = compareOutlines(before, after);
        const count = (document: OutlineDocument) => clausesOf(document).length;
        const [gone, come] = [changes.filter((it) => it.before).length, changes.filter((it) => it.after).length];
        expect(count(after) - count(before)).toBe(come - gone);
        expect(changes.length === 0).toBe(JSON.stringify(before) === JSON.stringify(after));
      }),
    );
  });
});

it("the prompts of an outline are what it asks writers for", () => {
  const prompt = { type: "prompt" as const, text: "（请补充典型做法）" };
  expect(promptsOf(one(prompt, figure(), prompt))).toEqual(["（请补充典型做法）"]);
});
