import { answerFromThread } from "#server/platform/thread.ts";
import { refusalCode } from "../reading/index.ts";
import { annotateDocx } from "./annotate-docx.ts";
import type { AnnotateTask } from "./annotate-in-worker.ts";

/** The thread behind annotateDocxInWorker. */
await answerFromThread<AnnotateTask & { bytes: Uint8Array }, Uint8Array>(
  ({ bytes, map, notes, signature }) => annotateDocx(bytes, map, notes, signature),
  refusalCode,
);
