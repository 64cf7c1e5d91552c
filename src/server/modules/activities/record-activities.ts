import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { recordEvents } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { enqueue } from "#server/platform/jobs.ts";
import { once } from "#server/platform/once.ts";
import type { ActivityBatch } from "#shared/activities/batch.ts";
import { LinesRefused } from "#shared/errors.ts";
import { checkLines } from "./check-lines.ts";
import { insertActivities } from "./write-activity.ts";

/**
 * Records many activities by one command: all of them, or none and everything that is wrong with each. The number of
 * statements does not depend on the number of lines. A repeat of the same command changes nothing.
 * @throws LinesRefused with the problems of all lines
 */
export async function recordActivities(
  tx: Tx,
  actor: Actor,
  { commandId, confirmed, lines }: ActivityBatch,
): Promise<{ ids: string[] }> {
  requireCan(actor, "activity.record");
  // Checked inside: on a repeat the first one's activities would look like ones that were recorded before.
  return once(tx, actor, commandId, "activity.record-batch", async () => {
    const { ready, problems } = await checkLines(tx, actor, lines, new Set(confirmed));
    if (problems.length > 0) throw new LinesRefused(problems);
    await insertActivities(tx, actor, ready);
    await recordEvents(
      tx,
      actor,
      "activity.recorded",
      ready.map(({ id, state, content, paths }) => ({
        object: { type: "activity", id, revision: 1, label: content.title, visibleTo: paths },
        payload: { state, date: content.heldOn },
      })),
    );
    const filed = ready.filter(({ state }) => state === "filed").map(({ id }) => id);
    if (filed.length > 0) await enqueue(tx, "recheck-reports", { district: actor.district, activities: filed });
    return { ids: ready.map(({ id }) => id) };
  });
}
