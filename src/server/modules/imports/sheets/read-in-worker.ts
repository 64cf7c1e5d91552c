import { Worker } from "node:worker_threads";
import type { Cell } from "#shared/cells/cell.ts";
import { SHEET_LIMITS } from "./limits.ts";
import { SheetRefusal, type SheetRefusalCode } from "./refusal.ts";
import type { Workbook } from "./workbook.ts";

/** What the reading thread sends, in this order: the workbook without rows, its rows in portions, the end. */
export type ReaderReply =
  | { type: "workbook"; workbook: Workbook }
  | { type: "rows"; sheet: number; rows: Cell[][] }
  | { type: "end" }
  | { type: "refused"; code: SheetRefusalCode; fill: Record<string, string> };

const MEMORY_MB = 2_048;

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

/**
 * `readWorkbook` in a thread of its own, one for each call, ended in every case. Same result and same refusals; a file
 * that exhausts the thread's memory or time is refused as well, and the server goes on answering meanwhile.
 */
export async function readWorkbookInWorker(bytes: Uint8Array, fileName: string): Promise<Workbook> {
  if (bytes.byteLength > SHEET_LIMITS.bytes) throw new SheetRefusal("too-large");
  // one copy of just these bytes: a Buffer may be a view into a much larger pool
  const own = new Uint8Array(bytes);
  const worker = new Worker(new URL("./reader-worker.ts", import.meta.url), {
    workerData: { bytes: own, fileName },
    transferList: [own.buffer],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Workbook>();
  const timer = setTimeout(() => reject(new SheetRefusal("too-slow")), SHEET_LIMITS.milliseconds);
  let workbook: Workbook | null = null;
  worker.on("message", (reply: ReaderReply) => {
    if (reply.type === "refused") return reject(new SheetRefusal(reply.code, reply.fill));
    if (reply.type === "end")
      return workbook ? resolve(workbook) : reject(new Error("reader ended without a workbook"));
    if (reply.type === "workbook") workbook = reply.workbook;
    else for (const row of reply.rows) workbook?.sheets[reply.sheet]?.rows.push(row);
    worker.postMessage("next");
  });
  worker.on("error", (error) => reject(isOutOfMemory(error) ? new SheetRefusal("too-large") : error));
  worker.on("exit", (code) => reject(new Error(`reader stopped early (${code})`)));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
