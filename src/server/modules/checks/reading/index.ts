/** From the bytes of a file to the draft that is checked, and where its text stands in a .docx. */
export type { DocxMap, DocxPlace, DocxSpan } from "./docx-map.ts";
export { Numbering } from "./numbering.ts";
export { type DocxPackage, openDocx, parsePart, relationsPart } from "./package.ts";
export { type ReadDraft, readDraft } from "./read-draft.ts";
export { readDraftInWorker } from "./read-in-worker.ts";
export { DraftRefusal } from "./refusal.ts";
export { Styles, switchedOn, valOf, wholeOf } from "./styles.ts";
