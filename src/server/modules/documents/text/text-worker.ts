import { parentPort, workerData } from "node:worker_threads";
import type { WorkerReply } from "./read-in-worker.ts";
import { readText } from "./read-text.ts";
import { TextRefusal } from "./refusal.ts";

/** The thread behind readTextInWorker. */
const port = parentPort;
if (!port) throw new Error("text-worker.ts runs in a worker thread only");

try {
  port.postMessage({ type: "read", result: await readText(workerData as Uint8Array) } satisfies WorkerReply);
} catch (error) {
  if (!(error instanceof TextRefusal)) throw error;
  port.postMessage({ type: "refused", code: error.code } satisfies WorkerReply);
}
