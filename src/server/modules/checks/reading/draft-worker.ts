import { answerFromThread } from "#server/platform/thread.ts";
import { readDraft } from "./read-draft.ts";
import { refusalCode } from "./refusal.ts";

/** The thread behind readDraftInWorker. */
await answerFromThread<{ bytes: Uint8Array; name: string }, unknown>(
  ({ bytes, name }) => readDraft(bytes, name),
  refusalCode,
);
