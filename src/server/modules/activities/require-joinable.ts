import type { Actor } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { ActivityContent } from "#shared/activities/contracts.ts";
import { DomainError } from "#shared/errors.ts";

/**
 * The programme and the groups that an activity newly names take it in on that day. Those it named before stay, also
 * out of the actor's sight or dissolved since.
 * @throws invalid, naming the field
 */
export async function requireJoinable(
  tx: Tx,
  actor: Actor,
  content: ActivityContent,
  before?: ActivityContent,
): Promise<void> {
  const { programmeId } = content;
  if (programmeId !== null && programmeId !== before?.programmeId) {
    await requireOpenProgramme(tx, actor, programmeId, content.heldOn);
  }
  const fresh = content.groups.filter((group) => !before?.groups.includes(group));
  if (fresh.length > 0) await requireLivingGroups(tx, actor, fresh, content.heldOn);
}

async function requireOpenProgramme(tx: Tx, actor: Actor, id: string, heldOn: string): Promise<void> {
  const programme = await tx
    .selectFrom("programme")
    .select(["name", "starts_on", "closed_on"])
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!programme) throw new DomainError("invalid", { reason: "所选专项不存在" }, "programmeId");
  const { name, starts_on, closed_on } = programme;
  if (closed_on !== null && heldOn > closed_on) {
    const reason = `专项“${name}”已于 ${closed_on} 结项，不能归入此后的活动`;
    throw new DomainError("invalid", { reason }, "programmeId");
  }
  if (heldOn < starts_on) {
    const reason = `活动日期早于专项“${name}”的开始日期 ${starts_on}，请核对日期，或先修改专项`;
    throw new DomainError("invalid", { reason }, "programmeId");
  }
}

async function requireLivingGroups(tx: Tx, actor: Actor, ids: readonly string[], heldOn: string): Promise<void> {
  const wanted = new Set(ids);
  if (wanted.size !== ids.length) throw new DomainError("invalid", { reason: "同一支队伍出现了两次" }, "groups");
  const groups = await tx
    .selectFrom("work_group")
    .select(["name", "founded_on", "dissolved_on"])
    .where("district_id", "=", actor.district)
    .where("id", "in", [...wanted])
    .execute();
  if (groups.length !== wanted.size) {
    throw new DomainError("invalid", { reason: "所选队伍不存在，请重新选择" }, "groups");
  }
  for (const { name, founded_on, dissolved_on } of groups) {
    const reason =
      heldOn < founded_on
        ? `“${name}”${founded_on} 才成立，不能参加 ${heldOn} 的活动`
        : dissolved_on !== null && heldOn >= dissolved_on
          ? `“${name}”已于 ${dissolved_on} 撤销`
          : null;
    if (reason) throw new DomainError("invalid", { reason }, "groups");
  }
}
