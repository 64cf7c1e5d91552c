import { parentPort, workerData } from "node:worker_threads";
import { SCAN_LIMITS } from "#shared/scans/contracts.ts";
import { secrecyMarking } from "#shared/secrecy.ts";
import { type OpenPdf, openPdf } from "./open-pdf.ts";
import type { ReaderReply, ReaderTask } from "./read-in-worker.ts";
import { readPdfPage, readPicture } from "./read-page.ts";
import { ScanRefusal } from "./refusal.ts";

/** The thread behind readPages: it opens the file, then reads the page it is asked for, one bitmap at a time. */
const port = parentPort;
if (!port) throw new Error("reader-worker.ts runs in a worker thread only");
const { bytes, mediaType, looksForMarkings = false } = workerData as ReaderTask;
const say = (reply: ReaderReply) => port.postMessage(reply);

/** The first secrecy marking in the text of a PDF. Files with too many pages are refused anyhow. */
function markingIn(pdf: OpenPdf): string | null {
  for (let page = 1; page <= Math.min(pdf.pages, SCAN_LIMITS.pages); page += 1) {
    const marking = secrecyMarking(pdf.text(page));
    if (marking !== null) return marking;
  }
  return null;
}

try {
  const pdf = mediaType === "application/pdf" ? await openPdf(bytes) : null;
  port.on("message", async (page: number) => {
    say({ type: "page", read: pdf ? await readPdfPage(pdf, page) : await readPicture(bytes) });
  });
  say({ type: "opened", pages: pdf?.pages ?? 1, marking: pdf && looksForMarkings ? markingIn(pdf) : null });
} catch (error) {
  if (!(error instanceof ScanRefusal)) throw error;
  say({ type: "refused", code: error.code });
}
