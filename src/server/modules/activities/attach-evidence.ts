import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { type Actor, may } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { type FILE_PURPOSES, FILES_LIMIT, PURPOSE_NAMES } from "#shared/activities/contracts.ts";
import { DomainError } from "#shared/errors.ts";
import { ACTIONS } from "#shared/rights/roles.ts";
import type { Verb } from "#shared/traces/verbs.ts";

type Purpose = (typeof FILE_PURPOSES)[number];

/** A file in the store that belongs to an activity. */
export type Evidence = { activityId: string; name: string; mediaType: string; sha256: string; size: number };

/** What was attached, and every file that the activity had then: whether it can be taken back is told by these. */
export type Attached = { activityId: string; fileId: string; filesAfter: string[] };

/**
 * Attaches files to activities, whatever their state. An activity that has the same bytes already keeps what it has and
 * does not change. Figures count nothing of files, so no report is looked at again and none becomes stale.
 * @returns what was attached, in the order given
 * @throws not-found, forbidden, conflict, too-many
 */
export async function attachEvidence(
  tx: Tx,
  actor: Actor,
  evidence: readonly Evidence[],
  purpose: Purpose,
): Promise<Attached[]> {
  const targets = await targetsOf(tx, actor, evidence);
  const fresh = evidence
    .map((one) => ({ ...one, target: targets.get(one.activityId)!, fileId: randomUUID() }))
    .filter(({ target, sha256 }) => !target.hashes.includes(sha256));
  if (fresh.length === 0) return [];
  const byActivity = Map.groupBy(fresh, (one) => one.activityId);
  for (const [id, files] of byActivity) {
    const { title, files: held } = targets.get(id)!;
    if (held.length + files.length > FILES_LIMIT) {
      throw new DomainError("too-many", { reason: `活动“${title}”的附件超过 ${FILES_LIMIT} 个，请先移除不需要的附件` });
    }
  }
  const touched = [...byActivity.keys()].map((id) => targets.get(id)!);
  await raiseRevisions(tx, actor, touched);
  const made = { district_id: actor.district, created_at: actor.at, created_by: actor.accountId };
  const files = fresh.map(({ fileId, target, name, mediaType, sha256, size }) => ({
    ...{ ...made, id: fileId, name, media_type: mediaType, sha256, size, visible_to: target.paths },
  }));
  await tx.insertInto("file").values(files).execute();
  const links = fresh.map(({ fileId, activityId, target }) => ({
    ...{ district_id: actor.district, activity_id: activityId, file_id: fileId, purpose, visible_to: target.paths },
  }));
  await tx.insertInto("activity_file").values(links).execute();
  for (const target of touched) {
    const names = byActivity.get(target.id)!.map((file) => file.name);
    await trace(tx, actor, "activity.evidence_attached", target, purpose, names);
  }
  return fresh.map(({ activityId, fileId, target }) => {
    const own = byActivity.get(activityId)!.map((file) => file.fileId);
    return { activityId, fileId, filesAfter: [...target.files, ...own].sort() };
  });
}

/**
 * Takes back what was attached, all or nothing, as long as nobody changed the activities' files since. The rows of the
 * files are left to whoever made them.
 * @throws wrong-state, naming the activities whose files changed
 */
export async function detachEvidence(
  tx: Tx,
  actor: Actor,
  attached: readonly Attached[],
  purpose: Purpose,
): Promise<void> {
  if (attached.length === 0) return;
  const targets = await targetsOf(tx, actor, attached);
  const changed = [...targets.values()].filter(({ id, files }) => {
    const after = attached.find((one) => one.activityId === id)!.filesAfter;
    return JSON.stringify([...files].sort()) !== JSON.stringify([...after].sort());
  });
  if (changed.length > 0) {
    const titles = changed.map(({ title }) => `“${title}”`).join("、");
    throw new DomainError("wrong-state", { reason: `${titles}的附件后来有改动，请在活动中逐项移除签到表` });
  }
  await raiseRevisions(tx, actor, [...targets.values()]);
  const ids = attached.map((one) => one.fileId);
  const names = await tx
    .selectFrom("file")
    .select(["id", "name"])
    .where("district_id", "=", actor.district)
    .where("id", "in", ids)
    .execute();
  await tx.deleteFrom("activity_file").where("district_id", "=", actor.district).where("file_id", "in", ids).execute();
  const byActivity = Map.groupBy(attached, (one) => one.activityId);
  for (const [id, own] of byActivity) {
    const gone = names.filter((file) => own.some((one) => one.fileId === file.id)).map((file) => file.name);
    await trace(tx, actor, "activity.evidence_detached", targets.get(id)!, purpose, gone);
  }
}

type Target = {
  id: string;
  title: string;
  revision: number;
  paths: string[];
  hosts: string[];
  files: string[];
  hashes: string[];
};

/** The activities with their files, those of every host of which the actor may change. */
async function targetsOf(
  tx: Tx,
  actor: Actor,
  wanted: readonly { activityId: string }[],
): Promise<Map<string, Target>> {
  const ids = [...new Set(wanted.map((one) => one.activityId))];
  const found = await sql<Target>`
    SELECT a.id, a.title, a.revision, a.visible_to::text[] AS paths,
      ARRAY(SELECT o.path::text FROM activity_org ao JOIN org o ON o.district_id = ao.district_id AND o.id = ao.org_id
        WHERE ao.district_id = a.district_id AND ao.activity_id = a.id AND ao.role = 'host') AS hosts,
      ARRAY(SELECT f.file_id::text FROM activity_file f
        WHERE f.district_id = a.district_id AND f.activity_id = a.id) AS files,
      ARRAY(SELECT s.sha256 FROM activity_file f JOIN file s ON s.district_id = f.district_id AND s.id = f.file_id
        WHERE f.district_id = a.district_id AND f.activity_id = a.id) AS hashes
    FROM activity a WHERE a.district_id = ${actor.district} AND a.id = ANY(${ids}::uuid[])`.execute(tx);
  if (found.rows.length !== ids.length) throw new DomainError("not-found", { what: "活动" });
  const others = found.rows.find(({ hosts }) => !hosts.some((path) => may(actor, "activity.record", path)));
  if (others) throw new DomainError("forbidden", { what: `${ACTIONS["activity.record"].what}“${others.title}”` });
  return new Map(found.rows.map((row) => [row.id, row]));
}

/** The guard: none of them was saved by somebody else since it was read. */
async function raiseRevisions(tx: Tx, actor: Actor, targets: readonly Target[]): Promise<void> {
  const ids = targets.map((target) => target.id);
  const revisions = targets.map((target) => target.revision);
  const updated = await sql`
    UPDATE activity a SET revision = a.revision + 1
    FROM unnest(${ids}::uuid[], ${revisions}::int[]) AS was (id, revision)
    WHERE a.district_id = ${actor.district} AND a.id = was.id AND a.revision = was.revision`.execute(tx);
  if (Number(updated.numAffectedRows) !== targets.length) throw new DomainError("conflict", { what: "活动" });
}

function trace(tx: Tx, actor: Actor, verb: Verb, target: Target, purpose: Purpose, files: string[]): Promise<void> {
  const object = {
    type: "activity",
    id: target.id,
    revision: target.revision + 1,
    label: target.title,
    visibleTo: target.paths,
  };
  return recordEvent(tx, actor, verb, object, { purpose: PURPOSE_NAMES[purpose], files });
}
