import { DocumentGridType, Footer, Header, type ISectionOptions, PageNumber, TextRun } from "docx";
import { CHAR_SPACE, FOOTER_DISTANCE, HEADER_DISTANCE, LINE_PITCH, MARGIN, PAGE, SHEET_MARGIN } from "./page.ts";
import { paragraph, type SectionChild } from "./paragraphs.ts";

const PAGE_SIZE = { width: PAGE.width, height: PAGE.height };

/**
 * The official page: size, margins, grid, page numbers on the outer edge.
 * @param mark stands in the header of every page of a paper that must not leave the house
 */
export function officialSection(children: SectionChild[], mark?: string): ISectionOptions {
  const header = (text: string) => new Header({ children: [paragraph("InternalMark", text)] });
  return {
    properties: {
      page: {
        size: PAGE_SIZE,
        margin: { ...MARGIN, header: HEADER_DISTANCE, footer: FOOTER_DISTANCE, gutter: 0 },
      },
      grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINE_PITCH, charSpace: CHAR_SPACE },
    },
    ...(mark ? { headers: { default: header(mark), even: header(mark) } } : {}),
    footers: { default: pageNumber("PageNumberOdd"), even: pageNumber("PageNumberEven") },
    children,
  };
}

/** A sheet for use in the house: one page, so without a number. */
export function sheetSection(children: SectionChild[]): ISectionOptions {
  return {
    properties: { page: { size: PAGE_SIZE, margin: { ...SHEET_MARGIN, header: 0, footer: 0, gutter: 0 } } },
    children,
  };
}

/** 7.5: — 1 —, odd pages on the right, even pages on the left. */
function pageNumber(style: string): Footer {
  const number = new TextRun({ font: { hint: "eastAsia" }, children: ["— ", PageNumber.CURRENT, " —"] });
  return new Footer({ children: [paragraph(style, [number])] });
}
