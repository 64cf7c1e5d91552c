/** From the bytes of a file to the text it says. */
export { readTextInWorker } from "./read-in-worker.ts";
export type { FileText, NoText } from "./read-text.ts";
export { TextRefusal } from "./refusal.ts";
