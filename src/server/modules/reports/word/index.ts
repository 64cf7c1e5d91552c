export type { Annex, AnnexTable, FigureTrace, WordInput } from "./input.ts";
export { FigureNotComputedError } from "./input.ts";
export { type NumberSheet, type NumberSheetRow, renderNumberSheet } from "./number-sheet.ts";
export { renderCleanCopy, renderWorkingCopy } from "./report-copies.ts";
export {
  REVIEW_STEPS,
  type ReviewRound,
  type ReviewSheet,
  type ReviewStep,
  renderReviewSheet,
} from "./review-sheet.ts";
export { renderTablePaper, type TablePaper } from "./table-paper.ts";
export type { Column } from "./tables.ts";
