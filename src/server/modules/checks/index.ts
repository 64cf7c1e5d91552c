import type { Deps } from "#server/platform/app-types.ts";
import type { Task } from "#server/platform/jobs.ts";
import { runQueuedCheck } from "./run-check.ts";

export { checkAgainstRecords } from "./check-records.ts";
export { checkLayoutInWorker } from "./layout/index.ts";
export { matchClaims, type Speaker } from "./match-claims.ts";
export { DraftRefusal, readDraftInWorker } from "./reading/index.ts";
export { registerCheckRoutes } from "./routes.ts";
export { runCheck } from "./run-check.ts";
export { startCheck } from "./start-check.ts";

/** Jobs of this module: thin, by ids, harmless when run twice. */
export function checkTasks(deps: Deps): Record<string, Task> {
  return {
    "check-draft": ({ district, check, account }) =>
      runQueuedCheck(deps, { district: String(district), check: String(check), account: String(account) }),
  };
}
