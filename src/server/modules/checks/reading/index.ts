/** From the bytes of a file to the draft that is checked, and where its text stands in a .docx. */
export type { DocxMap, DocxPlace, DocxSpan } from "./docx-map.ts";
export { Numbering } from "./numbering.ts";
export { type DocxPackage, folderOf, openDocx, parsePart, relationsPart } from "./package.ts";
export { type ReadDraft, readDraft } from "./read-draft.ts";
export { inDraftThread, readDraftInWorker } from "./read-in-worker.ts";
export { DraftRefusal, refusalCode } from "./refusal.ts";
export { Styles, switchedOn, valOf, wholeOf } from "./styles.ts";
