import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ReportDocument, reportDocument } from "#shared/report/document.ts";
import { plainText } from "#shared/report/plain-text.ts";
import {
  bodyParagraphs,
  elementsOf,
  find,
  one,
  parseXml,
  partOf,
  partsOf,
  textOf,
  type Xml,
} from "./docx-parts.fixture.ts";
import { renderWorkingCopy } from "./index.ts";
import { SAMPLE, SAMPLE_DOCUMENT, SAMPLE_FRAME, SAMPLE_TRACES } from "./sample.fixture.ts";

const figures = SAMPLE_DOCUMENT.content
  .flatMap((block) => block.content ?? [])
  .filter((node) => node.type === "figure");

/** What stands between a start and its end, read in document order. */
function enclosed(document: Xml, start: string, end: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const paragraph of find(document, "w:p")) {
    const open = new Set<string>();
    for (const child of elementsOf(paragraph)) {
      const id = child.attributes["w:id"] ?? "";
      if (child.name === start) open.add(id);
      else if (child.name === end) expect(open.delete(id)).toBe(true);
      else for (const one of open) texts.set(one, (texts.get(one) ?? "") + textOf(child));
    }
    expect(open.size).toBe(0);
  }
  return texts;
}

describe("bookmarks", () => {
  test("one pair encloses each figure's text, under its id", async () => {
    const document = await partOf(await renderWorkingCopy(SAMPLE), "word/document.xml");
    const texts = enclosed(document, "w:bookmarkStart", "w:bookmarkEnd");
    const found = find(document, "w:bookmarkStart").map(({ attributes }) => [
      attributes["w:name"],
      texts.get(attributes["w:id"] ?? ""),
    ]);
    expect(found).toEqual(figures.map(({ attrs }) => [`fig_${attrs.id.replaceAll("-", "")}`, attrs.text]));
  });

  test("a figure that was copied gets a name of its own", async () => {
    const document = reportDocument.parse({
      type: "doc",
      content: [{ type: "paragraph", content: [figures[0], { type: "text", text: "、" }, figures[0]] }],
    });
    const xml = await partOf(await renderWorkingCopy({ ...SAMPLE, document }), "word/document.xml");
    const names = find(xml, "w:bookmarkStart").map(({ attributes }) => attributes["w:name"]);
    const name = `fig_${figures[0]!.attrs.id.replaceAll("-", "")}`;
    expect(names).toEqual([name, `${name}_2`]);
  });

  test("figures are shaded and nothing else is", async () => {
    const document = await partOf(await renderWorkingCopy(SAMPLE), "word/document.xml");
    const shaded = find(document, "w:r").filter((run) => find(run, "w:shd").length > 0);
    expect(shaded.map(textOf)).toEqual(figures.map(({ attrs }) => attrs.text));
  });
});

describe("comments", () => {
  test("mark the external, the exempt and the untraced number and say why", async () => {
    const docx = await renderWorkingCopy(SAMPLE);
    const document = await partOf(docx, "word/document.xml");
    const texts = enclosed(document, "w:commentRangeStart", "w:commentRangeEnd");
    const comments = find(await partOf(docx, "word/comments.xml"), "w:comment");
    expect(comments.map((comment) => [texts.get(comment.attributes["w:id"] ?? ""), textOf(comment)])).toEqual([
      ["40余个", "此数字无来源，请改为数据、注明外部来源，或说明豁免的理由。"],
      ["52.6万人", "外部数据，来源：示例区统计公报（2026年3月18日）。"],
      ["3天", "豁免数字，理由：按方案安排的时长，不是统计数据"],
    ]);
    const references = find(document, "w:commentReference").map(({ attributes }) => attributes["w:id"]);
    expect(references).toEqual(comments.map(({ attributes }) => attributes["w:id"]));
  });

  test("a figure without records or without a value is marked as well", async () => {
    const document = structuredClone(SAMPLE_DOCUMENT);
    const nodes = document.content.flatMap((block) => block.content ?? []).filter((node) => node.type === "figure");
    nodes[1]!.attrs.text = null;
    const docx = await renderWorkingCopy({ frame: SAMPLE_FRAME, document, traces: SAMPLE_TRACES.slice(1) });
    const comments = find(await partOf(docx, "word/comments.xml"), "w:comment").map(textOf);
    expect(comments.slice(0, 2)).toEqual([
      "此数据没有可打开的记录，请核对口径和期间。",
      "此数据还没有算出，请先更新数据。",
    ]);
  });

  test("a report in which everything is traced has no comments part", async () => {
    const content = SAMPLE_DOCUMENT.content.slice(0, 4);
    const docx = await renderWorkingCopy({ ...SAMPLE, document: { type: "doc", content } satisfies ReportDocument });
    expect([...(await partsOf(docx)).keys()]).not.toContain("word/comments.xml");
  });
});

