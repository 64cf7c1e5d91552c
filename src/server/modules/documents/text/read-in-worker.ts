import { runInThread } from "#server/platform/thread.ts";
import { TEXT_LIMITS } from "./limits.ts";
import type { FileText, NoText } from "./read-text.ts";
import { TextRefusal, type TextRefusalCode } from "./refusal.ts";

/** `readText` in a thread of its own, ended in every case. @throws TextRefusal */
export function readTextInWorker(
  bytes: Uint8Array,
  milliseconds: number = TEXT_LIMITS.milliseconds,
): Promise<FileText | NoText> {
  const script = new URL("./text-worker.ts", import.meta.url);
  return runInThread<FileText | NoText, TextRefusalCode>(
    script,
    bytes,
    {},
    {
      milliseconds,
      memoryMb: TEXT_LIMITS.memoryMb,
      refusal: (code) => new TextRefusal(code),
    },
  );
}
