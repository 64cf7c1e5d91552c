import type { Actor } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import { indexObjects } from "#server/modules/words/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { GroupChange, GroupDissolution } from "#shared/groups/contracts.ts";
import { requireUnmarked } from "#shared/secrecy.ts";
import { columnsOf, groupChanges, requireSoundGroup } from "./group.ts";
import { loadForChange, tracedGroup, updateGroup } from "./load-group.ts";

/** Changes what a group says of itself; its people have verbs of their own. */
export async function changeGroup(tx: Tx, actor: Actor, id: string, input: GroupChange): Promise<{ revision: number }> {
  const group = await loadForChange(tx, actor, id);
  const { revision, ...fields } = input;
  await requireSoundGroup(tx, actor, group.org_id, fields, group);
  const changes = groupChanges(group, fields);
  if (changes.length === 0 && group.revision === revision) return { revision };
  await updateGroup(tx, actor, group, revision, columnsOf(fields));
  await indexObjects(tx, actor.district, "group", [id]);
  await recordEvent(tx, actor, "group.changed", tracedGroup({ ...group, name: fields.name }, revision + 1), {
    changes,
  });
  return { revision: revision + 1 };
}

/** 撤销: from that day on it takes part in nothing and nobody belongs to it; what it was stays on record. */
export async function dissolveGroup(tx: Tx, actor: Actor, id: string, input: GroupDissolution): Promise<void> {
  const group = await loadForChange(tx, actor, id);
  const { revision, dissolvedOn, reason } = input;
  requireUnmarked({ reason });
  if (group.dissolved_on !== null) throw new DomainError("wrong-state", { reason: "该队伍已撤销" });
  if (dissolvedOn <= group.founded_on) {
    throw new DomainError("invalid", { reason: `撤销日期应晚于成立日期 ${group.founded_on}` }, "dissolvedOn");
  }
  await updateGroup(tx, actor, group, revision, { dissolved_on: dissolvedOn });
  const payload = { date: dissolvedOn, reason: reason && `，原因：${reason}` };
  await recordEvent(tx, actor, "group.dissolved", tracedGroup(group, revision + 1), payload);
}

export async function restoreGroup(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  const group = await loadForChange(tx, actor, id);
  if (group.dissolved_on === null) throw new DomainError("wrong-state", { reason: "该队伍没有撤销" });
  await updateGroup(tx, actor, group, revision, { dissolved_on: null });
  await recordEvent(tx, actor, "group.restored", tracedGroup(group, revision + 1));
}
