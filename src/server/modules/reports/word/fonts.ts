/**
 * The typefaces of GB/T 9704—2012 by the names that Word and WPS know them under; nothing is embedded. `instead` is
 * what an office program falls back to where the first is not installed.
 */
export const FONTS = {
  fangsong: { name: "仿宋_GB2312", instead: "仿宋", family: "modern" },
  kai: { name: "楷体_GB2312", instead: "楷体", family: "modern" },
  hei: { name: "黑体", instead: "SimHei", family: "modern" },
  title: { name: "方正小标宋简体", instead: "方正小标宋_GBK", family: "script" },
  song: { name: "宋体", instead: "SimSun", family: "auto" },
} as const;
export type FontKey = keyof typeof FONTS;

/** One face for all four scripts of a run: digits and Latin letters in an official document are set in it as well. */
export function fontElement(key: FontKey): string {
  const { name } = FONTS[key];
  return `<w:rFonts w:hint="eastAsia" w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`;
}

const NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** word/fontTable.xml: names and what stands in for them; charset 86 is simplified Chinese. */
export function fontTableXml(): string {
  const fonts = Object.values(FONTS).map(
    (font) =>
      `<w:font w:name="${font.name}"><w:altName w:val="${font.instead}"/><w:charset w:val="86"/>` +
      `<w:family w:val="${font.family}"/><w:pitch w:val="default"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="${NAMESPACE}">${fonts.join("")}</w:fonts>`;
}
