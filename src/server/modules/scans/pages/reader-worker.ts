import { parentPort, workerData } from "node:worker_threads";
import { openPdf } from "./open-pdf.ts";
import type { ReaderReply, ReaderTask } from "./read-in-worker.ts";
import { readPdfPage, readPicture } from "./read-page.ts";
import { ScanRefusal } from "./refusal.ts";

/** The thread behind readPages: it opens the file, then reads the page it is asked for, one bitmap at a time. */
const port = parentPort;
if (!port) throw new Error("reader-worker.ts runs in a worker thread only");
const { bytes, mediaType } = workerData as ReaderTask;
const say = (reply: ReaderReply) => port.postMessage(reply);

try {
  const pdf = mediaType === "application/pdf" ? await openPdf(bytes) : null;
  port.on("message", async (page: number) => {
    say({ type: "page", read: pdf ? await readPdfPage(pdf, page) : await readPicture(bytes) });
  });
  say({ type: "opened", pages: pdf?.pages ?? 1 });
} catch (error) {
  if (!(error instanceof ScanRefusal)) throw error;
  say({ type: "refused", code: error.code });
}
