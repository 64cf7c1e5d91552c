/**
 * The page of an official document, GB/T 9704—2012 5.1, 5.2, 7.5, in the units of WordprocessingML. Everything that
 * places a character on the page is derived here, so that a change of one number shows all that follows from it.
 * One twip is 1/20 pt, 1 mm is 72/25.4 pt.
 */
export const mm = (millimetres: number): number => Math.round((millimetres * 72 * 20) / 25.4);

/** 5.1: A4. */
export const PAGE = { width: mm(210), height: mm(297) } as const;

/**
 * 5.2.1: 天头 37 mm, 订口 28 mm, 版心 156×225 mm; right and bottom follow: 210−28−156 = 26 and 297−37−225 = 35.
 */
export const MARGIN = { top: mm(37), left: mm(28), right: mm(26), bottom: mm(35) } as const;
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
export const TEXT_HEIGHT = PAGE.height - MARGIN.top - MARGIN.bottom;

/** 5.2.3: 22 lines of 28 characters on a page. */
const LINES_PER_PAGE = 22;
export const CHARS_PER_LINE = 28;

/** Sheets for use in the house are no official documents: 25 mm all round leaves room for their tables. */
const SHEET_EDGE = mm(25);
export const SHEET_MARGIN = { top: SHEET_EDGE, left: SHEET_EDGE, right: SHEET_EDGE, bottom: SHEET_EDGE } as const;
export const SHEET_WIDTH = PAGE.width - 2 * SHEET_EDGE;
export const SHEET_HEIGHT = PAGE.height - 2 * SHEET_EDGE;

/** Type sizes in points: 二号, 三号, 四号, 小四, 五号, 小五. */
export const SIZE = { two: 22, three: 16, four: 14, smallFour: 12, five: 10.5, smallFive: 9 } as const;

/**
 * 225 mm / 22 = 28.99 pt = 579.8 twips. Word keeps whole twips, and rounding up would push the 22nd line onto the next
 * page, so it is rounded down: 579 twips = 28.95 pt, 22 lines fill the text block but for 18 twips (0.3 mm).
 */
export const LINE_PITCH = Math.floor(TEXT_HEIGHT / LINES_PER_PAGE);

/**
 * Width of one character of the grid in twips: 28 in 156 mm give 315.9 twips = 15.79 pt, a little less than the 16 pt
 * of 三号. The indents of two and four characters are multiples of it.
 */
const CHAR_PITCH = TEXT_WIDTH / CHARS_PER_LINE;

/**
 * docGrid/@charSpace: what the grid adds to every character, in 1/4096 pt (ECMA-376-1 17.6.5); negative, as the
 * characters are set closer than their size. It says what the page is to Word's page set-up dialogue, but the text does
 * not rely on it: LibreOffice takes a negative value for a huge positive one and ONLYOFFICE knows no grid.
 */
export const CHAR_SPACE = Math.floor((CHAR_PITCH / 20 - SIZE.three) * 4096);

/**
 * The same as character spacing of the text itself, w:spacing/@w:val in twips, with the text taken off the grid: every
 * program sets 28 characters on a line. Rounded down and one twip more (15.70 pt a character): a 28th character that
 * sticks out by a hair wraps, and LibreOffice rounds the text block to whole characters of the grid before it fills it.
 * Justification spreads the remaining 0.9 mm. Applied on top of the grid by mistake it would still be 28.
 */
export const CHAR_SPACING = Math.floor(CHAR_PITCH - SIZE.three * 20) - 1;

/** Characters of the title's size that fit on one line: the closer setting applies to them as well. */
export const TITLE_CHARS_PER_LINE = Math.floor(TEXT_WIDTH / (SIZE.two * 20 + CHAR_SPACING));

/** `count` characters of the grid, in whole twips. */
export const chars = (count: number): number => Math.round(count * CHAR_PITCH);

/** The page number's line is as high as its type: 四号. */
export const FOOTER_LINE = SIZE.four * 20;

/**
 * 7.5: the dashes beside the page number stand 7 mm below the text block, that is 28 mm above the edge of the sheet.
 * A dash of 四号 runs 0.38 em above its baseline, and in a line of exact height the baseline stands a fifth of it above
 * the bottom; the rest is what footer distance has to make up (25 mm).
 */
export const FOOTER_DISTANCE = Math.round(MARGIN.bottom - mm(7) - SIZE.four * 20 * 0.38 - FOOTER_LINE * 0.2);

/** The header of internal papers: high enough above the text block to stay outside it. */
export const HEADER_DISTANCE = mm(20);

/** 居右空一字, 居左空一字: one character of the page number's own size. */
export const PAGE_NUMBER_INDENT = SIZE.four * 20;
