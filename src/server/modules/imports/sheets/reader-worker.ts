import { parentPort, workerData } from "node:worker_threads";
import type { ReaderReply } from "./read-in-worker.ts";
import { readWorkbook } from "./read-workbook.ts";
import { SheetRefusal } from "./refusal.ts";

/**
 * The thread behind readWorkbookInWorker. Rows cross in portions, each sent when the last one has been taken, so that
 * unpacking a large file never holds the receiving thread for long.
 */
const ROWS_PER_PORTION = 2_000;

const port = parentPort;
if (!port) throw new Error("reader-worker.ts runs in a worker thread only");
const { bytes, fileName } = workerData as { bytes: Uint8Array; fileName: string };

function* replies(workbook: Awaited<ReturnType<typeof readWorkbook>>): Generator<ReaderReply> {
  const sheets = workbook.sheets.map((sheet) => ({ ...sheet, rows: [] }));
  yield { type: "workbook", workbook: { ...workbook, sheets } };
  for (const [sheet, { rows }] of workbook.sheets.entries()) {
    for (let from = 0; from < rows.length; from += ROWS_PER_PORTION) {
      yield { type: "rows", sheet, rows: rows.slice(from, from + ROWS_PER_PORTION) };
    }
  }
  yield { type: "end" };
}

try {
  const pending = replies(await readWorkbook(bytes, fileName));
  const sendNext = () => {
    const next = pending.next();
    if (next.done) port.close();
    else port.postMessage(next.value);
  };
  port.on("message", sendNext);
  sendNext();
} catch (error) {
  if (!(error instanceof SheetRefusal)) throw error;
  port.postMessage({ type: "refused", code: error.code, fill: error.fill } satisfies ReaderReply);
}
