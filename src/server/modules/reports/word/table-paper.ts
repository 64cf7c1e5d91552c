import { PageOrientation } from "docx";
import { titleParagraph } from "./frame.ts";
import { packWord } from "./package.ts";
import { PAGE, SHEET_MARGIN, SIZE } from "./page.ts";
import { paragraph, type SectionChild } from "./paragraphs.ts";
import { type Column, dataTable } from "./tables.ts";

export type TablePaper = {
  title: string;
  /** below the title: what the table holds */
  lines: readonly string[];
  columns: Column[];
  /** a table each; "" has no heading */
  groups: readonly { heading: string; rows: string[][] }[];
};

const WIDTH = PAGE.height - SHEET_MARGIN.left - SHEET_MARGIN.right;
const TEXT = { size: SIZE.smallFive, line: 260, width: WIDTH };

/** A table on landscape A4, for print and file: its head on every page, no row torn. */
export function renderTablePaper({ title, lines, columns, groups }: TablePaper): Promise<Uint8Array> {
  const children: SectionChild[] = [
    titleParagraph(title),
    ...lines.map((line) => paragraph("Cell", line)),
    ...groups.flatMap(({ heading, rows }) => [
      ...(heading ? [paragraph("Note", heading, { keepNext: true, spacing: { before: 160 } })] : []),
      dataTable(columns, rows, TEXT),
    ]),
    paragraph("Cell", ""),
  ];
  const page = {
    // The library swaps width and height of a landscape page itself.
    size: { width: PAGE.width, height: PAGE.height, orientation: PageOrientation.LANDSCAPE },
    margin: { ...SHEET_MARGIN, header: 0, footer: 0, gutter: 0 },
  };
  return packWord({
    sections: [{ properties: { page }, children }],
    properties: { title, creator: "", date: null },
  });
}
