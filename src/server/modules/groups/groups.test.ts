import { randomUUID as id } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#server/modules/access/index.ts";
import { changeActivity, listActivities, loadActivity } from "#server/modules/activities/index.ts";
import { moveOrg } from "#server/modules/orgs/index.ts";
import { contentOf } from "#shared/activities/content.ts";
import { activityQuery } from "#shared/activities/contracts.ts";
import { groupQuery, type NewMembers } from "#shared/groups/contracts.ts";
import { groupInput, groupOf, memberOf } from "../../../../test/support/group-input.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { addMembers } from "./add-members.ts";
import { dissolveGroup } from "./change-group.ts";
import { changeMember, removeMember } from "./change-member.ts";
import { createGroup } from "./create-group.ts";
import { membersOf } from "./members.ts";
import { groupsOfPerson, listGroups, readGroup } from "./queries.ts";

let world: World;
let near: string;
let far: string;
let cadre: Actor;
let stranger: Actor;

beforeAll(async () => {
  world = await makeWorld();
  near = await world.org("town", world.root, "近处镇");
  far = await world.org("town", world.root, "远处镇");
  cadre = await world.actor("town_cadre", near);
  stranger = await world.actor("town_cadre", far);
});

const join = (group: string, members: Omit<NewMembers["members"][number], "id">[], from = "2026-02-01") =>
  world.run((tx) =>
    addMembers(tx, world.system, group, {
      ...{ commandId: id(), from },
      members: members.map((member) => ({ id: id(), ...member })),
    }),
  );

const members = async (group: string, day: string | null, as: Actor = world.system) => {
  const rows = await world.run((tx) => membersOf(tx, as, group, day), as);
  return rows.map(({ name, orgName, role, from, to }) => [name, orgName, role, from, to]);
};

describe("a group of people of two towns", () => {
  it("is seen by both from the day they join, each with the names of its own people", async () => {
    const group = await groupOf(world, { orgId: near, name: "两镇服务队" });
    const [ours, theirs] = [await world.person(near, "party", "丁一"), await world.person(far, "party", "卜二")];
    const seen = async (as: Actor) => (await world.run((tx) => listGroups(tx, as, query, first), as)).rows.length;
    const [query, first] = [groupQuery.parse({ text: "两镇" }), { after: null, limit: 10 }];
    expect([await seen(cadre), await seen(stranger)]).toEqual([1, 0]);
    await join(group, [
      { personId: theirs, orgId: far, role: "member" },
      { personId: ours, orgId: near, role: "leader" },
    ]);
    expect([await seen(cadre), await seen(stranger)]).toEqual([1, 1]);
    expect(await members(group, "2026-02-01")).toEqual([
      ["丁一", "近处镇", "leader", "2026-02-01", null],
      ["卜二", "远处镇", "member", "2026-02-01", null],
    ]);
    expect((await members(group, "2026-02-01", stranger)).map(([name]) => name)).toEqual(["（外单位人员）", "卜二"]);
    const edit = async (as: Actor) => (await world.run((tx) => readGroup(tx, as, group), as)).can.edit;
    expect([await edit(cadre), await edit(stranger)]).toEqual([true, false]);
    const groups = await world.run((tx) => groupsOfPerson(tx, stranger, theirs), stranger);
    expect(groups.map(({ name, role }) => [name, role])).toEqual([["两镇服务队", "member"]]);
  });

  it("follows its organisation when that moves", async () => {
    const town = await world.org("town", world.root, "搬迁镇");
    const branch = await world.org("branch", town, "搬迁支部");
    const group = await groupOf(world, { orgId: branch, name: "搬迁先锋队" });
    await memberOf(world, group, branch);
    await world.run((tx) => moveOrg(tx, world.system, branch, { parentId: near, from: "2026-11-01", revision: 1 }));
    expect(await members(group, "2026-11-02", cadre)).toHaveLength(1);
  });
});

