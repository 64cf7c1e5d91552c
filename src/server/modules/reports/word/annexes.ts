import type { ReportDocument } from "#shared/report/document.ts";
import { blockParagraphs, type InlineWriter } from "./blocks.ts";
import { titleParagraph } from "./frame.ts";
import type { Annex } from "./input.ts";
import { SIZE } from "./page.ts";
import { blankLine, paragraph, type SectionChild } from "./paragraphs.ts";
import { dataTable } from "./tables.ts";

export type WriterFor = (document: ReportDocument) => InlineWriter;

/** An attachment's table is read like its text: 小四. */
const ANNEX_TEXT = { size: SIZE.smallFour, line: 400 };

/**
 * 7.3.7: an attachment begins on a page of its own, 「附件」 with its number in 黑体 flush left on the first line, the
 * title centred on the third. Its number is the one under which 附件说明 lists it.
 */
export function annexBlocks(annexes: Annex[], listed: string[], writerFor: WriterFor): SectionChild[] {
  const several = Math.max(annexes.length, listed.length) > 1;
  return annexes.flatMap((annex, index) => {
    const number = several ? String((listed.includes(annex.title) ? listed.indexOf(annex.title) : index) + 1) : "";
    return [
      paragraph("AnnexMark", `附件${number}`, { pageBreakBefore: true }),
      blankLine({ keepNext: true }),
      titleParagraph(annex.title),
      blankLine(),
      ...(annex.document ? blockParagraphs(annex.document, writerFor(annex.document)) : []),
      ...(annex.table ? [dataTable(annex.table.columns, annex.table.rows, ANNEX_TEXT)] : []),
    ];
  });
}
