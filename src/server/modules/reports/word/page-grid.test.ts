import { beforeAll, describe, expect, test } from "vitest";
import { reportDocument, reportFrame } from "#shared/report/document.ts";
import {
  canMeasurePages,
  inkBox,
  type MeasuredPage,
  measurePages,
  type PageLine,
} from "../../../../../test/support/soffice.ts";
import { renderCleanCopy } from "./index.ts";

/**
 * GB/T 9704—2012 measured on the laid-out page. Typefaces that are missing here are replaced by others, which moves no
 * character of the text: a full-width one is as wide as its size in every face.
 */
const MM = 72 / 25.4;
const TOP = 37 * MM;
const LEFT = 28 * MM;
const RIGHT = (210 - 26) * MM;
const BOTTOM = (297 - 35) * MM;

const paragraph = (length: number) => ({
  type: "paragraph",
  content: [{ type: "text", text: "示例文字用来量页面版心".repeat(Math.ceil(length / 11)).slice(0, length) }],
});

describe.skipIf(!canMeasurePages())("the laid-out page", () => {
  let pages: MeasuredPage[] = [];

  beforeAll(async () => {
    const document = reportDocument.parse({ type: "doc", content: [560, 700, 333, 900].map(paragraph) });
    const frame = reportFrame.parse({ title: "关于量页面的报告", addressee: "中共示例区委" });
    pages = (await measurePages(await renderCleanCopy({ frame, document }))).pages;
  }, 120_000);

  const textLines = (page: MeasuredPage): PageLine[] => page.lines.filter((line) => line.bottom <= BOTTOM + 5);
  const pageNumber = (page: MeasuredPage): PageLine => page.lines.at(-1)!;
  const letters = (line: PageLine) => line.text.replaceAll(" ", "").length;

  test("is A4, and full pages have 22 lines", () => {
    expect(pages.length).toBeGreaterThanOrEqual(4);
    for (const page of pages) {
      expect(page.width / MM).toBeCloseTo(210, 0);
      expect(page.height / MM).toBeCloseTo(297, 0);
    }
    expect(pages.slice(1, -1).map((page) => textLines(page).length)).toEqual(pages.slice(1, -1).map(() => 22));
  });

  test("full lines have 28 characters between the margins, first lines 26 behind an indent of two", () => {
    const lines = pages.slice(1, -1).flatMap(textLines);
    const indented = lines.filter((line) => line.left > LEFT + 20);
    const full = lines.filter((line) => line.left <= LEFT + 20 && line.right > RIGHT - 16);
    expect(full.length).toBeGreaterThan(50);
    expect(new Set(full.map(letters))).toEqual(new Set([28]));
    expect(new Set(indented.map(letters))).toEqual(new Set([26]));
    for (const line of full) {
      expect(Math.abs(line.left - LEFT)).toBeLessThan(MM);
      expect(Math.abs(line.right - RIGHT)).toBeLessThan(MM);
    }
    for (const line of indented) expect(Math.abs(line.left - LEFT - 2 * 15.8)).toBeLessThan(MM);
  });

  test("lines follow each other at 28.99 pt", () => {
    for (const page of pages.slice(1, -1)) {
      const lines = textLines(page);
      const pitch = (lines.at(-1)!.top - lines[0]!.top) / (lines.length - 1);
      expect(Math.abs(pitch - 28.99)).toBeLessThan(0.1);
    }
  });

  test("the first line stands under 37 mm and the last above 35 mm, within their line", () => {
    const page = pages[1]!;
    const ink = inkBox(page.ink, { left: 0, right: page.width, top: 0, bottom: BOTTOM + 5 })!;
    expect(ink.top).toBeGreaterThan(TOP - 1);
    expect(ink.top).toBeLessThan(TOP + 29 - 14);
    expect(ink.bottom).toBeLessThan(BOTTOM + 1);
    expect(ink.bottom).toBeGreaterThan(BOTTOM - (29 - 14));
  });

  test("page numbers stand one character from the edge, right on odd and left on even pages", () => {
    expect(pages.map((page) => pageNumber(page).text.replaceAll(" ", ""))).toEqual(
      pages.map((_, index) => `—${index + 1}—`),
    );
    pages.forEach((page, index) => {
      const number = pageNumber(page);
      if (index % 2 === 0) expect(Math.abs(RIGHT - 14 - number.right)).toBeLessThan(MM);
      else expect(Math.abs(LEFT + 14 - number.left)).toBeLessThan(MM);
    });
  });

  test("their dashes stand 7 mm below the text block", () => {
    for (const page of pages) {
      const number = pageNumber(page);
      const dash = { left: number.left, right: number.left + 8, top: BOTTOM + 2, bottom: page.height };
      const ink = inkBox(page.ink, dash)!;
      expect(Math.abs((ink.top + ink.bottom) / 2 - (BOTTOM + 7 * MM))).toBeLessThan(MM);
      expect(ink.bottom - ink.top).toBeLessThan(3);
    }
  });
});
