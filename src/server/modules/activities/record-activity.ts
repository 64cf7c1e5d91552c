import type { Actor } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { enqueue } from "#server/platform/jobs.ts";
import { once } from "#server/platform/once.ts";
import type { NewActivity } from "#shared/activities/contracts.ts";
import { DomainError } from "#shared/errors.ts";
import { requireSound, whyNotFile } from "./activity.ts";
import { pathsOf, requireKnownPeople, requireKnownReferences } from "./references.ts";
import { requireJoinable } from "./require-joinable.ts";
import { columnsOf, insertActivities, type Origin } from "./write-activity.ts";

/** Records an activity with everything that hangs on it. A repeat of the same command changes nothing. */
export async function recordActivity(
  tx: Tx,
  actor: Actor,
  input: NewActivity,
  origin?: Origin,
): Promise<{ id: string }> {
  const today = dayOf(actor.at);
  requireSound(input, today, input.state);
  const paths = await pathsOf(tx, actor, input);
  const columns = columnsOf(input);
  if (input.state === "filed") {
    const reason = whyNotFile(
      { mainKind: columns.main_kind, attendanceMode: columns.attendance_mode, heldOn: input.heldOn },
      today,
    );
    if (reason && !origin) throw new DomainError("wrong-state", { reason });
  }
  return once(tx, actor, input.commandId, "activity.record", async () => {
    await requireKnownPeople(tx, actor, input);
    await requireKnownReferences(tx, actor, input);
    await requireJoinable(tx, actor, input);
    await insertActivities(tx, actor, [{ id: input.id, state: input.state, content: input, paths, origin }]);
    const object = { type: "activity", id: input.id, revision: 1, label: input.title, visibleTo: paths };
    await recordEvent(tx, actor, "activity.recorded", object, { state: input.state, date: input.heldOn });
    if (input.state === "filed") await enqueue(tx, "recheck-reports", { district: actor.district, activity: input.id });
    return { id: input.id };
  });
}
