import { describe, expect, test } from "vitest";
import { elementsOf, find, one, parseXml, type Xml } from "./docx-parts.fixture.ts";
import { FONTS } from "./fonts.ts";
import { stylesXml } from "./styles.ts";

const styles = parseXml(stylesXml());

function style(id: string): Xml {
  const found = find(styles, "w:style").find((element) => element.attributes["w:styleId"] === id);
  if (!found) throw new Error(`no style ${id}`);
  return found;
}

describe("typefaces", () => {
  test.each([
    ["Normal", "仿宋_GB2312", "32"],
    ["Title", "方正小标宋简体", "44"],
    ["Heading1", "黑体", undefined],
    ["Heading2", "楷体_GB2312", undefined],
    ["Heading3", "仿宋_GB2312", undefined],
    ["Heading4", "仿宋_GB2312", undefined],
    ["PageNumberOdd", "宋体", "28"],
    ["PageNumberEven", "宋体", "28"],
  ])("%s is set in %s for all scripts", (id, font, size) => {
    const { attributes } = one(style(id), "w:rFonts");
    expect(attributes).toEqual({
      "w:hint": "eastAsia",
      "w:ascii": font,
      "w:hAnsi": font,
      "w:eastAsia": font,
      "w:cs": font,
    });
    expect(find(style(id), "w:sz")[0]?.attributes["w:val"]).toBe(size);
    expect(Object.values(FONTS).map(({ name }) => name)).toContain(font);
  });
});

test("text and headings are indented by two characters, given in both units", () => {
  for (const id of ["Body", "Heading1", "Heading2", "Heading3", "Heading4"]) {
    expect(one(style(id), "w:ind").attributes).toEqual({ "w:firstLineChars": "200", "w:firstLine": "632" });
  }
});

test("lines are exact, off the grid and without widow control", () => {
  const normal = style("Normal");
  expect(find(normal, "w:spacing").map((element) => element.attributes)).toEqual([
    { "w:before": "0", "w:after": "0", "w:line": "579", "w:lineRule": "exact" },
    { "w:val": "-6" },
  ]);
  expect(one(normal, "w:widowControl").attributes["w:val"]).toBe("0");
  expect(one(normal, "w:kinsoku").attributes["w:val"]).toBeUndefined();
});

/** ECMA-376-1 17.3.1.26 and 17.3.2.28: Word refuses a file whose properties stand in another order. */
const ORDER = {
  "w:pPr":
    "keepNext keepLines pageBreakBefore widowControl kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid spacing ind jc outlineLvl",
  "w:rPr": "rFonts b i snapToGrid color spacing w kern position sz szCs lang",
};

test.each(Object.entries(ORDER))("the children of every %s stand in the schema's order", (name, order) => {
  const names = order.split(" ").map((child) => `w:${child}`);
  const found = find(styles, name);
  expect(found.length).toBeGreaterThan(10);
  for (const element of found) {
    const positions = elementsOf(element).map((child) => names.indexOf(child.name));
    expect(positions).not.toContain(-1);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  }
});
