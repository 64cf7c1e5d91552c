import { randomUUID as id } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { bulkActivities, listActivities, loadActivity } from "#server/modules/activities/index.ts";
import { computeFigure } from "#server/modules/figures/index.ts";
import type { BulkStep } from "#shared/activities/bulk.ts";
import { activityQuery } from "#shared/activities/contracts.ts";
import type { NewDeclared } from "#shared/programmes/contracts.ts";
import { programmeSpec } from "#shared/programmes/spec.ts";
import { documentOf, fileOf } from "../../../../test/support/document-input.ts";
import { groupOf, programmeInput, programmeOf } from "../../../../test/support/group-input.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { changeProgramme, closeProgramme, reopenProgramme } from "./change-programme.ts";
import { declareFigure, withdrawFigure } from "./declare-figure.ts";
import { readProgramme } from "./queries.ts";
import { readProgrammeFigures } from "./read-figures.ts";

let world: World;
let town: string;
let other: string;

beforeAll(async () => {
  world = await makeWorld();
  town = await world.org("town", world.root, "本镇");
  other = await world.org("town", world.root, "外镇");
});

const hold = (orgId: string, heldOn: string, more: object = {}) =>
  world.activity({ orgs: [{ orgId, role: "host" }], kinds: ["salon"], heldOn, ...more });

describe("putting activities into a programme", () => {
  it("is one step for many, refused where it must be, and is taken back exactly", async () => {
    const programme = await programmeOf(world, { orgId: town, name: "一步归入" });
    const elsewhere = await programmeOf(world, { orgId: town, name: "已有归属" });
    const [one, two] = [await hold(town, "2026-03-01"), await hold(town, "2026-04-01")];
    const taken = await hold(town, "2026-04-02", { title: "在别处", programmeId: elsewhere });
    const early = await hold(town, "2025-12-31", { title: "太早" });
    const cadre = await world.actor("town_cadre", town);
    const take = (step: Record<string, unknown>) =>
      world.run((tx) => bulkActivities(tx, cadre, { commandId: id(), programme, ...step } as BulkStep), cadre);
    const items = [one, two, taken, early].map((activity) => ({ id: activity, revision: 1 }));
    const answer = await take({ step: "set-programme", items });
    expect(answer.done).toEqual([
      { id: one, revision: 2 },
      { id: two, revision: 2 },
    ]);
    expect(answer.refused.map(({ title, reason }) => [title, reason])).toEqual([
      ["在别处", "当前状态不能进行此操作：该活动已归入专项“已有归属”，请先移出"],
      ["太早", "活动日期早于专项“一步归入”的开始日期 2026-01-01，请核对日期，或先修改专项"],
    ]);
    const inIt = async (query: object) => {
      const page = await world.run((tx) =>
        listActivities(tx, world.system, activityQuery.parse({ org: town, ...query }), { after: null, limit: 50 }),
      );
      return page.rows.map((row) => row.id);
    };
    expect(await inIt({ programme })).toEqual([two, one]);
    expect(await inIt({ programme: "none" })).toEqual([early]);
    await take({ step: "clear-programme", items: answer.done });
    expect(await inIt({ programme })).toEqual([]);
    expect((await world.run((tx) => loadActivity(tx, world.system, taken))).programme?.id).toBe(elsewhere);
  });

  it("ends with its closing, and goes on when it is opened again", async () => {
    const programme = await programmeOf(world, { orgId: town, name: "会结项的" });
    const closing = { revision: 1, closedOn: "2026-06-30", note: "如期办完" };
    await world.run((tx) => closeProgramme(tx, world.system, programme, closing));
    await hold(town, "2026-06-30", { programmeId: programme });
    const late = () => hold(town, "2026-07-01", { programmeId: programme });
    await expect(late()).rejects.toThrow("专项“会结项的”已于 2026-06-30 结项");
    await expect(world.run((tx) => closeProgramme(tx, world.system, programme, closing))).rejects.toThrow("已结项");
    await world.run((tx) => reopenProgramme(tx, world.system, programme, 2));
    await late();
  });
});

