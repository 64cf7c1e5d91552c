import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import { indexObjects } from "#server/modules/words/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { enqueue } from "#server/platform/jobs.ts";
import { contentOf } from "#shared/activities/content.ts";
import type { ActivityChange, ActivityDetail, ActivityState } from "#shared/activities/contracts.ts";
import { STATE_NAMES } from "#shared/activities/contracts.ts";
import { DomainError } from "#shared/errors.ts";
import type { Verb } from "#shared/traces/verbs.ts";
import { describeChanges, requireSound, whyNotFile } from "./activity.ts";
import { loadActivity } from "./load-activity.ts";
import { pathsOf, requireKnownPeople, requireKnownReferences } from "./references.ts";
import { requireJoinable } from "./require-joinable.ts";
import { columnsOf, removeChildren, writeChildren } from "./write-activity.ts";

/**
 * Changes an activity as a whole. A filed one stays filed: that is a correction, and reports that stand on it are
 * checked again. @throws conflict when somebody else saved in between
 */
export async function changeActivity(
  tx: Tx,
  actor: Actor,
  id: string,
  input: ActivityChange,
): Promise<{ revision: number }> {
  const before = await loadActivity(tx, actor, id);
  await requireEditable(tx, actor, before);
  const { revision, ...content } = input;
  requireSound(content, dayOf(actor.at), before.state);
  const paths = await pathsOf(tx, actor, content);
  await requireKnownPeople(tx, actor, content, new Set(before.attendance.map((person) => person.personId)));
  await requireKnownReferences(tx, actor, content);
  await requireJoinable(tx, actor, content, contentOf(before));
  const changes = describeChanges(contentOf(before), content);
  if (changes.length === 0 && before.revision === revision) return { revision };
  await updateActivity(tx, actor, before, revision, { ...columnsOf(content), visible_to: paths });
  await removeChildren(tx, actor, id);
  await writeChildren(tx, actor, [{ id, content, paths }]);
  await indexObjects(tx, actor.district, "activity", [id]);
  const object = { type: "activity", id, revision: revision + 1, label: content.title, visibleTo: paths };
  await recordEvent(tx, actor, "activity.changed", object, { changes });
  if (before.state === "filed") await enqueue(tx, "recheck-reports", { district: actor.district, activity: id });
  return { revision: revision + 1 };
}

/** 归档: complete from now on, and counted. */
export async function fileActivity(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  const activity = await loadActivity(tx, actor, id);
  const [mainKind] = activity.kinds;
  const reason = whyNotFile(
    { mainKind: mainKind ?? "", attendanceMode: activity.attendanceMode, heldOn: activity.heldOn },
    dayOf(actor.at),
  );
  if (reason) throw new DomainError("wrong-state", { reason });
  await moveState(tx, actor, activity, revision, ["planned", "held"], "filed", "activity.filed", {
    filed_at: actor.at,
  });
}

/** 退回修改: not counted until it is filed again. */
export async function reopenActivity(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  const activity = await loadActivity(tx, actor, id);
  await moveState(tx, actor, activity, revision, ["filed", "cancelled"], "held", "activity.reopened", {
    cancel_reason: null,
  });
}

export async function cancelActivity(
  tx: Tx,
  actor: Actor,
  id: string,
  input: { revision: number; reason: string },
): Promise<void> {
  const activity = await loadActivity(tx, actor, id);
  const columns = { cancel_reason: input.reason };
  const from: ActivityState[] = ["planned", "held", "filed"];
  await moveState(tx, actor, activity, input.revision, from, "cancelled", "activity.cancelled", columns, {
    reason: input.reason,
  });
}

type Columns = Partial<ReturnType<typeof columnsOf>> & {
  state?: ActivityState;
  filed_at?: Date;
  cancel_reason?: string | null;
  visible_to?: string[];
};

/** The one door for a change of state, guarded by revision in the UPDATE itself. */
async function moveState(
  tx: Tx,
  actor: Actor,
  activity: ActivityDetail & { visibleTo: string[] },
  revision: number,
  from: readonly ActivityState[],
  to: ActivityState,
  verb: Verb,
  columns: Columns,
  payload: Record<string, string> = {},
): Promise<void> {
  await requireEditable(tx, actor, activity);
  if (!from.includes(activity.state)) {
    throw new DomainError("wrong-state", { reason: `该活动${STATE_NAMES[activity.state]}` });
  }
  await updateActivity(tx, actor, activity, revision, { ...columns, state: to });
  const object = {
    type: "activity",
    id: activity.id,
    revision: revision + 1,
    label: activity.title,
    visibleTo: activity.visibleTo,
  };
  await recordEvent(tx, actor, verb, object, payload);
  if (to === "filed" || activity.state === "filed") {
    await enqueue(tx, "recheck-reports", { district: actor.district, activity: activity.id });
  }
}

async function requireEditable(tx: Tx, actor: Actor, activity: ActivityDetail): Promise<void> {
  const hosts = activity.orgs.filter((org) => org.role === "host").map((org) => org.orgId);
  const rows = await tx
    .selectFrom("org")
    .select("path")
    .where("district_id", "=", actor.district)
    .where(sql<boolean>`id = ANY(${hosts}::uuid[])`)
    .execute();
  requireCan(
    actor,
    "activity.record",
    rows.map((row) => row.path),
  );
}

async function updateActivity(
  tx: Tx,
  actor: Actor,
  activity: ActivityDetail,
  revision: number,
  columns: Columns,
): Promise<void> {
  const updated = await tx
    .updateTable("activity")
    .set({ ...columns, revision: revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", activity.id)
    .where("revision", "=", revision)
    .where("state", "=", activity.state)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new DomainError("conflict", { what: "活动" });
}
