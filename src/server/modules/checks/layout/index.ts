/** The layout of a .docx held against GB/T 9704—2012. */
export { checkLayout } from "./read-layout.ts";
