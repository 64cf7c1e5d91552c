import { type FontKey, fontElement } from "./fonts.ts";
import { CHAR_SPACING, chars, FOOTER_LINE, LINE_PITCH, PAGE_NUMBER_INDENT, SIZE } from "./page.ts";

/**
 * word/styles.xml. It is written out rather than put together by the library because the East Asian properties that
 * decide where a line ends (overflowPunct, autoSpaceDE, adjustRightInd, firstLineChars beside firstLine) have to stand
 * in the defaults. The order of elements is the schema's: Word refuses a file in which it differs.
 */

type Style = {
  id: string;
  name: string;
  font?: FontKey;
  size?: number;
  /** paragraph properties before spacing, in the schema's order */
  before?: string;
  line?: number | "auto";
  indent?: string;
  align?: "left" | "center" | "right" | "both";
  outline?: number;
  next?: string;
};

const TWO_CHARS = `<w:ind w:firstLineChars="200" w:firstLine="${chars(2)}"/>`;
/** Lines of table text: exact as well, but closer than the page's. */
const CELL_LINE = 340;
/** and of the notes around it */
export const NOTE_LINE = 420;

const heading = (level: number, font: FontKey): Style => ({
  id: `Heading${level}`,
  name: `heading ${level}`,
  font,
  before: "<w:keepNext/>",
  indent: TWO_CHARS,
  outline: level - 1,
  next: "Body",
});

const STYLES: Style[] = [
  { id: "Body", name: "公文正文", indent: TWO_CHARS },
  { id: "Title", name: "Title", font: "title", size: SIZE.two, align: "center", next: "Body" },
  heading(1, "hei"),
  heading(2, "kai"),
  heading(3, "fangsong"),
  heading(4, "fangsong"),
  { id: "Blank", name: "公文空行" },
  { id: "Addressee", name: "主送机关", align: "left" },
  { id: "Attachment", name: "附件说明" },
  { id: "Signatory", name: "发文机关署名", align: "right" },
  { id: "IssueDate", name: "成文日期", align: "right" },
  { id: "AnnexMark", name: "附件标识", font: "hei", before: "<w:keepNext/>", align: "left" },
  {
    id: "PageNumberOdd",
    name: "单页页码",
    font: "song",
    size: SIZE.four,
    line: FOOTER_LINE,
    indent: `<w:ind w:right="${PAGE_NUMBER_INDENT}"/>`,
    align: "right",
  },
  {
    id: "PageNumberEven",
    name: "双页页码",
    font: "song",
    size: SIZE.four,
    line: FOOTER_LINE,
    indent: `<w:ind w:left="${PAGE_NUMBER_INDENT}"/>`,
    align: "left",
  },
  { id: "InternalMark", name: "内部标识", font: "hei", size: SIZE.four, line: 400, align: "center" },
  { id: "Note", name: "表注", size: SIZE.smallFour, line: NOTE_LINE, align: "left" },
  { id: "Cell", name: "表格文字", size: SIZE.five, line: CELL_LINE, align: "left" },
  {
    id: "CellHead",
    name: "表格栏名",
    font: "hei",
    size: SIZE.five,
    before: "<w:keepNext/>",
    line: CELL_LINE,
    align: "center",
  },
  { id: "FormLabel", name: "表单栏名", font: "hei", size: SIZE.four, line: 420, align: "center" },
  { id: "FormText", name: "表单文字", size: SIZE.four, line: 420, align: "left" },
  { id: "CommentText", name: "annotation text", size: SIZE.smallFive, line: "auto", align: "left" },
];

const NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/**
 * 避头尾 stays on. A punctuation mark that would begin a line hangs at the end of the one before, as Word and WPS do by
 * themselves, none is squeezed, and no space is put between 汉字 and digits: 28 characters stand on a line. No widow
 * control, which would break the 22 lines. Lines are exact and off the grid, so that nothing depends on it.
 */
const DEFAULT_PARAGRAPH =
  `<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>` +
  `<w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/>${spacing(LINE_PITCH)}<w:jc w:val="both"/>`;

/** `val` is for digits and Latin letters alone: as Chinese, LibreOffice tears 312 apart at the end of a line. */
const LANGUAGE = `<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>`;

const DEFAULT_RUN =
  `${fontElement("fangsong")}<w:snapToGrid w:val="0"/><w:color w:val="000000"/>` +
  `<w:spacing w:val="${CHAR_SPACING}"/>${size(SIZE.three)}`;

export function stylesXml(): string {
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles xmlns:w="${NAMESPACE}">` +
    `<w:docDefaults><w:rPrDefault><w:rPr>${DEFAULT_RUN}` +
    `${LANGUAGE}</w:rPr></w:rPrDefault>` +
    `<w:pPrDefault><w:pPr>${DEFAULT_PARAGRAPH}</w:pPr></w:pPrDefault></w:docDefaults>` +
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>` +
    // The grid counts in characters of Normal: programs look for its size here, not in the defaults.
    `<w:pPr>${DEFAULT_PARAGRAPH}</w:pPr><w:rPr>${DEFAULT_RUN}</w:rPr></w:style>` +
    `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>` +
    `<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>` +
    `${STYLES.map(styleElement).join("")}</w:styles>`
  );
}

function styleElement(style: Style): string {
  const builtIn = /^(Heading\d|Title|CommentText)$/.test(style.id);
  const line = style.line === undefined ? "" : spacing(style.line);
  const align = style.align ? `<w:jc w:val="${style.align}"/>` : "";
  const outline = style.outline === undefined ? "" : `<w:outlineLvl w:val="${style.outline}"/>`;
  const paragraph = `${style.before ?? ""}${line}${style.indent ?? ""}${align}${outline}`;
  // The closer setting belongs to the 28 characters of a line of text, not to small print.
  const loose = style.size !== undefined && style.size < SIZE.three ? `<w:spacing w:val="0"/>` : "";
  const run = `${style.font ? fontElement(style.font) : ""}${loose}${style.size ? size(style.size) : ""}`;
  return (
    `<w:style w:type="paragraph"${builtIn ? "" : ` w:customStyle="1"`} w:styleId="${style.id}">` +
    `<w:name w:val="${style.name}"/><w:basedOn w:val="Normal"/>` +
    `${style.next ? `<w:next w:val="${style.next}"/>` : ""}<w:qFormat/>` +
    `${paragraph ? `<w:pPr>${paragraph}</w:pPr>` : ""}${run ? `<w:rPr>${run}</w:rPr>` : ""}</w:style>`
  );
}

function size(points: number): string {
  return `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
}

function spacing(line: number | "auto"): string {
  const rule = line === "auto" ? `w:line="240" w:lineRule="auto"` : `w:line="${line}" w:lineRule="exact"`;
  return `<w:spacing w:before="0" w:after="0" ${rule}/>`;
}
