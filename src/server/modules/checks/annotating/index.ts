/** Findings written back into the .docx that they were found in. */
export { annotateDocx } from "./annotate-docx.ts";
export { annotateDocxInWorker } from "./annotate-in-worker.ts";
export type { Note, Signature } from "./note.ts";
