import { answerFromThread } from "#server/platform/thread.ts";
import { readText } from "./read-text.ts";
import { TextRefusal } from "./refusal.ts";

/** The thread behind readTextInWorker. */
await answerFromThread(
  ({ bytes }) => readText(bytes),
  (error) => (error instanceof TextRefusal ? error.code : null),
);
