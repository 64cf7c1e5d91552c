import { describe, expect, it } from "vitest";
import type { LayoutFacts } from "#shared/checks/layout/facts.ts";
import { type DocxParts, docxOf, inList, p, r } from "../reading/docx.fixture.ts";
import { readDraft } from "../reading/index.ts";
import { readLayout } from "./read-layout.ts";

async function layoutOf(parts: DocxParts): Promise<LayoutFacts> {
  const docx = await docxOf(parts);
  const { docx: map } = await readDraft(docx, "a.docx");
  if (!map) throw new Error("no map");
  return readLayout(docx, map);
}

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const STYLES = [
  '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/><w:sz w:val="21"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
  '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:jc w:val="both"/></w:pPr></w:style>',
  '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:pPr><w:ind w:firstLineChars="200" w:firstLine="420"/><w:spacing w:before="10"/></w:pPr><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr></w:style>',
  '<w:style w:type="character" w:styleId="c"><w:rPr><w:rFonts w:eastAsia="楷体"/></w:rPr></w:style>',
].join("");
const THEME =
  '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:fontScheme><a:majorFont><a:ea typeface="等线 Light"/></a:majorFont><a:minorFont><a:ea typeface=""/><a:font script="Jpan" typeface="游明朝"/><a:font script="Hans" typeface="宋体"/></a:minorFont></a:fontScheme></a:theme>';
const THEMED = {
  files: { "word/theme/theme1.xml": THEME },
  relations: `<Relationship Id="rT" Type="${OFFICE}/theme" Target="theme/theme1.xml"/>`,
};

describe("how a paragraph is set", () => {
  it("by theme and defaults, by style and what it is based on, by its runs", async () => {
    const body = [
      p("默认"),
      p("正文样式", '<w:pStyle w:val="b"/>'),
      p(r("首", '<w:rStyle w:val="c"/>') + r("其余文字", '<w:sz w:val="30"/>'), '<w:pStyle w:val="b"/>'),
      p(
        r("标题", '<w:rFonts w:eastAsiaTheme="majorEastAsia"/>'),
        '<w:jc w:val="center"/><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="0"/>',
      ),
      p("abc"),
    ].join("");
    const { paragraphs } = await layoutOf({ body, parts: { styles: STYLES }, ...THEMED });
    const line = { rule: "auto", value: 276 };
    const plain = { align: "both", left: 0, firstLine: 0, firstLineChars: null, line, snaps: true };
    const indented = { ...plain, firstLine: 420, firstLineChars: 2 };
    const type = (font: string, size: number) => ({ font, size, spacing: 0 });
    expect(paragraphs).toEqual([
      { ...plain, type: type("宋体", 10.5), lead: type("宋体", 10.5) },
      { ...indented, type: type("仿宋", 16), lead: type("仿宋", 16) },
      { ...indented, type: type("仿宋", 15), lead: type("楷体", 16) },
      {
        ...plain,
        align: "center",
        line: { rule: "exact", value: 560 },
        type: type("等线 Light", 10.5),
        lead: type("等线 Light", 10.5),
      },
      { ...plain, type: null, lead: null },
    ]);
  });

  it("a list's indent goes before the style's and behind the paragraph's own", async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="440" w:hanging="440"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    const style = '<w:pStyle w:val="b"/>';
    const body = p("甲", style + inList(1)) + p("乙", `${style}${inList(1)}<w:ind w:left="0" w:firstLineChars="200"/>`);
    const { paragraphs } = await layoutOf({ body, parts: { styles: STYLES, numbering } });
    expect(paragraphs.map((facts) => [facts?.left, facts?.firstLine, facts?.firstLineChars])).toEqual([
      [440, -440, null],
      [0, 0, 2],
    ]);
  });

  it("notes are left alone, and what is deleted or in a text box does not count for its paragraph", async () => {
    const box = `<w:r><w:pict><w:txbxContent>${p(r("很长的框内文字", '<w:sz w:val="10"/>'))}</w:txbxContent></w:pict></w:r>`;
    const gone =
      '<w:del w:id="1"><w:r><w:rPr><w:sz w:val="12"/></w:rPr><w:delText>很长的删去文字</w:delText></w:r></w:del>';
    const body = p(`${r("短", '<w:sz w:val="32"/>') + gone + box}<w:r><w:footnoteReference w:id="2"/></w:r>`);
    const { paragraphs } = await layoutOf({
      body,
      parts: { footnotes: `<w:footnote w:id="2">${p("注")}</w:footnote>` },
    });
    expect(paragraphs.map((facts) => facts?.type?.size)).toEqual([16, 5, undefined]);
  });
});

