import { describe, expect, it } from "vitest";
import { descendants, type XmlElement } from "#server/platform/file-content/xml-tree.ts";
import { type DocxParts, docxOf, inList, list, p, r } from "../reading/docx.fixture.ts";
import { DraftRefusal, parsePart, readDraft } from "../reading/index.ts";
import { annotateDocxInWorker } from "./annotate-in-worker.ts";
import { annotated, corrected, filesOf, partOf, SIGNATURE, stripped, withOwnRuns } from "./annotated.fixture.ts";
import type { Note } from "./note.ts";

const note = (start: number, length: number, fix: string | null = null): Note => ({
  start,
  length,
  text: "请核对",
  fix: fix === null ? null : { start, length, text: fix },
});

const BOX = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p("框内文字")}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p("框内文字")}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
const RICH = withOwnRuns(
  p(r("关于示例", "<w:b/>") + r("工作的报告 & 说明", '<w:rFonts w:eastAsia="黑体"/>'), inList(1)) +
    p(`${r("参见")}<w:hyperlink r:id="rId9">${r("链接文字")}</w:hyperlink>${r("以及")}${BOX}`) +
    p(
      `<w:sdt><w:sdtContent>${r("控件文字")}</w:sdtContent></w:sdt><w:ins w:id="7" w:author="同事">${r("增补文字")}</w:ins>`,
    ) +
    `<w:tbl><w:tr><w:tc>${p("单元格甲")}</w:tc><w:tc>${p("单元格乙")}</w:tc></w:tr></w:tbl>` +
    p(
      `${r("末段")}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>前</w:t><w:tab/><w:t xml:space="preserve">后 部</w:t><w:br/><w:t>完</w:t></w:r>`,
    ) +
    "<w:sectPr/>",
);
const RICH_PARTS: DocxParts = {
  body: RICH,
  parts: {
    numbering: list(1, ["chineseCounting", "%1、"]).join(""),
    footnotes: `<w:footnote w:id="2">${p("脚注文字")}</w:footnote>`,
  },
  files: { "word/media/image1.bin": "\u0000\u0001像素" },
};

/** Everything that must hold of any annotated file; returns its document.xml. */
async function sound(source: Uint8Array, result: Uint8Array): Promise<string> {
  const [before, after] = [await filesOf(source), await filesOf(result)];
  const changed = ["word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"];
  expect([...after.keys()].filter((name) => name !== "word/comments.xml")).toEqual(
    [...before.keys()].filter((name) => name !== "word/comments.xml"),
  );
  for (const [name, content] of before) if (!changed.includes(name)) expect(after.get(name)).toBe(content);

  const xml = await partOf(result, "word/document.xml");
  const original = await partOf(source, "word/document.xml");
  expect(stripped(xml, original)).toBe(original);

  const root = parsePart(xml);
  const ids = (name: string) => [...descendants(root, name)].map((found) => found.attributes.get("w:id"));
  const starts = ids("w:commentRangeStart");
  expect(new Set(starts).size).toBe(starts.length);
  expect(ids("w:commentRangeEnd").sort()).toEqual([...starts].sort());
  expect(ids("w:commentReference").sort()).toEqual([...starts].sort());
  const comments = parsePart(await partOf(result, "word/comments.xml"));
  expect([...descendants(comments, "w:comment")].map(({ attributes }) => attributes.get("w:id")).sort()).toEqual(
    [...starts].sort(),
  );
  for (const reference of descendants(root, "w:commentReference")) {
    expect([reference.parent?.name, reference.parent?.parent?.name]).toEqual(["w:r", "w:p"]);
    expect(ancestors(reference).includes("w:txbxContent")).toBe(false);
  }
  const changes = [...ids("w:ins"), ...ids("w:del")];
  expect(new Set(changes).size).toBe(changes.length);
  return xml;
}

function ancestors(element: XmlElement): string[] {
  return element.parent ? [element.parent.name, ...ancestors(element.parent)] : [];
}

