/** Front door: from the bytes of an uploaded file to sheets of cells. */
export type { Cell, CellKind, SealedNumber } from "#shared/cells/cell.ts";
export { foldText, normaliseParagraphs, normaliseText } from "#shared/cells/normalise-text.ts";
export { readWorkbookInWorker } from "./read-in-worker.ts";
export { readWorkbook } from "./read-workbook.ts";
export { SheetRefusal, type SheetRefusalCode } from "./refusal.ts";
export {
  cellAt,
  columnLetter,
  type Merge,
  type Sheet,
  type Workbook,
} from "./workbook.ts";