describe("sections", () => {
  const footer = (content: string) =>
    `<w:ftr ${W} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">${content}</w:ftr>`;
  const page = '<w:instrText xml:space="preserve"> PAGE \\* MERGEFORMAT </w:instrText>';
  const complex = (properties: string) =>
    ["begin", "separate", "end"].map((type) => `<w:r>${properties}<w:fldChar w:fldCharType="${type}"/></w:r>`);

  async function numberOf(content: string) {
    const { sections } = await layoutOf({
      body: `${p("甲")}<w:sectPr><w:footerReference w:type="default" r:id="rF"/></w:sectPr>`,
      files: { "word/footer1.xml": footer(content) },
      relations: `<Relationship Id="rF" Type="${OFFICE}/footer" Target="footer1.xml"/>`,
    });
    return sections[0]?.odd ?? null;
  }

  it("each begins where the one before ends; the grid's characters count from the standard size", async () => {
    const section = (more: string) =>
      `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="-2098" w:right="1474" w:bottom="1984" w:left="1500" w:gutter="87"/>${more}</w:sectPr>`;
    const grid = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-842"/>';
    const body = p("甲") + p("乙", section(grid)) + p("丙") + section('<w:docGrid w:linePitch="312"/>');
    const styles =
      '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:sz w:val="32"/></w:rPr></w:style>';
    const { sections } = await layoutOf({ body, parts: { styles } });
    const same = {
      page: { width: 11906, height: 16838 },
      margins: { top: 2098, right: 1474, bottom: 1984, left: 1587 },
      odd: null,
      even: null,
    };
    expect(sections).toEqual([
      { ...same, first: 0, linePitch: 579, charPitch: (16 - 842 / 4096) * 20 },
      { ...same, first: 2, linePitch: null, charPitch: null },
    ]);
  });

  it.each<[string, string, object | null]>([
    [
      "a field in its pieces",
      p(
        [r("— "), complex("")[0], `<w:r>${page}</w:r>`, complex("")[1], r("12"), complex("")[2], r(" —")].join(""),
        '<w:jc w:val="right"/>',
      ),
      { text: "— # —", font: null, size: 10, align: "right" },
    ],
    [
      "a simple field",
      p(
        `${r("第")}<w:fldSimple w:instr="PAGE">${r("3", '<w:rFonts w:eastAsia="宋体"/><w:sz w:val="28"/>')}</w:fldSimple>${r("页")}`,
        '<w:jc w:val="center"/>',
      ),
      { text: "第#页", font: "宋体", size: 14, align: "center" },
    ],
    [
      "in a frame on the outer edge",
      p(`<w:fldSimple w:instr="PAGE">${r("3")}</w:fldSimple>`, '<w:framePr w:xAlign="outside"/>'),
      { text: "#", font: null, size: 10, align: "outside" },
    ],
    [
      "in a text box in the middle",
      p(
        `<w:r><w:drawing><wp:anchor><wp:positionH><wp:align>center</wp:align></wp:positionH><w:txbxContent>${p(`<w:fldSimple w:instr="PAGE">${r("3")}</w:fldSimple>`)}</w:txbxContent></wp:anchor></w:drawing></w:r>`,
      ),
      { text: "#", font: null, size: 10, align: "center" },
    ],
    ["the number of pages is none", p(`<w:fldSimple w:instr="NUMPAGES">${r("3")}</w:fldSimple>`), null],
  ])("a page number: %s", async (_, content, expected) => {
    expect(await numberOf(content)).toEqual(expected);
  });
});
