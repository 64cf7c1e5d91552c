import { actorOfAccount } from "#server/modules/accounts/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import type { Task } from "#server/platform/jobs.ts";
import { runImport } from "./run-import.ts";

export { type HeadedRow, headedRows } from "./headed-rows.ts";
export { choose, confirmImport, readImport, startImport } from "./import-verbs.ts";
export { openCleanWorkbook, placeOf } from "./open-clean-workbook.ts";
export { loadOrgNames } from "./org-names.ts";
export { registerImportRoutes } from "./routes.ts";
export { runImport } from "./run-import.ts";
export {
  type Cell,
  cellAt,
  normaliseParagraphs,
  readWorkbookInWorker,
  type Sheet,
  SheetRefusal,
  type Workbook,
} from "./sheets/index.ts";

/** Jobs of this module: the import runs with the rights that whoever confirmed it has now. */
export function importTasks(deps: Deps): Record<string, Task> {
  return {
    "run-import": async ({ district, import: id, account }) => {
      const actor = await actorOfAccount(deps, String(district), String(account));
      await runImport(deps, actor, String(id));
    },
  };
}
