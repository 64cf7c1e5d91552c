import { Worker } from "node:worker_threads";
import { TEXT_LIMITS } from "./limits.ts";
import type { FileText, NoText } from "./read-text.ts";
import { TextRefusal, type TextRefusalCode } from "./refusal.ts";

export type WorkerReply = { type: "read"; result: FileText | NoText } | { type: "refused"; code: TextRefusalCode };

/**
 * `readText` in a thread of its own, ended in every case: a file that exhausts memory or time, or breaks the reader, is
 * refused, and the server goes on answering meanwhile. @throws TextRefusal
 */
export async function readTextInWorker(
  bytes: Uint8Array,
  milliseconds: number = TEXT_LIMITS.milliseconds,
): Promise<FileText | NoText> {
  // one copy of just these bytes: a Buffer may be a view into a much larger pool
  const own = new Uint8Array(bytes);
  const worker = new Worker(new URL("./text-worker.ts", import.meta.url), {
    workerData: own,
    transferList: [own.buffer],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: TEXT_LIMITS.memoryMb },
  });
  const { promise, resolve, reject } = Promise.withResolvers<FileText | NoText>();
  const timer = setTimeout(() => reject(new TextRefusal("too-slow")), milliseconds);
  worker.on("message", (reply: WorkerReply) => {
    if (reply.type === "read") resolve(reply.result);
    else reject(new TextRefusal(reply.code));
  });
  // Whatever breaks a reader is in the file: a WebAssembly trap, memory used up, a shape no library foresaw.
  worker.on("error", () => reject(new TextRefusal("damaged")));
  worker.on("exit", (code) => reject(new Error(`reader stopped early (${code})`)));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
