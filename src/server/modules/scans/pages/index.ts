/** Front door: from the bytes of a scanned file to pages with their codes, and from pages to a PDF of their own. */
export { cutInWorker } from "./cut-in-worker.ts";
export type { TurnedPage } from "./cut-pdf.ts";
export type { Turn } from "./read-codes.ts";
export { inspectFile, readPages, type UnreadPage } from "./read-in-worker.ts";
export type { ReadPage } from "./read-page.ts";
export { refusalText, ScanRefusal, type ScanRefusalCode } from "./refusal.ts";
