import type { Draft } from "#shared/checks/draft.ts";
import type { Finding } from "#shared/checks/finding.ts";
import { type DocxMap, inDraftThread } from "../reading/index.ts";

/** `checkLayout` in a thread of its own. @throws DraftRefusal */
export function checkLayoutInWorker(bytes: Uint8Array, draft: Draft, map: DocxMap, always = false): Promise<Finding[]> {
  return inDraftThread(new URL("./layout-worker.ts", import.meta.url), bytes, { draft, map, always });
}
