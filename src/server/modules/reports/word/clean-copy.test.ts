import { afterEach, describe, expect, test, vi } from "vitest";
import type { InlineNode, ReportDocument } from "#shared/report/document.ts";
import { inlineText, plainText } from "#shared/report/plain-text.ts";
import {
  bodyParagraphs,
  elementsOf,
  find,
  one,
  parseXml,
  partOf,
  partsOf,
  styleOf,
  textOf,
} from "./docx-parts.fixture.ts";
import { FigureNotComputedError, renderCleanCopy, renderWorkingCopy, type WordInput } from "./index.ts";
import { SAMPLE, SAMPLE_ANNEXES, SAMPLE_DOCUMENT, SAMPLE_FRAME } from "./sample.fixture.ts";

const PARTS = [
  "[Content_Types].xml",
  "_rels/.rels",
  "docProps/core.xml",
  "word/document.xml",
  "word/styles.xml",
  "word/settings.xml",
  "word/fontTable.xml",
  "word/footer1.xml",
  "word/footer2.xml",
  "word/_rels/document.xml.rels",
];

afterEach(() => vi.useRealTimers());

describe("nothing of the records leaves with the clean copy", () => {
  /** Everything that the input knows beyond the text. */
  function secrets(input: WordInput): string[] {
    const nodes = input.document.content.flatMap((block) => block.content ?? []);
    const ids = nodes.flatMap((node) => ("attrs" in node ? [node.attrs.id] : []));
    const names = nodes.flatMap((node) => (node.type === "figure" ? [node.attrs.id.replaceAll("-", "")] : []));
    const sources = nodes.flatMap((node) => {
      if (node.type === "external") return [node.attrs.source, node.attrs.date];
      if (node.type === "exempt") return [node.attrs.reason];
      if (node.type === "text")
        return (node.marks ?? []).flatMap(({ attrs }) => [
          attrs.id,
          ...attrs.evidence.flatMap((ref) => [ref.id, ref.label]),
        ]);
      return [];
    });
    const traces = (input.traces ?? []).flatMap((t) => [t.id, t.label, t.definition, t.scope, t.period, t.cutoff]);
    return [...new Set([...ids, ...names, ...sources, ...traces])];
  }

  test("no part holds an id, definition, label, source or reason; the working copy holds them all", async () => {
    const clean = [...(await partsOf(await renderCleanCopy(SAMPLE))).values()].join("\n");
    const working = [...(await partsOf(await renderWorkingCopy(SAMPLE))).values()].join("\n");
    const known = secrets(SAMPLE);
    expect(known.length).toBeGreaterThan(40);
    expect(known.filter((secret) => clean.includes(secret))).toEqual([]);
    expect(known.filter((secret) => !working.includes(secret))).toEqual([]);
  });

  test("the parts are exactly these", async () => {
    expect([...(await partsOf(await renderCleanCopy(SAMPLE))).keys()]).toEqual(PARTS);
  });

  test("there is no bookmark, comment, property, revision id or link in the text", async () => {
    const text = (await partsOf(await renderCleanCopy(SAMPLE))).get("word/document.xml") ?? "";
    expect(text).not.toMatch(/bookmark|comment|w:sdt|rsid|paraId|customXml|hyperlink|w:ins |w:del /i);
  });

  test("it is byte for byte the file of a report whose figures are plain text", async () => {
    const flatten = (node: InlineNode): InlineNode => ({ type: "text", text: inlineText(node) });
    const content = SAMPLE_DOCUMENT.content.map((block) => ({ ...block, content: block.content?.map(flatten) }));
    const flat: ReportDocument = { type: "doc", content };
    expect(await renderCleanCopy(SAMPLE)).toEqual(await renderCleanCopy({ frame: SAMPLE_FRAME, document: flat }));
  });

  test("the properties name the title and the signatory and no program or person", async () => {
    const core = await partOf(await renderCleanCopy(SAMPLE), "docProps/core.xml");
    expect(elementsOf(core).map((child) => [child.name, child.children.join("")])).toEqual([
      ["dc:title", SAMPLE_FRAME.title],
      ["dc:creator", "中共示例区委组织部"],
      ["dcterms:created", "2026-07-05T00:00:00Z"],
      ["dcterms:modified", "2026-07-05T00:00:00Z"],
    ]);
  });

  test("a figure without a value is refused by name instead of leaving a gap", async () => {
    const document = structuredClone(SAMPLE_DOCUMENT);
    const figures = document.content.flatMap((block) => block.content ?? []).filter((node) => node.type === "figure");
    figures[0]!.attrs.text = null;
    const refused = renderCleanCopy({ frame: SAMPLE_FRAME, document });
    await expect(refused).rejects.toThrow(FigureNotComputedError);
    await expect(refused).rejects.toMatchObject({ figures: [figures[0]!.attrs.id] });
  });
});

test("the same input gives the same bytes whatever the clock says", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-07-06T08:00:00Z") });
  const first = [await renderCleanCopy(SAMPLE), await renderWorkingCopy(SAMPLE)];
  vi.setSystemTime(new Date("2031-01-01T23:59:58Z"));
  expect([await renderCleanCopy(SAMPLE), await renderWorkingCopy(SAMPLE)]).toEqual(first);
});

