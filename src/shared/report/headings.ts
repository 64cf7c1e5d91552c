import type { BlockNode, HeadingNode, InlineNode, ReportDocument } from "./document.ts";

const DIGITS = "零一二三四五六七八九";
const UNITS = ["", "十", "百", "千"];

/** 1–9999 as the ordinals of headings are written: 十 not 一十, 一百零五, 一百一十. */
function chineseOrdinal(n: number): string {
  const digits = [...String(n)].map(Number);
  let text = "";
  for (const [index, digit] of digits.entries()) {
    const place = digits.length - 1 - index;
    if (digit > 0) text += DIGITS[digit]! + UNITS[place]!;
    else if (text && !text.endsWith("零") && digits.slice(index).some((later) => later > 0)) text += "零";
  }
  return text.replace(/^一十/, "十");
}

/** The number before a heading, GB/T 9704—2012 7.3.3: 一、 （一） 1. （1） for levels 1 to 4. */
export function headingNumber(level: number, ordinal: number): string {
  if (level === 1) return `${chineseOrdinal(ordinal)}、`;
  if (level === 2) return `（${chineseOrdinal(ordinal)}）`;
  if (level === 3) return `${ordinal}.`;
  return `（${ordinal}）`;
}

/**
 * The number of every block of a document, in order; "" for paragraphs. A level starts again at one below each
 * heading of a higher level. Levels that the author skipped are not invented.
 */
export function headingNumbers(document: ReportDocument): string[] {
  const counters = [0, 0, 0, 0];
  return document.content.map((block) => {
    if (block.type !== "heading") return "";
    const { level } = block.attrs;
    counters[level - 1]! += 1;
    counters.fill(0, level);
    return headingNumber(level, counters[level - 1]!);
  });
}

/**
 * What a block shows. Headings of level 1 and 2 stand on a line of their own and carry no closing punctuation
 * (。；，、：): what the author typed there is left out. A question or exclamation mark stays, it has a meaning.
 */
export function shownContent(block: BlockNode): InlineNode[] {
  const content = block.content ?? [];
  return isOwnLine(block) ? withoutEndPunctuation(content) : content;
}

function isOwnLine(block: BlockNode): block is HeadingNode {
  return block.type === "heading" && block.attrs.level <= 2;
}

function withoutEndPunctuation(content: InlineNode[]): InlineNode[] {
  const last = content.at(-1);
  if (last?.type !== "text") return content;
  const text = last.text.replace(/[。．.；;，,、：:\s]+$/u, "");
  if (text === last.text) return content;
  const before = content.slice(0, -1);
  return text ? [...before, { ...last, text }] : withoutEndPunctuation(before);
}
