import { getSchema } from "@tiptap/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { untracedNumbers } from "#shared/report/coverage.ts";
import type { InlineNode, ReportDocument } from "#shared/report/document.ts";
import { toEditorContent, toReportDocument, withCurrentTexts } from "./document.ts";
import { reportExtensions } from "./schema.ts";
import { headingAbove, sectionsOf } from "./sections.ts";
import { clauseAt, sentenceAt } from "./sentence.ts";
import { nextUntraced, numeralOf, untracedIn } from "./untraced.ts";

const schema = getSchema(reportExtensions());
const words = fc.constantFrom(
  "召开会议7次",
  "，",
  "部机关",
  "3月5日",
  "参加120人次。",
  "第2次",
  "出勤率98.3%",
  "四型机关",
);
const spec = {
  metric: "occasions",
  version: null,
  org: "11111111-1111-4111-8111-111111111111",
  reach: "inner",
  role: "host",
  period: "report",
  kinds: ["all_staff_meeting"],
  themes: [],
  programme: null,
} as const;
const figure = (id: string, text: string | null): InlineNode => ({
  type: "figure",
  attrs: { id, spec: { ...spec, kinds: [...spec.kinds], themes: [] }, form: "arabic", text },
});
const inline: fc.Arbitrary<InlineNode> = fc.oneof(
  words.map((text) => ({ type: "text" as const, text })),
  fc.record({ text: words, id: fc.uuid({ version: 4 }) }).map(({ text, id }) => ({
    type: "text" as const,
    text,
    marks: [{ type: "fact" as const, attrs: { id, evidence: [] } }],
  })),
  fc.uuid({ version: 4 }).map((id) => figure(id, "9")),
  fc.uuid({ version: 4 }).map((id) => ({
    type: "external" as const,
    attrs: { id, text: "12家", source: "示例局通报", date: "2026-03-01" },
  })),
  fc.uuid({ version: 4 }).map((id) => ({ type: "exempt" as const, attrs: { id, text: "3个", reason: "计划数" } })),
);
/** Neighbouring plain texts are one in the editor; a document that was edited has none. */
const joined = (nodes: InlineNode[]) =>
  nodes.reduce<InlineNode[]>((list, node) => {
    const last = list.at(-1);
    if (node.type === "text" && last?.type === "text" && !node.marks && !last.marks) {
      list[list.length - 1] = { type: "text", text: last.text + node.text };
    } else list.push(node);
    return list;
  }, []);
const content = fc.array(inline, { minLength: 1, maxLength: 6 }).map(joined);
const block = fc.oneof(
  content.map((nodes) => ({ type: "paragraph" as const, content: nodes })),
  fc.constant({ type: "paragraph" as const }),
  fc.record({ level: fc.integer({ min: 1, max: 4 }), nodes: content }).map(({ level, nodes }) => ({
    type: "heading" as const,
    attrs: { level },
    content: nodes,
  })),
);
const documents: fc.Arbitrary<ReportDocument> = fc
  .array(block, { minLength: 1, maxLength: 6 })
  .map((blocks) => ({ type: "doc", content: blocks }));

describe("the editor's document", () => {
  it("takes every report and gives it back unchanged", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const node = schema.nodeFromJSON(toEditorContent(document));
        node.check();
        expect(toReportDocument(node.toJSON())).toEqual(document);
      }),
    );
  });

  it("underlines exactly the quantities that coverage counts", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const node = schema.nodeFromJSON(toEditorContent(document));
        const seen = untracedIn(node);
        expect(seen.map(({ span }) => span.text)).toEqual(untracedNumbers(document).map((number) => number.text));
        expect(seen.map(({ from, to }) => node.textBetween(from, to))).toEqual(seen.map(({ span }) => span.text));
      }),
    );
  });

  it("can start from an empty report", () => {
    const node = schema.nodeFromJSON(toEditorContent({ type: "doc", content: [] }));
    expect(toReportDocument(node.toJSON())).toEqual({ type: "doc", content: [{ type: "paragraph" }] });
  });

  it("leaves a mark on a number out and refuses what no report holds", () => {
    const id = "22222222-2222-4222-8222-222222222222";
    const marked = { ...figure(id, "9"), marks: [{ type: "fact", attrs: { id, evidence: [] } }] };
    const text = { type: "doc", content: [{ type: "paragraph", content: [marked] }] };
    expect(toReportDocument(text).content[0]?.content).toEqual([figure(id, "9")]);
    expect(() => toReportDocument({ type: "doc", content: [{ type: "table" }] })).toThrow();
  });

  it("takes the records' numbers into a text kept on the device", () => {
    const id = "22222222-2222-4222-8222-222222222222";
    const kept: ReportDocument = {
      type: "doc",
      content: [{ type: "paragraph", content: [figure(id, "8")] }, { type: "paragraph" }],
    };
    const now = {
      ...{ nodeId: id, text: "9", unit: "次", value: 9, label: "", definition: "", records: 9, missing: 0 },
      ...{ standing: "same" as const, currentValue: 9, changes: [] },
    };
    expect(withCurrentTexts(kept, [now])).toEqual({
      type: "doc",
      content: [{ type: "paragraph", content: [figure(id, "9")] }, { type: "paragraph" }],
    });
  });
});

