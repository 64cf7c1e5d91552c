import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import { DomainError } from "#shared/errors.ts";
import type { NewMembers } from "#shared/groups/contracts.ts";
import { loadForChange, tracedGroup } from "./load-group.ts";
import { refreshScope } from "./refresh-scope.ts";

type Joining = { person_id: string; org_id: string; name: string; belongs: boolean; joined: boolean };

/** People join on a day, from any organisation in the actor's sight; theirs sees the group from then on. */
export async function addMembers(tx: Tx, actor: Actor, id: string, input: NewMembers): Promise<{ added: number }> {
  const group = await loadForChange(tx, actor, id);
  const { from, members } = input;
  if (from < group.founded_on) {
    throw new DomainError("invalid", { reason: `加入日期早于成立日期 ${group.founded_on}` }, "from");
  }
  if (group.dissolved_on !== null && from >= group.dissolved_on) {
    throw new DomainError("invalid", { reason: `该队伍已于 ${group.dissolved_on} 撤销` }, "from");
  }
  return once(tx, actor, input.commandId, "group.add-members", async () => {
    const joining = await joiningOf(tx, actor, id, input);
    await tx
      .insertInto("group_member")
      .values(
        members.map((member) => ({
          ...{ district_id: actor.district, id: member.id, group_id: id, person_id: member.personId },
          ...{ org_id: member.orgId, role: member.role, from_date: from, visible_to: group.visible_to },
        })),
      )
      .execute();
    const visibleTo = await refreshScope(tx, actor, group);
    const payload = { date: from, people: joining.map(({ name }) => name) };
    await recordEvent(
      tx,
      actor,
      "group.members_added",
      tracedGroup({ ...group, visible_to: visibleTo }, group.revision),
      payload,
    );
    return { added: members.length };
  });
}

/** @throws invalid for somebody out of sight, not of that organisation on the day, or in the group already */
async function joiningOf(tx: Tx, actor: Actor, group: string, { from, members }: NewMembers): Promise<Joining[]> {
  const people = members.map((member) => member.personId);
  if (new Set(people).size !== people.length) {
    throw new DomainError("invalid", { reason: "同一人员出现了两次，请删去重复的" }, "members");
  }
  const found = await sql<Joining>`
    SELECT w.person_id, w.org_id, p.name,
      EXISTS (SELECT FROM membership m WHERE m.district_id = p.district_id AND m.person_id = p.id
        AND m.org_id = w.org_id AND m.from_date <= ${from}::date
        AND (m.to_date IS NULL OR m.to_date > ${from}::date)) AS belongs,
      EXISTS (SELECT FROM group_member g WHERE g.district_id = p.district_id AND g.group_id = ${group}
        AND g.person_id = p.id AND (g.to_date IS NULL OR g.to_date > ${from}::date)) AS joined
    FROM unnest(${people}::uuid[], ${members.map((member) => member.orgId)}::uuid[]) AS w (person_id, org_id)
    JOIN person p ON p.district_id = ${actor.district} AND p.id = w.person_id`.execute(tx);
  if (found.rows.length !== members.length) throw new DomainError("not-found", { what: "人员" });
  const stranger = found.rows.find((one) => !one.belongs);
  if (stranger) {
    const reason = `“${stranger.name}”${from} 不属于所填组织，请核对加入日期或重新选择`;
    throw new DomainError("invalid", { reason }, "members");
  }
  const twice = found.rows.find((one) => one.joined);
  if (twice) {
    throw new DomainError("invalid", { reason: `“${twice.name}”${from} 及以后已在队伍中，请从名单中移除` }, "members");
  }
  return found.rows;
}
