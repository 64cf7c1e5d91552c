import type { ReportDocument, ReportFrame } from "#shared/report/document.ts";
import type { Column } from "./tables.ts";

/** What a figure rests on, as people read it. `id` is the figure node's. */
export type FigureTrace = {
  id: string;
  /** the surface form in the text: 9, 九, 15余 */
  text: string;
  /** what is counted: 全体干部会议·场次 */
  label: string;
  definition: string;
  scope: string;
  period: string;
  value: string;
  unit: string;
  /** number of records behind the value */
  records: number;
  /** 数据截止日 */
  cutoff: string;
};

export type AnnexTable = { columns: Column[]; rows: string[][] };

/** An attachment that goes out with the report, on pages of its own: text, a table, or both. */
export type Annex = { title: string; document?: ReportDocument; table?: AnnexTable };

export type WordInput = {
  frame: ReportFrame;
  document: ReportDocument;
  /** read by the working copy only */
  traces?: FigureTrace[];
  annexes?: Annex[];
};

/** A clean copy was asked for while figures have no value: missing data must not leave the house as a gap. */
export class FigureNotComputedError extends Error {
  readonly figures: string[];
  constructor(figures: string[]) {
    super(`有${figures.length}个数字还没有算出，请先更新数据，再生成报送净稿。`);
    this.name = "FigureNotComputedError";
    this.figures = figures;
  }
}
