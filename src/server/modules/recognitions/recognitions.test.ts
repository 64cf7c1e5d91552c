import { randomUUID as id } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#server/modules/access/index.ts";
import { type RecipientInput, recognitionQuery } from "#shared/recognitions/contracts.ts";
import { DAY, groupOf, honourInput, honourOf, memberOf } from "../../../../test/support/group-input.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { changeRecognition, deleteRecognition } from "./change-recognition.ts";
import { enterRecognitions } from "./enter-recognitions.ts";
import { matchNames } from "./match-names.ts";
import { listRecognitions } from "./queries.ts";

let world: World;
let near: string;
let far: string;
let cadre: Actor;

beforeAll(async () => {
  world = await makeWorld();
  near = await world.org("town", world.root, "近处镇");
  far = await world.org("town", world.root, "远处镇");
  cadre = await world.actor("town_cadre", near);
});

const person = (personId: string, orgId: string): RecipientInput => ({ id: id(), type: "person", personId, orgId });
const enter = (recipients: RecipientInput[], more: object = {}, as: Actor = world.system) => {
  const input = honourInput(near, { recipients, ...more });
  return world.run((tx) => enterRecognitions(tx, as, input), as);
};
const list = async (query: object, as: Actor = world.system, after: string | null = null, limit = 50) => {
  const asked = recognitionQuery.parse(query);
  const page = await world.run((tx) => listRecognitions(tx, as, asked, { after, limit }), as);
  return { names: page.rows.map(({ name }) => name), ...page };
};

describe("pasted names", () => {
  it("are one person, several or nobody, by the roster of the day", async () => {
    const one = await world.person(near, "staff", "独一人");
    await world.person(near, "party", "重名人");
    const there = await world.person(far, "party", "重名人");
    await world.person(near, "staff", "后来人", "2026-07-01");
    const match = async (lines: string[], as: Actor = world.system) => {
      const answer = await world.run((tx) => matchNames(tx, as, { on: DAY, lines }), as);
      return answer.map(({ found, people }) => [found, ...people.map(({ personId, orgName }) => [personId, orgName])]);
    };
    expect(await match(["1. 独一人", "独一人　近处镇"])).toEqual([
      ["one", [one, "近处镇"]],
      ["one", [one, "近处镇"]],
    ]);
    expect((await match(["重名人"])).map(([found, ...people]) => [found, people.length])).toEqual([["several", 2]]);
    expect(await match(["重名人（远处镇）"])).toEqual([["one", [there, "远处镇"]]]);
    // Said to be where they are not: somebody has to look.
    expect(await match(["独一人 远处镇"])).toEqual([["several", [one, "近处镇"]]]);
    expect(await match(["后来人", "没有人"])).toEqual([["none"], ["none"]]);
    expect((await match(["重名人"], cadre)).map(([found]) => found)).toEqual(["one"]);
  });
});

describe("an honour", () => {
  it("is entered for people, groups and organisations at once, each as a record of its own", async () => {
    const group = await groupOf(world, { orgId: near, name: "受表彰的队" });
    const { personId } = await memberOf(world, group, near, "受表彰的人");
    const recipients: RecipientInput[] = [
      person(personId, near),
      { id: id(), type: "group", groupId: group },
      { id: id(), type: "org", orgId: near },
    ];
    await enter(recipients, { title: "示例三者" });
    const { names, levels, total } = await list({ text: "示例三者" });
    expect([names.toSorted(), levels, total]).toEqual([
      ["近处镇", "受表彰的队", "受表彰的人"].toSorted(),
      [{ level: "district", count: 3 }],
      3,
    ]);
    expect((await list({ person: personId })).names).toEqual(["受表彰的人"]);
    expect((await list({ group })).names).toEqual(["受表彰的队"]);
    expect((await list({ text: "示例三者", recipient: "org" })).names).toEqual(["近处镇"]);
    await expect(enter([person(personId, near)], { title: "示例三者" })).rejects.toThrow(
      `“受表彰的人” ${DAY} 的“示例三者”已有记录`,
    );
  });

  it("is refused as a whole for somebody twice, from elsewhere or out of the writer's right", async () => {
    const [ours, theirs] = [await world.person(near, "staff", "本镇人"), await world.person(far, "staff", "外镇人")];
    await expect(enter([person(ours, near), person(ours, near)])).rejects.toThrow("“本镇人”出现了两次");
    await expect(enter([person(ours, far)])).rejects.toThrow(`“本镇人”${DAY} 不属于所填组织`);
    await expect(enter([person(ours, near), person(theirs, far)], {}, cadre)).rejects.toThrow("名单中有人或组织不存在");
    await expect(enter([{ id: id(), type: "org", orgId: far }], {}, cadre)).rejects.toThrow("记录表彰“远处镇”");
    await expect(enter([person(ours, near)], { grantedOn: "2026-11-21" })).rejects.toThrow("授予日期晚于今天");
    await expect(enter([person(ours, near)], { basis: "机密★文件" })).rejects.toThrow("密级标志");
    expect((await list({ person: ours })).total).toBe(0);
    await enter([person(ours, near)], {}, cadre);
    expect((await list({ person: ours }, cadre)).names).toEqual(["本镇人"]);
    expect((await list({ person: ours }, await world.actor("town_cadre", far))).names).toEqual([]);
    expect((await list({ person: ours }, await world.actor("member", near))).names).toEqual(["（个人）"]);
  });

  it("is corrected, and deleted when it was a mistake", async () => {
    const { id: object } = await honourOf(world, near, { title: "写错的荣誉" });
    const { commandId: _, recipients: __, ...honour } = honourInput(near, { title: "改对的荣誉", level: "town" });
    const change = () => world.run((tx) => changeRecognition(tx, world.system, object, { revision: 1, ...honour }));
    await change();
    await expect(change()).rejects.toThrow("已被他人修改");
    const titles = async () => (await list({ text: "的荣誉" })).rows.map(({ title, level }) => [title, level]);
    expect(await titles()).toEqual([["改对的荣誉", "town"]]);
    await world.run((tx) => deleteRecognition(tx, world.system, object, 2));
    expect(await titles()).toEqual([]);
  });
});

it("is listed by year, level and organisation, page by page, with how many there are of each level", async () => {
  const town = await world.org("town", world.root, "清单镇");
  const grant = (title: string, level: "town" | "district", grantedOn: string) =>
    honourOf(world, town, { title, level, grantedOn });
  await grant("甲荣誉", "town", "2026-03-01");
  await grant("乙荣誉", "district", "2026-02-01");
  await grant("丙荣誉", "town", "2025-02-01");
  const titles = async (query: object, after: string | null = null, limit = 50) => {
    const page = await list({ org: town, ...query }, world.system, after, limit);
    return { titles: page.rows.map(({ title }) => title), ...page };
  };
  const year = await titles({ year: 2026 });
  expect([year.titles, year.total]).toEqual([["甲荣誉", "乙荣誉"], 2]);
  const ofTown = await titles({ levels: ["town"] });
  expect([ofTown.titles, ofTown.total]).toEqual([["甲荣誉", "丙荣誉"], 2]);
  expect(ofTown.levels).toEqual([
    { level: "district", count: 1 },
    { level: "town", count: 2 },
  ]);
  const first = await titles({}, null, 2);
  expect([first.titles, (await titles({}, first.next, 2)).titles]).toEqual([["甲荣誉", "乙荣誉"], ["丙荣誉"]]);
});
