import { type DocxMap, inDraftThread } from "../reading/index.ts";
import type { Note, Signature } from "./note.ts";

export type AnnotateTask = { map: DocxMap; notes: readonly Note[]; signature: Signature };

/** `annotateDocx` in a thread of its own. @throws DraftRefusal */
export function annotateDocxInWorker(
  bytes: Uint8Array,
  map: DocxMap,
  notes: readonly Note[],
  signature: Signature,
): Promise<Uint8Array> {
  const task: AnnotateTask = { map, notes, signature };
  return inDraftThread(new URL("./annotate-worker.ts", import.meta.url), bytes, task);
}
