import { describe, expect, it } from "vitest";
import type { DraftParagraph } from "#shared/checks/draft.ts";
import { type DocxParts, docxOf, inList, list, p, r } from "./docx.fixture.ts";
import { readDraft } from "./read-draft.ts";

async function paragraphsOf(parts: DocxParts): Promise<readonly DraftParagraph[]> {
  return (await readDraft(await docxOf(parts), "示例.docx")).draft.paragraphs;
}

async function textOf(body: string, parts: DocxParts["parts"] = {}): Promise<string> {
  return (await readDraft(await docxOf({ body, parts }), "示例.docx")).draft.text;
}

/** Texts of paragraphs in lists 1 and 2; each entry is [list, level]. */
async function numbered(numbering: string[], places: [number, number][], styles = ""): Promise<string[]> {
  const body = places.map(([id, level]) => p("甲", inList(id, level))).join("");
  return (await textOf(body, { numbering: numbering.join(""), styles })).split("\n");
}

describe("the text of a .docx", () => {
  it("body, tables, text boxes behind their paragraph, notes behind everything", async () => {
    const box = `<w:txbxContent>${p("框内")}</w:txbxContent>`;
    const drawing = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const cell = (content: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell(p("支部") + p("名称"))}${cell(p("人数"), '<w:vMerge w:val="restart"/>')}</w:tr><w:tr>${cell(p("示例"))}${cell(p("看不见"), "<w:vMerge/>")}</w:tr><w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell(p("删去"))}</w:tr></w:tbl>`;
    const note = (id: number, text: string, type = "") => `<w:footnote w:id="${id}"${type}>${p(text)}</w:footnote>`;
    const refer = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const body = `${p(r("一段") + drawing + refer(2))}${table}${p(`${refer(3)}<w:r><w:endnoteReference w:id="2"/></w:r>${r("末段")}`, '<w:outlineLvl w:val="1"/>')}<w:sectPr/>`;
    const footnotes = note(0, "分隔", ' w:type="separator"') + note(3, "后注") + note(2, "前注") + note(4, "无人引用");
    const endnotes = `<w:endnote w:id="2">${p("尾注")}</w:endnote>`;
    const paragraphs = await paragraphsOf({ body, parts: { footnotes, endnotes } });
    expect(paragraphs.map(({ text, part, level, start }) => [text, part, level, start])).toEqual([
      ["一段", "body", null, 0],
      ["框内", "textbox", null, 3],
      ["支部", "table", null, 6],
      ["名称", "table", null, 9],
      ["人数", "table", null, 12],
      ["示例", "table", null, 15],
      ["末段", "body", 2, 18],
      ["前注", "footnote", null, 21],
      ["后注", "footnote", null, 24],
      ["尾注", "footnote", null, 27],
    ]);
  });

  it("says where in its table a cell stands", async () => {
    const cell = (content: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
    const row = (cells: string, properties = "") => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
    const inner = `<w:tbl>${row(cell(p("内")))}</w:tbl>`;
    const rows = [
      row(cell(p("表头"), '<w:gridSpan w:val="2"/>') + cell(p("合计"))),
      row(cell(p("镇街"), '<w:vMerge w:val="restart"/>') + cell(p("甲") + p("乙")) + cell(p("3"))),
      row(cell(p("删去")), '<w:del w:id="1"/>'),
      row(cell(p(""), "<w:vMerge/>") + cell(p("丙")) + cell(p("4"))),
      row(cell(p("缩进") + inner + p("再写")), '<w:gridBefore w:val="1"/>'),
      row(cell(p("坏"), '<w:gridSpan w:val="9999999"/>') + cell(p("尾"))),
    ];
    const box = `<w:r><w:pict><w:txbxContent>${p("框")}</w:txbxContent></w:pict></w:r>`;
    const second = `<w:tbl>${row(cell(p(r("又一表") + box)))}</w:tbl>`;
    const paragraphs = await paragraphsOf({ body: `<w:tbl>${rows.join("")}</w:tbl>${p("正文")}${second}${p("尾")}` });
    expect(paragraphs.map(({ text, cell: at }) => [text, at && [at.row, at.column, at.span]])).toEqual([
      ["表头", [1, 0, 2]],
      ["合计", [1, 2, 1]],
      ["镇街", [2, 0, 1]],
      ["甲", [2, 1, 1]],
      ["乙", [2, 1, 1]],
      ["3", [2, 2, 1]],
      ["丙", [3, 1, 1]],
      ["4", [3, 2, 1]],
      ["缩进", [4, 1, 1]],
      ["内", [5, 0, 1]],
      ["再写", [4, 1, 1]],
      ["坏", [6, 0, 1]],
      ["尾", [6, 1, 1]],
      ["正文", undefined],
      ["又一表", [7, 0, 1]],
      ["框", undefined],
      ["尾", undefined],
    ]);
  });

  it.each<[string, string, string]>([
    [
      "changes are taken as accepted",
      p(`${r("留")}<w:ins w:id="1">${r("增")}</w:ins><w:del w:id="2"><w:r><w:delText>删</w:delText></w:r></w:del>`) +
        p(`<w:moveFrom w:id="3">${r("移走")}</w:moveFrom><w:moveTo w:id="4">${r("移来")}</w:moveTo>`),
      "留增\n移来",
    ],
    [
      "a paragraph whose mark is deleted goes on in the next",
      p("甲", '<w:rPr><w:del w:id="1"/></w:rPr>') + p("乙", '<w:rPr><w:del w:id="2"/></w:rPr>') + p("丙"),
      "甲乙丙",
    ],
    [
      "tabs, breaks and hyphens are a character each",
      p(
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>丁</w:t><w:br w:type='page'/></w:r>",
      ),
      "甲\t乙\u2028丙-丁",
    ],
    [
      "signs of symbol fonts",
      p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="宋体" w:char="25A1"/></w:r>'),
      "\uFFFC□",
    ],
    [
      "of a field its result",
      p(
        `${r("共")}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>${r("看不见")}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r("12")}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="PAGE">${r("人")}</w:fldSimple>`,
      ),
      "共12人",
    ],
    [
      "a field that never ends hides nothing",
      p(`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>${r("正文")}`) + p("末段"),
      "正文\n末段",
    ],
    [
      "links, content controls, smart tags, reading aids and formulas",
      `${p(
        `<w:hyperlink r:id="rId9">${r("链")}</w:hyperlink><w:sdt><w:sdtPr/><w:sdtContent>${r("控")}</w:sdtContent></w:sdt><w:smartTag>${r("标")}</w:smartTag><w:r><w:ruby><w:rt>${r("yin")}</w:rt><w:rubyBase>${r("音")}</w:rubyBase></w:ruby></w:r><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=1</m:t></m:r></m:oMath>`,
      )}<w:sdt><w:sdtContent>${p("块")}</w:sdtContent></w:sdt>`,
      "链控标音x=1\n块",
    ],
    ["hidden text is left out", p(r("见") + r("隐", "<w:vanish/>") + r("现", '<w:vanish w:val="0"/>')), "见现"],
    [
      "spaces at the edges count where the file keeps them",
      p('<w:r><w:t> 甲 </w:t><w:t xml:space="preserve"> 乙 &amp; &#x4E19;&lt;</w:t></w:r>'),
      "甲 乙 & 丙<",
    ],
    [
      "a paragraph beside a table in a nested text box",
      p(
        `<w:r><w:pict><w:txbxContent>${p(`${r("外框")}<w:r><w:pict><w:txbxContent>${p("内框")}</w:txbxContent></w:pict></w:r>`)}</w:txbxContent></w:pict></w:r>`,
      ),
      "\n外框\n内框",
    ],
  ])("%s", async (_, body, text) => {
    expect(await textOf(body)).toBe(text);
  });

  it("hidden by a style, and back by the run", async () => {
    const styles =
      '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="q"><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:rPr><w:vanish/></w:rPr></w:style>';
    const body =
      p(r("甲", '<w:rStyle w:val="h"/>') + r("乙")) +
      p(r("丙") + r("丁", '<w:vanish w:val="off"/>'), '<w:pStyle w:val="q"/>');
    expect(await textOf(body, { styles })).toBe("乙\n丁");
  });

  it("the prefix of the file does not matter, nor the strict edition", async () => {
    const document =
      '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>示例</x:t></x:r></x:p></x:body></x:document>';
    const paragraphs = await paragraphsOf({ body: "", files: { "word/document.xml": document } });
    expect(paragraphs.map(({ text }) => text)).toEqual(["示例"]);
  });

  it("the body may have another name", async () => {
    const body = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${p("另名")}</w:body></w:document>`;
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>';
    const docx = await docxOf({ body: p("旧"), files: { "word/document2.xml": body, "_rels/.rels": rels } });
    const read = await readDraft(docx, "示例.docx");
    expect([read.draft.text, read.docx?.main]).toEqual(["另名", "word/document2.xml"]);
  });
});

