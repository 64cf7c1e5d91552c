import { PDFiumLibrary } from "@hyzyla/pdfium";

/** Throws what the caller refuses files with. */
type RefusePdf = (why: "damaged" | "encrypted" | "too-long") => never;

/** The text of each page; a page that is a picture has none. More pages than `limit` are refused. */
export async function readPdfPages(bytes: Uint8Array, limit: number, refuse: RefusePdf): Promise<string[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes).catch((error: unknown) => {
      // The library has no codes, only sentences: PDFium's FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY name themselves.
      const sealed = error instanceof Error && /password|security|encrypt/i.test(error.message);
      return refuse(sealed ? "encrypted" : "damaged");
    });
    try {
      if (document.getPageCount() > limit) refuse("too-long");
      return [...document.pages()].map((page) => page.getText());
    } finally {
      document.destroy();
    }
  } finally {
    library.destroy();
  }
}
