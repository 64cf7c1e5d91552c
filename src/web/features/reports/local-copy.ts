import { reportDocument, reportFrame } from "#shared/report/document.ts";
import type { Draft } from "./draft-saver.ts";

export type LocalCopy = { revision: number; draft: Draft };

const VERSION = 1;
/** Two people on one device do not meet. */
const keyOf = (username: string, reportId: string) => `shilu.report.${username}.${reportId}`;

/** What was written here and never reached the server; null when there is nothing, or nothing that can be read. */
export function readLocalCopy(username: string, reportId: string): LocalCopy | null {
  try {
    const stored = JSON.parse(localStorage.getItem(keyOf(username, reportId)) ?? "null");
    if (stored?.version !== VERSION || typeof stored.revision !== "number") return null;
    const draft = {
      frame: reportFrame.parse(stored.draft.frame),
      document: reportDocument.parse(stored.draft.document),
    };
    return { revision: stored.revision, draft };
  } catch {
    return null; // cut off or from another version: the server's text is better than a broken one
  }
}

export function writeLocalCopy(username: string, reportId: string, copy: LocalCopy | null): void {
  try {
    if (copy) localStorage.setItem(keyOf(username, reportId), JSON.stringify({ version: VERSION, ...copy }));
    else localStorage.removeItem(keyOf(username, reportId));
  } catch {
    // private mode or a full disk: writing still works, only not beyond this tab
  }
}
