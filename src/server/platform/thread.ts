import { parentPort, Worker, workerData } from "node:worker_threads";

/** What a thread answers, once: its result, or the code of the refusal that it met. */
type ThreadReply<Result, Code> = { type: "done"; result: Result } | { type: "refused"; code: Code };

type Limits<Code> = {
  milliseconds: number;
  memoryMb: number;
  /** makes the caller's refusal; "too-slow" and "damaged" are met here, any other code comes from the thread */
  refusal: (code: Code | "too-slow" | "damaged") => Error;
};

/**
 * Hands bytes to a script in a thread of its own, ended in every case: a file that exhausts memory or time, or breaks
 * the reader, is refused, and the server goes on answering meanwhile. The script answers with `answerFromThread`.
 */
export async function runInThread<Result, Code extends string>(
  script: URL,
  bytes: Uint8Array,
  task: object,
  { milliseconds, memoryMb, refusal }: Limits<Code>,
): Promise<Result> {
  // one copy of just these bytes: a Buffer may be a view into a much larger pool
  const own = new Uint8Array(bytes);
  const worker = new Worker(script, {
    workerData: { ...task, bytes: own },
    transferList: [own.buffer],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const timer = setTimeout(() => reject(refusal("too-slow")), milliseconds);
  worker.on("message", (reply: ThreadReply<Result, Code>) => {
    if (reply.type === "done") resolve(reply.result);
    else reject(refusal(reply.code));
  });
  // Whatever breaks a reader is in the file: a WebAssembly trap, memory used up, a shape no library foresaw.
  worker.on("error", () => reject(refusal("damaged")));
  worker.on("exit", (code) => reject(new Error(`thread stopped early (${code})`)));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/**
 * The other end of `runInThread`, called once by its script: does the task and answers.
 * @param codeOf the code of a refusal; null for any other error, which ends the thread
 */
export async function answerFromThread<Task extends { bytes: Uint8Array }, Result>(
  run: (task: Task) => Result | Promise<Result>,
  codeOf: (error: unknown) => string | null,
): Promise<void> {
  if (!parentPort) throw new Error("runs in a worker thread only");
  try {
    const result = await run(workerData as Task);
    parentPort.postMessage({ type: "done", result } satisfies ThreadReply<Result, string>);
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    parentPort.postMessage({ type: "refused", code } satisfies ThreadReply<Result, string>);
  }
}
