import { runInThread } from "#server/platform/thread.ts";
import { DRAFT_LIMITS } from "./limits.ts";
import type { ReadDraft } from "./read-draft.ts";
import { DraftRefusal, type DraftRefusalCode } from "./refusal.ts";

/** Hands a file of a draft to a script in a thread of its own, ended in every case. @throws DraftRefusal */
export function inDraftThread<Result>(
  script: URL,
  bytes: Uint8Array,
  task: object,
  milliseconds: number = DRAFT_LIMITS.milliseconds,
): Promise<Result> {
  const refusal = (code: DraftRefusalCode) => new DraftRefusal(code);
  return runInThread<Result, DraftRefusalCode>(script, bytes, task, {
    milliseconds,
    memoryMb: DRAFT_LIMITS.memoryMb,
    refusal,
  });
}

/** `readDraft` in a thread of its own. @throws DraftRefusal */
export function readDraftInWorker(bytes: Uint8Array, name: string, milliseconds?: number): Promise<ReadDraft> {
  return inDraftThread(new URL("./draft-worker.ts", import.meta.url), bytes, { name }, milliseconds);
}
