import { PDFiumLibrary } from "@hyzyla/pdfium";
import { TEXT_LIMITS } from "./limits.ts";
import { refuseText } from "./refusal.ts";

/** The text of each page; a page that is a picture has none. */
export async function readPdf(bytes: Uint8Array): Promise<string[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes).catch((error: unknown) => {
      // The library has no codes, only sentences: PDFium's FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY name themselves.
      const sealed = error instanceof Error && /password|security|encrypt/i.test(error.message);
      return refuseText(sealed ? "encrypted" : "damaged");
    });
    try {
      if (document.getPageCount() > TEXT_LIMITS.pages) refuseText("too-long");
      return [...document.pages()].map((page) => page.getText());
    } finally {
      document.destroy();
    }
  } finally {
    library.destroy();
  }
}