describe("untraced numbers", () => {
  it("are gone through in a circle", () => {
    const at = (from: number, to: number) =>
      ({ from, to, span: { text: "", unit: "" } }) as ReturnType<typeof untracedIn>[number];
    const all = [at(3, 5), at(10, 12)];
    expect(nextUntraced(all, 4, 1)).toBe(all[1]);
    expect(nextUntraced(all, 11, 1)).toBe(all[0]);
    expect(nextUntraced(all, 11, -1)).toBe(all[0]);
    expect(nextUntraced(all, 4, -1)).toBe(all[1]);
    expect(nextUntraced([], 4, 1)).toBeUndefined();
  });

  it("give the numeral without its unit; a rate keeps its sign", () => {
    expect(numeralOf({ text: "7次", unit: "次" })).toBe("7");
    expect(numeralOf({ text: "15余人次", unit: "人次" })).toBe("15余");
    expect(numeralOf({ text: "98.3%", unit: "%" })).toBe("98.3%");
    expect(numeralOf({ text: "41", unit: "" })).toBe("41");
  });
});

describe("sentences", () => {
  const text = "部机关召开会议7次，开展研讨8次。另办讲堂。";
  it("are found around a place", () => {
    const { start, end } = sentenceAt(text, 8);
    expect(text.slice(start, end)).toBe("部机关召开会议7次，开展研讨8次");
    const last = sentenceAt(text, text.length - 1);
    expect(text.slice(last.start, last.end)).toBe("另办讲堂");
  });
  it("are the one just finished behind the last stop, and the next one elsewhere", () => {
    expect(sentenceAt("甲。", 2)).toEqual({ start: 0, end: 1 });
    expect(sentenceAt("甲。乙。 ", 5)).toEqual({ start: 2, end: 3 });
    expect(sentenceAt("甲。说“乙。”", 7)).toEqual({ start: 2, end: 5 });
    expect(sentenceAt("甲。（乙）", 5)).toEqual({ start: 2, end: 5 });
    expect(sentenceAt("甲。乙。", 2)).toEqual({ start: 2, end: 3 });
    expect(sentenceAt("。", 1)).toEqual({ start: 0, end: 0 });
    expect(sentenceAt("", 0)).toEqual({ start: 0, end: 0 });
  });
  it("give the clause that says what a number counts", () => {
    expect(clauseAt(text, 7)).toBe("部机关召开会议7次");
    expect(clauseAt(text, 14)).toBe("开展研讨8次");
  });
});

describe("the parts of a report", () => {
  const document: ReportDocument = {
    type: "doc",
    content: [
      { type: "paragraph", content: [{ type: "text", text: "总述。" }] },
      { type: "heading", attrs: { level: 1 }, content: [{ type: "text", text: "政治建设" }] },
      { type: "paragraph", content: [{ type: "text", text: "一段。" }] },
      { type: "heading", attrs: { level: 1 }, content: [{ type: "text", text: "学习" }] },
    ],
  };
  it("are known by their headings", () => {
    expect(sectionsOf(document).map(({ heading, blocks }) => [heading, blocks.length])).toEqual([
      ["", 1],
      ["政治建设", 1],
      ["学习", 0],
    ]);
    expect([0, 1, 2, 3].map((index) => headingAbove(document, index))).toEqual(["", "政治建设", "政治建设", "学习"]);
  });
});
