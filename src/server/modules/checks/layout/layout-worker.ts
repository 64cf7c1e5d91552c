import { answerFromThread } from "#server/platform/thread.ts";
import type { Draft } from "#shared/checks/draft.ts";
import type { Finding } from "#shared/checks/finding.ts";
import { type DocxMap, refusalCode } from "../reading/index.ts";
import { checkLayout } from "./read-layout.ts";

/** The thread behind checkLayoutInWorker. */
await answerFromThread<{ bytes: Uint8Array; draft: Draft; map: DocxMap; always: boolean }, Finding[]>(
  ({ bytes, draft, map, always }) => checkLayout(bytes, draft, map, always),
  refusalCode,
);
