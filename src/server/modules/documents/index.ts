import type { Deps } from "#server/platform/app-types.ts";
import type { Task } from "#server/platform/jobs.ts";
import { readDocumentFile } from "./read-file.ts";

export { addDocument } from "./add-document.ts";
export { addVersion } from "./change-version.ts";
export { type Citation, citationsOn } from "./citations.ts";
export { laidDownDocuments } from "./laid-down.ts";
export { linkDocument } from "./link-document.ts";
export { listDocuments } from "./queries.ts";
export { readDocument } from "./read-document.ts";
export { registerDocumentRoutes } from "./routes.ts";
export { closeIncoming } from "./settle-incoming.ts";

/** Jobs of this module: thin, by ids, harmless when run twice. */
export function documentTasks(deps: Deps): Record<string, Task> {
  return { "read-document-file": ({ district, file }) => readDocumentFile(deps, String(district), String(file)) };
}
