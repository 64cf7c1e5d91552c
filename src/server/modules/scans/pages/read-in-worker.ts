import { Worker } from "node:worker_threads";
import { PAGE_LIMITS } from "./limits.ts";
import type { ReadPage } from "./read-page.ts";
import { ScanRefusal, type ScanRefusalCode } from "./refusal.ts";

export type ReaderTask = { bytes: Uint8Array; mediaType: string; looksForMarkings?: boolean };

/** What the reading thread answers: once that it has opened the file, then each page that it was asked for. */
export type ReaderReply =
  | { type: "opened"; pages: number; marking: string | null }
  | { type: "page"; read: ReadPage }
  | { type: "refused"; code: ScanRefusalCode };

/** A page that ended the thread, or took too long: a person has to look at the paper. */
export type UnreadPage = { page: number; unreadable: true };

const MEMORY_MB = 1_024;

type Thread = {
  pages: number;
  marking: string | null;
  read(page: number): Promise<ReadPage>;
  stop(): Promise<unknown>;
};

/** @throws ScanRefusal when the file cannot be opened */
async function openThread({ bytes, ...task }: ReaderTask): Promise<Thread> {
  // one copy of just these bytes: a Buffer may be a view into a much larger pool
  const own = new Uint8Array(bytes);
  const worker = new Worker(new URL("./reader-worker.ts", import.meta.url), {
    workerData: { bytes: own, ...task } satisfies ReaderTask,
    transferList: [own.buffer],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    stdout: true,
    stderr: true,
  });
  const stop = () => worker.terminate();
  try {
    const opened = await answer(worker, PAGE_LIMITS.millisecondsToOpen);
    if (opened.type === "refused") throw new ScanRefusal(opened.code);
    if (opened.type !== "opened") throw new Error("the reading thread did not open its file");
    const read = async (page: number) => {
      worker.postMessage(page);
      const reply = await answer(worker, PAGE_LIMITS.millisecondsPerPage);
      if (reply.type !== "page") throw new Error("the reading thread did not read the page");
      return reply.read;
    };
    return { pages: opened.pages, marking: opened.marking, read, stop };
  } catch (error) {
    await stop();
    if (error instanceof ScanRefusal) throw error;
    throw new ScanRefusal(error instanceof TookTooLong ? "too-slow" : "damaged");
  }
}

class TookTooLong extends Error {}

/** The thread's next message; rejects when it dies or the time is up. */
async function answer(worker: Worker, milliseconds: number): Promise<ReaderReply> {
  const { promise, resolve, reject } = Promise.withResolvers<ReaderReply>();
  const timer = setTimeout(() => reject(new TookTooLong("time is up")), milliseconds);
  const exited = (code: number) => reject(new Error(`the reading thread stopped (${code})`));
  worker.once("message", resolve).once("error", reject).once("exit", exited);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    worker.off("message", resolve).off("error", reject).off("exit", exited);
    // An error that comes after the time was up must not end the process.
    if (worker.listenerCount("error") === 0) worker.on("error", () => {});
  }
}

/** How many pages the file has, and the first secrecy marking in its text. @throws ScanRefusal */
export async function inspectFile(task: ReaderTask): Promise<{ pages: number; marking: string | null }> {
  const { pages, marking, stop } = await openThread({ ...task, looksForMarkings: true });
  await stop();
  return { pages, marking };
}

/**
 * The pages of a file in a thread of its own, one at a time and each only when it is asked for: a pile of three hundred
 * needs no more memory than one. A page that ends the thread is passed over, and a new thread goes on behind it.
 * @param from the first page wanted, counting from 1
 * @throws ScanRefusal when the file cannot be opened, or ends one thread after the other
 */
export async function* readPages(task: ReaderTask, from = 1): AsyncGenerator<ReadPage | UnreadPage> {
  let thread = await openThread(task);
  try {
    const { pages } = thread;
    let restarts = 0;
    for (let page = from; page <= pages; page += 1) {
      const read = await thread.read(page).catch(() => null);
      if (read === null) {
        await thread.stop();
        restarts += 1;
        if (restarts > PAGE_LIMITS.restarts) throw new ScanRefusal("damaged");
      }
      yield read ?? { page, unreadable: true };
      if (read === null && page < pages) thread = await openThread(task);
    }
  } finally {
    await thread.stop();
  }
}
