import { actorOfAccount } from "#server/modules/accounts/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import type { Task } from "#server/platform/jobs.ts";
import { readBatch } from "./read-batch.ts";

export { attachBatch, attachParts, detachBatch } from "./attach-batch.ts";
export { readBatch } from "./read-batch.ts";
export { registerScanRoutes } from "./routes.ts";
export { startBatch, startReading } from "./start-batch.ts";

/** Jobs of this module: a batch is read with the rights that whoever asked for it has now. */
export function scanTasks(deps: Deps): Record<string, Task> {
  return {
    "read-scans": async ({ district, batch, account }) => {
      const actor = await actorOfAccount(deps, String(district), String(account));
      await readBatch(deps, actor, String(batch));
    },
  };
}
