import type { Actor } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { MemberChange } from "#shared/groups/contracts.ts";
import { type GroupRole, groupRoleName } from "#shared/groups/kinds.ts";
import { type LoadedGroup, loadForChange, tracedGroup } from "./load-group.ts";
import { refreshScope } from "./refresh-scope.ts";

/** Another role, or other days; with `to` somebody leaves, and their time in the group stays on record. */
export async function changeMember(
  tx: Tx,
  actor: Actor,
  id: string,
  memberId: string,
  input: MemberChange,
): Promise<{ revision: number }> {
  const group = await loadForChange(tx, actor, id);
  const member = await loadMember(tx, actor, group, memberId);
  const { revision, role, from, to } = input;
  if (from < group.founded_on) {
    throw new DomainError("invalid", { reason: `加入日期早于成立日期 ${group.founded_on}` }, "from");
  }
  if (to !== null && to <= from) throw new DomainError("invalid", { reason: "退出日期应晚于加入日期" }, "to");
  const changes = [
    member.role === role ? "" : `由${groupRoleName(group.kind, member.role)}改为${groupRoleName(group.kind, role)}`,
    member.from_date === from ? "" : `加入日期改为 ${from}`,
    member.to_date === to ? "" : to === null ? "恢复为在队" : `自 ${to} 起退出`,
  ].filter(Boolean);
  if (changes.length === 0 && member.revision === revision) return { revision };
  const updated = await tx
    .updateTable("group_member")
    .set({ role, from_date: from, to_date: to, revision: revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", memberId)
    .where("revision", "=", revision)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new DomainError("conflict", { what: "成员" });
  const payload = { person: member.name ?? "（外单位人员）", changes };
  await recordEvent(tx, actor, "group.member_changed", tracedGroup(group, group.revision), payload);
  return { revision: revision + 1 };
}

/** For whoever was entered by mistake: nothing of it stays but the trace. */
export async function removeMember(tx: Tx, actor: Actor, id: string, memberId: string): Promise<void> {
  const group = await loadForChange(tx, actor, id);
  const member = await loadMember(tx, actor, group, memberId);
  await tx.deleteFrom("group_member").where("district_id", "=", actor.district).where("id", "=", memberId).execute();
  const payload = { person: member.name ?? "（外单位人员）" };
  await recordEvent(tx, actor, "group.member_removed", tracedGroup(group, group.revision), payload);
  await refreshScope(tx, actor, group);
}

type Member = {
  name: string | null;
  role: GroupRole;
  from_date: string;
  to_date: string | null;
  revision: number;
};

async function loadMember(tx: Tx, actor: Actor, group: LoadedGroup, id: string): Promise<Member> {
  const member = await tx
    .selectFrom("group_member as m")
    .leftJoin("person as p", (join) =>
      join.onRef("p.district_id", "=", "m.district_id").onRef("p.id", "=", "m.person_id"),
    )
    .select(["p.name", "m.role", "m.from_date", "m.to_date", "m.revision"])
    .where("m.district_id", "=", actor.district)
    .where("m.group_id", "=", group.id)
    .where("m.id", "=", id)
    .executeTakeFirst();
  if (!member) throw new DomainError("not-found", { what: "成员" });
  return { ...member, role: member.role as GroupRole };
}