describe("the figures of a programme", () => {
  it("are those of its activities, by month and stage, each within the reader's own scope", async () => {
    const stages = [
      { name: "初赛", from: "2026-01-01", to: "2026-03-31" },
      { name: "决赛", from: "2026-04-01", to: "2026-04-30" },
    ];
    const programme = await programmeOf(world, { orgId: world.root, stages });
    const inIt = { programmeId: programme };
    await hold(town, "2026-02-10", inIt);
    await hold(town, "2026-03-10", inIt);
    await hold(other, "2026-03-20", inIt);
    await hold(world.root, "2026-04-20", {
      ...inIt,
      orgs: [
        { orgId: world.root, role: "host" },
        { orgId: town, role: "participant" },
      ],
    });
    await hold(town, "2026-05-10", { ...inIt, state: "held" });
    await hold(town, "2026-05-11");
    const read = async (org: string) => {
      const actor = await world.actor("town_cadre", org);
      const { totals, months, stages } = await world.run((tx) => readProgrammeFigures(tx, actor, programme), actor);
      return { totals: totals.map(({ value }) => value), months: months.map(Object.values), stages };
    };
    expect(await read(world.root)).toEqual({
      totals: [4, 32, null, 3],
      months: [
        ["2026-02", 1, 8],
        ["2026-03", 2, 16],
        ["2026-04", 1, 8],
      ],
      stages: [3, 1],
    });
    expect(await read(town)).toEqual({
      totals: [3, 24, null, 1],
      months: [
        ["2026-02", 1, 8],
        ["2026-03", 1, 8],
        ["2026-04", 1, 8],
      ],
      stages: [2, 1],
    });
  });

  it("stand beside what was declared for it, and for nothing else", async () => {
    const programme = await programmeOf(world, { orgId: town });
    const input: NewDeclared = {
      ...{ commandId: id(), id: id(), orgId: town, metric: "occasions", value: 12, note: "村级场次" },
      ...{ from: "2026-02-01", to: "2026-05-31" },
    };
    await world.run((tx) => declareFigure(tx, world.system, programme, input));
    const context = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-11-20" };
    const declared = async (spec: object) => {
      const asked = { ...programmeSpec(programme, town), ...spec };
      return (await world.run((tx) => computeFigure(tx, world.system, asked, context))).declared.map(
        ({ value }) => value,
      );
    };
    expect([await declared({}), await declared({ programme: null, period: "report" })]).toEqual([[12], []]);
    const early = { ...input, commandId: id(), id: id(), from: "2025-12-31" };
    await expect(world.run((tx) => declareFigure(tx, world.system, programme, early))).rejects.toThrow(
      "早于专项的开始日期",
    );
    const strange = await world.actor("town_cadre", other);
    await expect(world.run((tx) => withdrawFigure(tx, strange, programme, input.id), strange)).rejects.toThrow(
      "没有找到该申报数",
    );
    await world.run((tx) => withdrawFigure(tx, world.system, programme, input.id));
    expect(await declared({})).toEqual([]);
  });
});

it("carries stages, files, documents and groups; what somebody may not see of them has no name", async () => {
  const plan = await documentOf(world, { orgId: town, type: "plan", title: "实施方案" });
  const file = await fileOf(world, new TextEncoder().encode("日程"), "日程.txt");
  const stages = [{ name: "启动", from: "2026-01-01", to: "2026-01-31" }];
  const parts = { purpose: "为什么办", stages, files: [file], documents: [plan] };
  const programme = await programmeOf(world, { orgId: town, ...parts });
  const team = await groupOf(world, { orgId: town, name: "专项小队", programmeId: programme });
  const read = async (org: string) => {
    const actor = await world.actor("member", org);
    return world.run((tx) => readProgramme(tx, actor, programme), actor);
  };
  const here = await read(town);
  expect([here.purpose, here.stages, here.files.map(({ name }) => name)]).toEqual(["为什么办", stages, ["日程.txt"]]);
  expect([here.documents, here.groups.map((group) => group.id)]).toEqual([[{ id: plan, title: "实施方案" }], [team]]);
  const there = await read(other);
  expect([there.files.map(({ name }) => name), there.documents, there.groups, there.can.edit]).toEqual([
    ["日程.txt"],
    [{ id: plan, title: null }],
    [],
    false,
  ]);
});

it("is changed by whoever read it last, within sound dates and under a name of its own", async () => {
  const programme = await programmeOf(world, { orgId: town, name: "先有的名字" });
  const { commandId: _, id: __, orgId: ___, ...fields } = programmeInput({ orgId: town, name: "会改的专项" });
  const change = (revision: number, more: object = {}) =>
    world.run((tx) => changeProgramme(tx, world.system, programme, { revision, ...fields, ...more }));
  await change(1);
  await expect(change(1, { purpose: "另一个人的" })).rejects.toThrow("已被他人修改");
  await expect(change(2, { endsOn: "2025-01-01" })).rejects.toThrow("结束日期早于开始日期");
  const stages = [{ name: "太早", from: "2025-01-01", to: "2026-02-01" }];
  await expect(change(2, { stages })).rejects.toThrow("第 1 个阶段“太早”超出专项的起止日期");
  await expect(change(2, { documents: [id()] })).rejects.toThrow("所选文件不存在");
  await expect(change(2, { purpose: "【机密】" })).rejects.toThrow("密级标志");
  await expect(programmeOf(world, { orgId: other, name: "会改的专项" })).rejects.toThrow("专项“会改的专项”已存在");
});
