import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type PDFiumDocument, PDFiumLibrary } from "@hyzyla/pdfium";
import type { GrayPicture } from "./gray-picture.ts";
import { PAGE_LIMITS } from "./limits.ts";
import { ScanRefusal } from "./refusal.ts";

export type OpenPdf = {
  pages: number;
  /** what is text on a page, not ink: printed sheets and scans that went through text recognition have some */
  text(page: number): string;
  /** one bitmap at a time; pages count from 1 */
  render(page: number, dpi: number): Promise<GrayPicture>;
};

const POINTS_PER_INCH = 72;

/** From the package's file on disk: nothing is fetched. */
const wasm = () => readFileSync(createRequire(import.meta.url).resolve("@hyzyla/pdfium/pdfium.wasm"));

/** @throws ScanRefusal when it has a password or is no PDF */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const library = await PDFiumLibrary.init({ wasmBinary: new Uint8Array(wasm()).buffer });
  const document = await load(library, bytes);
  return {
    pages: document.getPageCount(),
    text: (page) => document.getPage(page - 1).getText(),
    render: (page, dpi) => render(document, page, dpi),
  };
}

async function load(library: PDFiumLibrary, bytes: Uint8Array): Promise<PDFiumDocument> {
  try {
    return await library.loadDocument(bytes);
  } catch (error) {
    // The wrapper tells PDFium's error codes apart by its sentences only.
    throw new ScanRefusal(/password|security/i.test((error as Error).message) ? "encrypted" : "damaged");
  }
}

async function render(document: PDFiumDocument, number: number, dpi: number): Promise<GrayPicture> {
  const page = document.getPage(number - 1);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  if (!(originalWidth > 0 && originalHeight > 0)) throw new Error(`page ${number} cannot be opened`);
  const most = Math.sqrt(PAGE_LIMITS.pixels / (originalWidth * originalHeight));
  const scale = Math.min(dpi / POINTS_PER_INCH, most);
  // render() closes the page as well.
  return page.render({ scale, colorSpace: "Gray", render: "bitmap" });
}
