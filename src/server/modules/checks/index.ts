import { actorOfAccount } from "#server/modules/accounts/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import type { Task } from "#server/platform/jobs.ts";
import { runCheck } from "./run-check.ts";

export { matchClaims, type Speaker } from "./match-claims.ts";
export { DraftRefusal, readDraftInWorker } from "./reading/index.ts";
export { registerCheckRoutes } from "./routes.ts";

/** Jobs of this module: a draft is checked with the rights that whoever handed it in has now. */
export function checkTasks(deps: Deps): Record<string, Task> {
  return {
    "check-draft": async ({ district, check, account }) => {
      const actor = await actorOfAccount(deps, String(district), String(account));
      await runCheck(deps, actor, String(check));
    },
  };
}
