/** Findings written back into the .docx that they were found in. */
export { annotateDocx } from "./annotate-docx.ts";
export type { Note } from "./note.ts";
