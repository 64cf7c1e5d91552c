import { parentPort, workerData } from "node:worker_threads";
import type { ThreadReply } from "#server/platform/thread.ts";
import { type ReadDraft, readDraft } from "./read-draft.ts";
import { DraftRefusal, type DraftRefusalCode } from "./refusal.ts";

/** The thread behind readDraftInWorker. */
const port = parentPort;
if (!port) throw new Error("draft-worker.ts runs in a worker thread only");
type Reply = ThreadReply<ReadDraft, DraftRefusalCode>;
const { bytes, name } = workerData as { bytes: Uint8Array; name: string };

try {
  port.postMessage({ type: "done", result: await readDraft(bytes, name) } satisfies Reply);
} catch (error) {
  if (!(error instanceof DraftRefusal)) throw error;
  port.postMessage({ type: "refused", code: error.code } satisfies Reply);
}