describe("the text", () => {
  test("is the plain text, paragraph for paragraph", async () => {
    const paragraphs = await bodyParagraphs(await renderCleanCopy(SAMPLE));
    expect(paragraphs.map(textOf).join("\n")).toBe(plainText(SAMPLE_DOCUMENT, SAMPLE_FRAME));
  });

  test("headings carry their computed number, their style and no closing punctuation", async () => {
    const paragraphs = await bodyParagraphs(await renderCleanCopy(SAMPLE));
    const headings = paragraphs.filter((p) => styleOf(p).startsWith("Heading"));
    expect(headings.map((p) => [styleOf(p), textOf(p)])).toEqual([
      ["Heading1", "一、突出政治引领，夯实思想根基"],
      ["Heading2", "（一）坚持集体学习制度"],
      ["Heading2", "（二）严格党内组织生活"],
      ["Heading3", "1.抓实基本制度"],
      ["Heading4", "（1）主题党日"],
      ["Heading1", "二、突出学习赋能，提升能力素质"],
      ["Heading2", "（一）健全走访调研机制"],
      ["Heading2", "（二）深化专题学习"],
      ["Heading1", "三、突出效能提升，服务中心大局"],
      ["Heading1", "四、突出廉洁自律，营造清风正气"],
      ["Heading1", "五、下一步工作打算"],
    ]);
  });

  test("the frame stands in its own styles, the last paragraph stays with the signature", async () => {
    const paragraphs = await bodyParagraphs(await renderCleanCopy(SAMPLE));
    expect(paragraphs.slice(0, 4).map(styleOf)).toEqual(["Title", "Blank", "Addressee", "Body"]);
    const end = paragraphs.slice(-7);
    expect(end.map(styleOf)).toEqual(["Body", "Blank", "Attachment", "Attachment", "Blank", "Signatory", "IssueDate"]);
    expect(end.map((p) => find(p, "w:keepNext").length)).toEqual([1, 1, 1, 1, 1, 1, 0]);
  });

  test("characters that XML does not know are left out instead of breaking the file", async () => {
    const document: ReportDocument = {
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "text", text: "A&B<\u0001>“\uFFFE”\uD800" }] }],
    };
    const paragraphs = await bodyParagraphs(
      await renderCleanCopy({ frame: { ...SAMPLE_FRAME, title: 'a"&<b' }, document }),
    );
    expect(textOf(paragraphs[3]!)).toBe("A&B<>“”\uFFFD");
  });

  test("attachments begin on pages of their own under the number that the text gives them", async () => {
    const paragraphs = await bodyParagraphs(await renderCleanCopy({ ...SAMPLE, annexes: SAMPLE_ANNEXES }));
    const marks = paragraphs.filter((p) => styleOf(p) === "AnnexMark");
    expect(marks.map((p) => [textOf(p), find(p, "w:pageBreakBefore").length])).toEqual([
      ["附件1", 1],
      ["附件2", 1],
    ]);
  });
});

describe("the page", () => {
  test("is A4 with the margins, the grid and footers for odd and even pages", async () => {
    const docx = await renderCleanCopy(SAMPLE);
    const section = one(await partOf(docx, "word/document.xml"), "w:sectPr");
    expect(one(section, "w:pgSz").attributes).toMatchObject({ "w:w": "11906", "w:h": "16838" });
    expect(one(section, "w:pgMar").attributes).toMatchObject({
      "w:top": "2098",
      "w:left": "1587",
      "w:right": "1474",
      "w:bottom": "1984",
      "w:footer": "1425",
    });
    expect(one(section, "w:docGrid").attributes).toEqual({
      "w:type": "linesAndChars",
      "w:linePitch": "579",
      "w:charSpace": "-842",
    });
    expect(find(section, "w:footerReference").map((ref) => ref.attributes["w:type"])).toEqual(["default", "even"]);
    const settings = await partOf(docx, "word/settings.xml");
    expect(find(settings, "w:evenAndOddHeaders")).toHaveLength(1);
    expect(one(settings, "w:characterSpacingControl").attributes["w:val"]).toBe("doNotCompress");
  });

  test("page numbers stand between dashes, right on odd and left on even pages", async () => {
    const docx = await renderCleanCopy(SAMPLE);
    for (const [part, style] of [
      ["word/footer1.xml", "PageNumberOdd"],
      ["word/footer2.xml", "PageNumberEven"],
    ] as const) {
      const footer = await partOf(docx, part);
      expect(styleOf(one(footer, "w:p"))).toBe(style);
      expect(find(footer, "w:t").map(textOf)).toEqual(["— ", " —"]);
      expect(one(footer, "w:instrText").children.join("")).toBe("PAGE");
    }
  });

  test("every reference between the parts arrives and every style that is used exists", async () => {
    const docx = await renderCleanCopy({ ...SAMPLE, annexes: SAMPLE_ANNEXES });
    const parts = await partsOf(docx);
    const relations = elementsOf(parseXml(parts.get("word/_rels/document.xml.rels") ?? ""));
    for (const relation of relations) expect(parts.has(`word/${relation.attributes.Target}`)).toBe(true);
    const ids = new Set(relations.map((relation) => relation.attributes.Id));
    const document = await partOf(docx, "word/document.xml");
    for (const reference of find(document, "w:footerReference")) expect(ids).toContain(reference.attributes["r:id"]);
    const styles = find(await partOf(docx, "word/styles.xml"), "w:style").map((style) => style.attributes["w:styleId"]);
    for (const style of find(document, "w:pStyle")) expect(styles).toContain(style.attributes["w:val"]);
  });
});
