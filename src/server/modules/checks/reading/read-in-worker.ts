import { runInThread } from "#server/platform/thread.ts";
import { DRAFT_LIMITS } from "./limits.ts";
import type { ReadDraft } from "./read-draft.ts";
import { DraftRefusal, type DraftRefusalCode } from "./refusal.ts";

/** `readDraft` in a thread of its own, ended in every case. @throws DraftRefusal */
export function readDraftInWorker(
  bytes: Uint8Array,
  name: string,
  milliseconds: number = DRAFT_LIMITS.milliseconds,
): Promise<ReadDraft> {
  const script = new URL("./draft-worker.ts", import.meta.url);
  const refusal = (code: DraftRefusalCode) => new DraftRefusal(code);
  const limits = { milliseconds, memoryMb: DRAFT_LIMITS.memoryMb, refusal };
  return runInThread<ReadDraft, DraftRefusalCode>(script, bytes, { name }, limits);
}
