/** The layout of a .docx held against GB/T 9704—2012. */
export { checkLayoutInWorker } from "./layout-in-worker.ts";
export { checkLayout } from "./read-layout.ts";
