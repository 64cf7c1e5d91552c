import { Worker } from "node:worker_threads";
import type { TurnedPage, TurnedPicture } from "./cut-pdf.ts";
import { PAGE_LIMITS } from "./limits.ts";

export type CutterTask =
  | { type: "cut"; bytes: Uint8Array; parts: readonly (readonly TurnedPage[])[] }
  | { type: "bind"; pictures: readonly TurnedPicture[] };

const MEMORY_MB = 2_048;

/** Cuts a PDF into parts, or binds pictures into one PDF, in a thread of its own; the parts come in order, one at a time. */
export async function* cutInWorker(task: CutterTask): AsyncGenerator<Uint8Array> {
  const worker = new Worker(new URL("./cutter-worker.ts", import.meta.url), {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const count = task.type === "cut" ? task.parts.length : 1;
  try {
    for (let done = 0; done < count; done += 1) yield await nextPart(worker);
  } finally {
    await worker.terminate();
  }
}

async function nextPart(worker: Worker): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const timer = setTimeout(() => reject(new Error("cutting took too long")), PAGE_LIMITS.millisecondsToCut);
  worker.once("message", resolve).once("error", reject);
  worker.postMessage("next");
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    worker.off("message", resolve).off("error", reject);
  }
}