describe("the facts as custom XML", () => {
  test("list every figure with its bookmark, value and definition", async () => {
    const facts = await partOf(await renderWorkingCopy(SAMPLE), "customXml/item1.xml");
    expect([facts.name, facts.attributes.xmlns]).toEqual(["facts", "urn:shilu:facts:1"]);
    const found = find(facts, "figure").map((figure) => ({
      ...figure.attributes,
      definition: one(figure, "definition").children.join(""),
    }));
    expect(found).toEqual(
      SAMPLE_TRACES.map((trace) => ({
        id: trace.id,
        bookmark: `fig_${trace.id.replaceAll("-", "")}`,
        text: trace.text,
        form: "arabic",
        metric: "occasions",
        "definition-version": "3",
        value: trace.value,
        unit: trace.unit,
        records: String(trace.records),
        label: trace.label,
        scope: trace.scope,
        period: trace.period,
        cutoff: trace.cutoff,
        definition: trace.definition,
      })),
    );
  });

  test("list fact sentences with the labels of their evidence, and the numbers from elsewhere", async () => {
    const facts = await partOf(await renderWorkingCopy(SAMPLE), "customXml/item1.xml");
    const sentences = find(facts, "fact").map((fact) => [
      one(fact, "text").children.join(""),
      find(fact, "evidence").map(({ attributes }) => attributes.label),
    ]);
    expect(sentences).toEqual([
      ["制定《示例区委组织部机关学习管理办法（试行）》。", ["机关学习管理办法（试行）印发稿"]],
      ["组织党员志愿服务队进社区开展政策宣讲。", []],
    ]);
    expect(one(facts, "external").attributes.text).toBe("52.6万人");
    expect(one(facts, "exempt").attributes.text).toBe("3天");
  });

  test("are bound to the text and declare their schema", async () => {
    const parts = await partsOf(await renderWorkingCopy(SAMPLE));
    expect(parts.get("word/_rels/document.xml.rels")).toContain('Target="../customXml/item1.xml"');
    expect(parts.get("customXml/_rels/item1.xml.rels")).toContain('Target="itemProps1.xml"');
    expect(parts.get("customXml/itemProps1.xml")).toContain('ds:uri="urn:shilu:facts:1"');
    expect(parts.get("[Content_Types].xml")).toContain('PartName="/customXml/itemProps1.xml"');
  });
});

test("every part is well-formed", async () => {
  const parts = await partsOf(await renderWorkingCopy(SAMPLE));
  for (const [name, content] of parts) expect(() => parseXml(content), name).not.toThrow();
  expect(parts.size).toBe(16);
});

test("every page says that it must not leave the house", async () => {
  const docx = await renderWorkingCopy(SAMPLE);
  const section = one(await partOf(docx, "word/document.xml"), "w:sectPr");
  expect(find(section, "w:headerReference").map((ref) => ref.attributes["w:type"])).toEqual(["default", "even"]);
  for (const part of ["word/header1.xml", "word/header2.xml"]) {
    expect(textOf(await partOf(docx, part))).toBe("底稿（内部使用，不得报送）");
  }
});

test("the text is the plain text; behind it 数据来源表 begins a page and gives each figure a row", async () => {
  const docx = await renderWorkingCopy(SAMPLE);
  const paragraphs = await bodyParagraphs(docx);
  const table = paragraphs.findIndex((p) => textOf(p) === "数据来源表");
  expect(paragraphs.slice(0, table).map(textOf).join("\n")).toBe(plainText(SAMPLE_DOCUMENT, SAMPLE_FRAME));
  expect(find(paragraphs[table]!, "w:pageBreakBefore")).toHaveLength(1);
  const [figureTable, numberTable, factTable] = find(await partOf(docx, "word/document.xml"), "w:tbl");
  const rows = (xml: Xml) => find(xml, "w:tr").map((row) => find(row, "w:tc").map(textOf));
  const withUnit = SAMPLE_TRACES.map((t, i) => [String(i + 1), t.text, t.value + t.unit, t.label, t.definition]);
  expect(
    rows(figureTable!)
      .slice(1)
      .map((row) => row.slice(0, 5)),
  ).toEqual(withUnit);
  expect(
    rows(numberTable!)
      .slice(1)
      .map((row) => row[1]),
  ).toEqual(["52.6万人", "3天"]);
  expect(rows(factTable!).at(-1)?.at(-1)).toBe("尚无依据");
  expect(one(find(figureTable!, "w:tr")[0]!, "w:tblHeader").name).toBe("w:tblHeader");
});

test("marks change no character, whatever numbers are typed into the text", async () => {
  const piece = fc.oneof(
    fc.constantFrom("召开会议", "12次", "九个", "2026年", "参加", "。", "3.5%", "第三"),
    fc.constantFrom(...figures),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 12 }), async (pieces) => {
      const content = pieces.map((one) => (typeof one === "string" ? { type: "text", text: one } : one));
      const document = reportDocument.parse({ type: "doc", content: [{ type: "paragraph", content }] });
      const paragraphs = await bodyParagraphs(await renderWorkingCopy({ ...SAMPLE, document }));
      const expected = plainText(document, SAMPLE_FRAME).split("\n");
      expect(paragraphs.slice(0, expected.length).map(textOf)).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});
