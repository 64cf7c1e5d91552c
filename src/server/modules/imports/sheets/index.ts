/** Front door: from the bytes of an uploaded file to sheets of cells. */
export { foldText, normaliseParagraphs, normaliseText } from "./normalise-text.ts";
export { readWorkbookInWorker } from "./read-in-worker.ts";
export { readWorkbook } from "./read-workbook.ts";
export { SheetRefusal, type SheetRefusalCode } from "./refusal.ts";
export {
  type Cell,
  type CellKind,
  cellAt,
  columnLetter,
  type Merge,
  type SealedNumber,
  type Sheet,
  type Workbook,
} from "./workbook.ts";