/** The text between start and end of each comment, in their order. */
function commented(xml: string): string[] {
  return [...xml.matchAll(/<w:commentRangeStart w:id="(\d+)"\/>/g)].map(({ 1: id, index }) => {
    const range = xml.slice(index, xml.indexOf(`<w:commentRangeEnd w:id="${id}"/>`));
    return [...range.matchAll(/<w:(?:t|delText)(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text).join("");
  });
}

describe("a comment", () => {
  it("stands around exactly its characters, in a run that is cut with its properties", async () => {
    const docx = await docxOf({ body: withOwnRuns(p(r("关于示例工作", "<w:b/>"))) });
    const xml = await sound(docx, await annotated(docx, [note(2, 2)]));
    const run = (text: string) =>
      `<w:r w:rsidR="00000001"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    expect(xml).toContain(
      `<w:p>${run("关于")}<w:commentRangeStart w:id="0"/>${run("示例")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${run("工作")}</w:p>`,
    );
  });

  it.each<[string, string, string]>([
    ["over several runs", "示例工作", "示例工作"],
    ["beside a character reference", "& 说", "&amp; 说"],
    ["across paragraphs", "说明\n参见", "说明参见"],
    ["inside a link", "接文", "接文"],
    ["from a link into what follows", "文字以", "文字以"],
    ["in a content control, all of it", "件文", "控件文字"],
    ["in what a colleague inserted", "补文", "补文"],
    ["in a cell", "元格乙", "元格乙"],
    ["around a tab", "前\t后", "前后"],
    ["to the end of a run behind a break", "部\u2028完", "部完"],
    ["at a computed number, on the first character", "一、", "关"],
    ["at a number and text, on the text", "一、关于", "关于"],
    ["in a text box, around what it is anchored in", "框内", "框内文字框内文字"],
    ["in a footnote, at its reference", "脚注", ""],
  ])("%s", async (_, words, expected) => {
    const docx = await docxOf(RICH_PARTS);
    const { draft } = await readDraft(docx, "a.docx");
    const at = draft.text.indexOf(words);
    expect(at).not.toBe(-1);
    const result = await annotated(docx, [note(at, words.length)]);
    expect(commented(await sound(docx, result))).toEqual([expected]);
    expect((await readDraft(result, "a.docx")).draft).toEqual(draft);
  });

  it("of a footnote stands around the reference", async () => {
    const docx = await docxOf(RICH_PARTS);
    const { draft } = await readDraft(docx, "a.docx");
    const xml = await sound(docx, await annotated(docx, [note(draft.text.indexOf("脚注"), 2)]));
    expect(xml).toMatch(
      /<w:commentRangeStart w:id="8"\/><w:r w:rsidR="\d+"><w:footnoteReference w:id="2"\/><\/w:r><w:commentRangeEnd w:id="8"\/>/,
    );
  });

  it("of length 0 stands on the first character of its paragraph", async () => {
    const docx = await docxOf({ body: withOwnRuns(p("") + p("甲乙") + p("丙丁")) });
    expect(commented(await sound(docx, await annotated(docx, [note(0, 0), note(5, 0)])))).toEqual(["甲", "丙"]);
  });

  it("holds its lines as paragraphs, and its author and time", async () => {
    const docx = await docxOf({ body: p("甲") });
    const result = await annotated(docx, [{ ...note(0, 1), text: "第一行 <1>\n第二行" }]);
    const comments = await partOf(result, "word/comments.xml");
    expect(comments).toContain('w:author="示例核对" w:date="2026-07-05T08:30:00Z"');
    expect(comments.match(/<w:t [^>]*>[^<]*/g)).toEqual([
      '<w:t xml:space="preserve">第一行 &lt;1&gt;',
      '<w:t xml:space="preserve">第二行',
    ]);
  });

  it("comes behind those that are there", async () => {
    const body = withOwnRuns(
      p(
        `<w:commentRangeStart w:id="4"/>${r("甲乙")}<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>`,
      ),
    );
    const docx = await docxOf({ body, parts: { comments: `<w:comment w:id="4">${p("原有")}</w:comment>` } });
    const result = await annotated(docx, [note(1, 1)]);
    expect(commented(await sound(docx, result))).toEqual(["甲乙", "乙"]);
    const ids = [...(await partOf(result, "word/comments.xml")).matchAll(/<w:comment w:id="(\d+)"/g)].map(
      ([, id]) => id,
    );
    expect(ids).toEqual(["4", "5"]);
    expect(await partOf(result, "word/_rels/document.xml.rels")).toBe(
      await partOf(docx, "word/_rels/document.xml.rels"),
    );
  });

  it("three hundred of them, overlapping", async () => {
    const docx = await docxOf({ body: withOwnRuns(p("示例工作".repeat(100)) + p("报告")) });
    const notes = Array.from({ length: 300 }, (_, at) => note(at, (at % 7) + 1));
    const xml = await sound(docx, await annotated(docx, notes));
    expect(commented(xml).map((text) => text.length)).toEqual(notes.map(({ length }) => length));
  });
});

describe("a correction", () => {
  it.each<[string, string, string]>([
    ["inside a run", "示例", "范例"],
    ["over several runs", "示例工作", "样本"],
    ["of a whole run", "关于示例", "有关"],
    ["with a character reference", "& ", "和"],
    ["deletes a tab", "前\t后", "前后"],
    ["in a link", "链接文字", "网址"],
    ["in a cell", "甲", "丙 & 丁"],
    ["that only deletes", "的报告", ""],
  ])("%s", async (_, words, text) => {
    const docx = await docxOf(RICH_PARTS);
    const { draft } = await readDraft(docx, "a.docx");
    const notes = [note(draft.text.indexOf(words), words.length, text)];
    const result = await annotated(docx, notes);
    const xml = await sound(docx, result);
    expect(xml).toContain('w:author="示例核对" w:date="2026-07-05T08:30:00Z"');
    expect((await readDraft(result, "a.docx")).draft.text).toBe(corrected(draft.text, notes));
  });

  it("is written as a deletion and an insertion inside the comment", async () => {
    const docx = await docxOf({ body: withOwnRuns(p("甲乙丙")) });
    const xml = await sound(docx, await annotated(docx, [note(1, 1, "丁")]));
    const signed = 'w:author="示例核对" w:date="2026-07-05T08:30:00Z"';
    const open = '<w:r w:rsidR="00000001">';
    const t = (text: string) => `${open}<w:t xml:space="preserve">${text}</w:t></w:r>`;
    expect(xml).toContain(
      `<w:p>${t("甲")}<w:commentRangeStart w:id="0"/><w:del w:id="0" ${signed}>${open}<w:delText xml:space="preserve">乙</w:delText></w:r></w:del><w:ins w:id="1" ${signed}>${t("丁")}</w:ins><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${t("丙")}</w:p>`,
    );
  });

  it("that only inserts goes behind the character before it, or before the first", async () => {
    const docx = await docxOf({ body: withOwnRuns(p("甲乙") + p("丙")) });
    const at = (start: number, text: string): Note => ({
      start,
      length: 0,
      text: "补",
      fix: { start, length: 0, text },
    });
    const notes = [at(2, "。"), at(3, "（"), at(4, "）")];
    const result = await annotated(docx, notes);
    await sound(docx, result);
    expect((await readDraft(result, "a.docx")).draft.text).toBe("甲乙。\n（丙）");
  });

  it.each<[string, string, string, string]>([
    ["<w:t>one two three</w:t>", "two", "2", "one 2 three"],
    ["<w:t> one two three </w:t>", "two", "2", "one 2 three"],
    ["<w:t> one two </w:t>", "one", "1", "1 two"],
    ['<w:t xml:space="default">one two </w:t>', "two", "2", "one 2"],
  ])(
    "keeps spaces at the cut that the file did not have to keep before, and no others: %s",
    async (t, from, to, text) => {
      const docx = await docxOf({ body: withOwnRuns(`<w:p><w:r>${t}</w:r></w:p>`) });
      const { draft } = await readDraft(docx, "a.docx");
      const result = await annotated(docx, [note(draft.text.indexOf(from), from.length, to)]);
      expect((await readDraft(result, "a.docx")).draft.text).toBe(text);
      const before = await annotated(docx, [note(draft.text.indexOf(from), from.length)]);
      expect((await readDraft(before, "a.docx")).draft).toEqual(draft);
    },
  );

  it.each<[string, string]>([
    ["in a content control", "控件"],
    ["in what a colleague inserted", "增补"],
    ["in a text box", "框内"],
    ["in a footnote", "脚注"],
    ["over a line break", "部\u2028完"],
    ["over the end of a paragraph", "说明\n参见"],
    ["of a computed number", "一、"],
  ])("%s stays a comment", async (_, words) => {
    const docx = await docxOf(RICH_PARTS);
    const { draft } = await readDraft(docx, "a.docx");
    const result = await annotated(docx, [note(draft.text.indexOf(words), words.length, "改")]);
    await sound(docx, result);
    expect((await readDraft(result, "a.docx")).draft).toEqual(draft);
  });

  it("in the result of a field stays a comment", async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const docx = await docxOf({
      body: withOwnRuns(p(field("begin") + field("separate") + r("12") + field("end") + r("人"))),
    });
    const result = await annotated(docx, [note(0, 2, "13"), note(2, 1, "名")]);
    expect((await readDraft(result, "a.docx")).draft.text).toBe("12名");
  });

  it("of half a character stays a comment", async () => {
    const docx = await docxOf({ body: withOwnRuns(p("甲😀乙")) });
    const result = await annotated(docx, [note(1, 1, "改"), note(2, 1, ""), note(2, 2, "改")]);
    expect(commented(await sound(docx, result))).toEqual(["😀", "😀", "😀乙"]);
    expect((await readDraft(result, "a.docx")).draft.text).toBe("甲😀乙");
  });

  it("of two that overlap the first is made; comments do not begin inside it", async () => {
    const docx = await docxOf({ body: withOwnRuns(p("甲乙丙丁戊")) });
    const result = await annotated(docx, [note(1, 2, "子"), note(2, 2, "丑"), note(3, 1, "寅")]);
    expect(commented(await sound(docx, result))).toEqual(["乙丙子", "乙丙子丁寅", "丁寅"]);
    expect((await readDraft(result, "a.docx")).draft.text).toBe("甲子寅戊");
  });
});

describe("the package", () => {
  it("gets relationships of the text when it has none", async () => {
    const docx = await docxOf({
      body: p("甲"),
      files: {
        "word/_rels/document.xml.rels":
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
      },
    });
    const result = await annotated(docx, [note(0, 1)]);
    expect(await partOf(result, "word/_rels/document.xml.rels")).toBe(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdComments" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
    );
    expect(await partOf(result, "[Content_Types].xml")).toContain(
      '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>',
    );
  });

  it("comes out of a thread the same", async () => {
    const docx = await docxOf({ body: p("甲乙") });
    const { docx: map } = await readDraft(docx, "a.docx");
    const notes = [note(0, 1, "丙")];
    expect(await annotateDocxInWorker(docx, map!, notes, SIGNATURE)).toEqual(await annotated(docx, notes));
    await expect(annotateDocxInWorker(docx.slice(0, 90), map!, notes, SIGNATURE)).rejects.toThrow(DraftRefusal);
  });

  it("without notes is the file itself", async () => {
    const docx = await docxOf({ body: p("甲") });
    expect(await annotated(docx, [])).toBe(docx);
  });
});