describe("members", () => {
  it("stand in order of role, post and strokes, as they were on any day", async () => {
    const group = await groupOf(world, { orgId: near });
    const people = [];
    for (const name of ["魏三", "丁一", "王二"]) people.push(await world.person(near, "staff", name));
    const [last, one, two] = people as [string, string, string];
    await join(group, [
      { personId: last, orgId: near, role: "deputy" },
      { personId: two, orgId: near, role: "member" },
      { personId: one, orgId: near, role: "member" },
    ]);
    expect((await members(group, "2026-03-01")).map(([name]) => name)).toEqual(["魏三", "丁一", "王二"]);
    const rows = await world.run((tx) => membersOf(tx, world.system, group, null));
    const left = rows.find(({ name }) => name === "丁一")!;
    const leave = { revision: 1, role: left.role, from: left.from, to: "2026-06-01" };
    await world.run((tx) => changeMember(tx, world.system, group, left.id, leave));
    expect((await members(group, "2026-05-31")).map(([name]) => name)).toEqual(["魏三", "丁一", "王二"]);
    expect((await members(group, "2026-06-01")).map(([name]) => name)).toEqual(["魏三", "王二"]);
    expect(await members(group, "2026-01-31")).toEqual([]);
    await join(group, [{ personId: one, orgId: near, role: "leader" }], "2026-07-01");
    expect((await members(group, null)).map(([name, , role]) => [name, role])).toEqual([
      ["丁一", "leader"],
      ["魏三", "deputy"],
      ["丁一", "member"],
      ["王二", "member"],
    ]);
  });

  it("are refused twice, from elsewhere, before the group was and after it is no more", async () => {
    const group = await groupOf(world, { orgId: near });
    const personId = await world.person(near, "staff", "一次");
    const member = { personId, orgId: near, role: "member" as const };
    await expect(join(group, [member, member])).rejects.toThrow("同一人员出现了两次");
    await expect(join(group, [{ ...member, orgId: far }])).rejects.toThrow("“一次”2026-02-01 不属于所填组织");
    await expect(join(group, [member], "2025-12-31")).rejects.toThrow("早于成立日期 2026-01-01");
    await join(group, [member]);
    await expect(join(group, [member])).rejects.toThrow("“一次”2026-02-01 及以后已在队伍中");
    const dissolution = { revision: 1, dissolvedOn: "2026-05-01", reason: "" };
    await world.run((tx) => dissolveGroup(tx, world.system, group, dissolution));
    const late = { ...member, personId: await world.person(near) };
    await expect(join(group, [late], "2026-05-01")).rejects.toThrow("该队伍已于 2026-05-01 撤销");
    expect([await members(group, "2026-04-30"), await members(group, "2026-05-01")].map((one) => one.length)).toEqual([
      1, 0,
    ]);
  });

  it("entered by mistake go, and with the last of a town goes its sight of the group", async () => {
    const group = await groupOf(world, { orgId: near });
    const { member } = await memberOf(world, group, far);
    expect((await world.run((tx) => readGroup(tx, stranger, group), stranger)).members).toBe(1);
    await world.run((tx) => removeMember(tx, world.system, group, member));
    await expect(world.run((tx) => readGroup(tx, stranger, group), stranger)).rejects.toThrow("没有找到该队伍");
  });
});

