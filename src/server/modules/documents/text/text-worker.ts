import { parentPort, workerData } from "node:worker_threads";
import type { ThreadReply } from "#server/platform/thread.ts";
import { type FileText, type NoText, readText } from "./read-text.ts";
import { TextRefusal, type TextRefusalCode } from "./refusal.ts";

/** The thread behind readTextInWorker. */
const port = parentPort;
if (!port) throw new Error("text-worker.ts runs in a worker thread only");
type Reply = ThreadReply<FileText | NoText, TextRefusalCode>;
const { bytes } = workerData as { bytes: Uint8Array };

try {
  port.postMessage({ type: "done", result: await readText(bytes) } satisfies Reply);
} catch (error) {
  if (!(error instanceof TextRefusal)) throw error;
  port.postMessage({ type: "refused", code: error.code } satisfies Reply);
}