describe("numbers that Word computes", () => {
  const outline = list(
    1,
    ["chineseCountingThousand", "%1、"],
    ["chineseCounting", "（%2）"],
    ["decimal", "%3."],
    ["decimal", "%3.%4"],
  );

  it("each level counts below the one above and begins anew", async () => {
    const places: [number, number][] = [
      [1, 0],
      [1, 1],
      [1, 1],
      [1, 2],
      [1, 3],
      [1, 3],
      [1, 0],
      [1, 1],
      [1, 3],
    ];
    expect(await numbered(outline, places)).toEqual([
      "一、甲",
      "（一）甲",
      "（二）甲",
      "1.甲",
      "1.1甲",
      "1.2甲",
      "二、甲",
      "（一）甲",
      "1.1甲",
    ]);
  });

  it("the number is counted as computed and the offsets count with it", async () => {
    const body = p("总体", inList(1)) + p("其他");
    const { draft, docx } = await readDraft(
      await docxOf({ body, parts: { numbering: outline.join("") } }),
      "示例.docx",
    );
    expect(draft.paragraphs).toEqual([
      { start: 0, text: "一、总体", part: "body", level: null, automatic: 2 },
      { start: 5, text: "其他", part: "body", level: null, automatic: 0 },
    ]);
    expect(docx?.spans.map(({ start, length }) => [start, length])).toEqual([
      [2, 2],
      [5, 2],
    ]);
  });

  it.each<[string, string]>([
    ['<w:suff w:val="space"/>', "1. 甲"],
    ['<w:suff w:val="tab"/>', "1.\t甲"],
    ['<w:suff w:val="nothing"/>', "1.甲"],
  ])("what follows the number: %s", async (suffix, text) => {
    expect(await numbered(list(1, ["decimal", "%1.", suffix]), [[1, 0]])).toEqual([text]);
  });

  it("a list that overrides the start begins there, once; lists from the same description count on together", async () => {
    const [abstract, num] = list(1, ["decimal", "%1."]);
    const second =
      '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>';
    const places: [number, number][] = [
      [1, 0],
      [1, 0],
      [2, 0],
      [2, 0],
      [3, 0],
    ];
    expect(await numbered([abstract, num, second], places)).toEqual(["1.甲", "2.甲", "7.甲", "8.甲", "9.甲"]);
  });

  it("a level may never begin anew, or only behind a certain level", async () => {
    const never = list(1, ["decimal", "%1."], ["decimal", "%2)", '<w:lvlRestart w:val="0"/>']);
    const some = list(2, ["decimal", "%1."], ["decimal", "%2)"], ["decimal", "%3]", '<w:lvlRestart w:val="1"/>']);
    const of = (id: number, ...levels: number[]) => levels.map((level): [number, number] => [id, level]);
    expect(await numbered(never, of(1, 0, 1, 0, 1))).toEqual(["1.甲", "1)甲", "2.甲", "2)甲"]);
    expect(await numbered(some, of(2, 0, 1, 2, 1, 2, 0, 2))).toEqual([
      "1.甲",
      "1)甲",
      "1]甲",
      "2)甲",
      "2]甲",
      "2.甲",
      "1]甲",
    ]);
  });

  it("legal levels show plain figures, bullets a sign, format none nothing", async () => {
    const legal = list(
      1,
      ["chineseCounting", "第%1章"],
      ["decimal", "%1.%2", "<w:isLgl/>"],
      ["bullet", "\uF06C"],
      ["none", ""],
    );
    expect(
      await numbered(legal, [
        [1, 0],
        [1, 1],
        [1, 2],
        [1, 3],
      ]),
    ).toEqual(["第一章甲", "1.1甲", "•甲", "甲"]);
  });

  it("by style and by what the style is based on; list 0 takes the number away", async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="h2"/><w:suff w:val="nothing"/><w:lvlText w:val="%2、"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>';
    const styles =
      '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="mine"><w:basedOn w:val="h2"/></w:style>';
    const body =
      p("甲", '<w:pStyle w:val="h2"/>') +
      p("乙", '<w:pStyle w:val="mine"/>') +
      p("丙", '<w:pStyle w:val="mine"/><w:numPr><w:numId w:val="0"/></w:numPr>');
    const paragraphs = await paragraphsOf({ body, parts: { numbering, styles } });
    expect(paragraphs.map(({ text, level }) => [text, level])).toEqual([
      ["III、甲", 2],
      ["IV、乙", 2],
      ["丙", 2],
    ]);
  });

  it("a list that only names a list style is described there", async () => {
    const numbering = `${list(1, ["decimal", "%1)"]).join("")}<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="ls"/></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>`;
    const styles =
      '<w:style w:type="numbering" w:styleId="ls"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    expect(
      await numbered(
        [numbering],
        [
          [2, 0],
          [1, 0],
        ],
        styles,
      ),
    ).toEqual(["1)甲", "2)甲"]);
  });

  it("a custom format is as wide as its example", async () => {
    const level =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:suff w:val="nothing"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    expect(await numbered([level], [[1, 0]])).toEqual(["001甲"]);
  });
});