describe("an activity", () => {
  const hold = (groups: string[], more: object = {}) =>
    world.activity({ orgs: [{ orgId: near, role: "host" }], kinds: ["service"], groups, ...more });

  it("names the groups that take part; the list of one is the list of these, and its counts agree", async () => {
    const [team, other] = [await groupOf(world, { orgId: near }), await groupOf(world, { orgId: near })];
    const both = await hold([team, other], { title: "两队一起", heldOn: "2026-06-02" });
    const alone = await hold([team], { title: "一队", heldOn: "2026-06-01" });
    await hold([team], { title: "没有归档", state: "held", heldOn: "2026-05-01" });
    await hold([], { title: "没有队伍" });
    const query = activityQuery.parse({ group: team, states: ["filed"] });
    const list = await world.run((tx) => listActivities(tx, cadre, query, { after: null, limit: 10 }), cadre);
    expect([list.rows.map((row) => row.id), list.total.count]).toEqual([[both, alone], 2]);
    const detail = await world.run((tx) => readGroup(tx, cadre, team), cadre);
    expect([detail.activities, detail.kinds]).toEqual([2, [{ kind: "service", occasions: 2, attendances: 16 }]]);
  });

  it("names none that it cannot, and keeps one that its editor cannot see", async () => {
    const dissolved = await groupOf(world, { orgId: near, name: "已撤销的队" });
    const dissolution = { revision: 1, dissolvedOn: "2026-05-01", reason: "" };
    await world.run((tx) => dissolveGroup(tx, world.system, dissolved, dissolution));
    await expect(hold([dissolved])).rejects.toThrow("“已撤销的队”已于 2026-05-01 撤销");
    await expect(hold([dissolved], { heldOn: "2025-12-31" })).rejects.toThrow("2026-01-01 才成立");
    await expect(hold([id()])).rejects.toThrow("所选队伍不存在");
    await expect(hold([], { kinds: ["reminder"], title: "提醒谈话", groups: [dissolved] })).rejects.toThrow("只记录");

    const theirs = await groupOf(world, { orgId: far, name: "远处的队" });
    const activity = await hold([theirs]);
    const before = await world.run((tx) => loadActivity(tx, cadre, activity), cadre);
    expect(before.groups).toEqual([{ id: theirs, name: "（外单位队伍）" }]);
    const content = { ...contentOf(before), place: "广场", revision: 1 };
    await world.run((tx) => changeActivity(tx, cadre, activity, content), cadre);
    const after = await world.run((tx) => loadActivity(tx, world.system, activity));
    expect([after.place, after.groups]).toEqual(["广场", [{ id: theirs, name: "远处的队" }]]);
  });
});

it("has a name of its own in its organisation, and no secrecy marking", async () => {
  const input = groupInput({ orgId: near, name: "同名队" });
  await world.run((tx) => createGroup(tx, world.system, input));
  const again = groupInput({ orgId: near, name: "同名队" });
  await expect(world.run((tx) => createGroup(tx, world.system, again))).rejects.toThrow("该组织已有名为“同名队”的队伍");
  await groupOf(world, { orgId: far, name: "同名队" });
  await expect(groupOf(world, { orgId: near, duties: "秘密★五年" })).rejects.toThrow("密级标志");
});

it("is listed page by page, by organisation, kind and words, without those dissolved", async () => {
  const town = await world.org("town", world.root, "清单镇");
  const make = (name: string, more: object = {}) => groupOf(world, { orgId: town, name, ...more });
  await make("甲队", { foundedOn: "2026-03-01" });
  await make("乙专班", { foundedOn: "2026-02-01", kind: "task_force" });
  const gone = await make("丙队", { foundedOn: "2026-01-15" });
  await world.run((tx) =>
    dissolveGroup(tx, world.system, gone, { revision: 1, dissolvedOn: "2026-05-01", reason: "" }),
  );
  const list = async (query: object, after: string | null = null, limit = 10) => {
    const asked = groupQuery.parse({ org: town, ...query });
    const page = await world.run((tx) => listGroups(tx, world.system, asked, { after, limit }));
    return { names: page.rows.map(({ name }) => name), ...page };
  };
  expect((await list({})).names).toEqual(["甲队", "乙专班"]);
  expect((await list({ dissolved: true })).names).toEqual(["甲队", "乙专班", "丙队"]);
  expect((await list({ kinds: ["task_force"] })).names).toEqual(["乙专班"]);
  expect((await list({ text: "甲" })).names).toEqual(["甲队"]);
  const first = await list({}, null, 1);
  expect([first.names, first.total, (await list({}, first.next, 1)).names]).toEqual([["甲队"], 2, ["乙专班"]]);
});
