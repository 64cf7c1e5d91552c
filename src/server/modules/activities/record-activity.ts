import type { Actor } from "#server/modules/access/index.ts";
import { indexObjects } from "#server/modules/search/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { enqueue } from "#server/platform/jobs.ts";
import { once } from "#server/platform/once.ts";
import type { NewActivity } from "#shared/activities/contracts.ts";
import { DomainError } from "#shared/errors.ts";
import { requireSound, whyNotFile } from "./activity.ts";
import { requireJoinable } from "./require-joinable.ts";
import { columnsOf, pathsOf, requireKnownPeople, requireKnownReferences, writeChildren } from "./write-activity.ts";

/** Where an imported activity came from; a recorded one has none. */
export type Origin = { importId: string; place: string; key: string };

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
    await tx
      .insertInto("activity")
      .values({
        district_id: actor.district,
        id: input.id,
        state: input.state,
        ...columns,
        recorded_at: actor.at,
        filed_at: input.state === "filed" ? actor.at : null,
        created_by: actor.accountId,
        import_id: origin?.importId ?? null,
        import_place: origin?.place ?? null,
        import_key: origin?.key ?? null,
        visible_to: paths,
      })
      .execute();
    await writeChildren(tx, actor, input.id, input, paths);
    await indexObjects(tx, actor.district, "activity", [input.id]);
    const object = { type: "activity", id: input.id, revision: 1, label: input.title, visibleTo: paths };
    await recordEvent(tx, actor, "activity.recorded", object, { state: input.state, date: input.heldOn });
    if (input.state === "filed") await enqueue(tx, "recheck-reports", { district: actor.district, activity: input.id });
    return { id: input.id };
  });
}
