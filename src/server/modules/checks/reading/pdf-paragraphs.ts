import { withoutGaps } from "#shared/claims/closed-up.ts";

/** Two columns for a Chinese character and the signs that are as wide, one for everything else. */
function widthOf(line: string): number {
  let width = 0;
  for (const character of line)
    width += /[\u2E80-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\u3000-\u303F“”‘’—…]/.test(character) ? 2 : 1;
  return width;
}

const PAGE_NUMBER = /^[—–-]{0,2} ?\d{1,4} ?[—–-]{0,2}$/;
/** What a paragraph ends with; a line that is cut in the middle of one may end so as well, and is then left apart. */
const ENDING = /[。！？：；.!?:;”）)]$/;
/** Numbers of headings, of attachments and articles: a paragraph begins here. */
const BEGINNING =
  /^(?:[一二三四五六七八九十]{1,4}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}[.．、](?!\d)|第[一二三四五六七八九十百\d]{1,5}[章节条]|附件|[①-⑳])/;
/** Columns by which a full line may be short: a sign or a word that may not be parted went to the next line. */
const SLACK = 4;
/** As many lines as wide make the width of the text; single ones may be a table's or a picture's. */
const WITNESSES = 3;
const NARROWEST = 40;

/**
 * Paragraphs out of the lines of a PDF's pages: a line goes on in the next one when it fills the width of the text, does
 * not end as a paragraph ends, and the next does not begin like one. A convention on the safe side: a paragraph that
 * stays in two parts does less harm than two that are taken for one. Lone page numbers are left out.
 */
export function joinPdfLines(pages: readonly string[]): string {
  const lines = pages.flatMap((page) => {
    const own = page
      .replaceAll("\u0000", "")
      .replaceAll("\uFFFE", "")
      .split(/\r\n?|\n/)
      // a typesetter sets digits apart from Chinese
      .map((line) => withoutGaps(line.trim()))
      .filter((line) => line !== "");
    if (own.length > 1 && PAGE_NUMBER.test(own.at(-1)!)) own.pop();
    if (own.length > 1 && PAGE_NUMBER.test(own[0]!)) own.shift();
    return own;
  });
  const widths = lines.map(widthOf).sort((a, b) => b - a);
  const full = Math.max(widths[WITNESSES - 1] ?? Number.POSITIVE_INFINITY, NARROWEST) - SLACK;
  const paragraphs: string[] = [];
  let previous = "";
  for (const line of lines) {
    const goesOn = previous !== "" && widthOf(previous) >= full && !ENDING.test(previous) && !BEGINNING.test(line);
    if (!goesOn) paragraphs.push(line);
    else {
      const words = /[A-Za-z]$/.test(previous) && /^[A-Za-z]/.test(line);
      paragraphs[paragraphs.length - 1] += `${words ? " " : ""}${line}`;
    }
    previous = line;
  }
  return paragraphs.join("\n");
}
