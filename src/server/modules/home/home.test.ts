import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#server/modules/access/index.ts";
import { computeFigure } from "#server/modules/figures/index.ts";
import { DIMENSION_NAMES, type Dimension } from "#shared/catalogue/types.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import { kindsOfDimension, monthPeriod, overviewSpec } from "#shared/home/overview-spec.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { readHome } from "./read-home.ts";
import { readOverview } from "./read-overview.ts";

let world: World;
let town: string;
let other: string;
let branch: string;
let cadre: Actor;
const DIMENSIONS = Object.keys(DIMENSION_NAMES) as Dimension[];

beforeAll(async () => {
  world = await makeWorld(); // 2026-11-20
  town = await world.org("town", world.root, "本镇");
  other = await world.org("town", world.root, "邻镇");
  branch = await world.org("branch", town, "本镇支部");
  const far = await world.org("branch", other, "邻镇支部");
  cadre = await world.actor("town_cadre", town);
  const hold = (org: string, kinds: string[], heldOn: string, more: object = {}) =>
    world.activity({ orgs: [{ orgId: org, role: "host" }], kinds, heldOn, ...more });
  // One occasion of the political dimension, though two kinds.
  await hold(branch, ["theme_day", "party_lecture"], "2026-11-03");
  await hold(branch, ["theme_day"], "2026-10-03");
  await hold(branch, ["member_assembly"], "2026-10-08");
  await hold(branch, ["theme_day", "warning_education"], "2026-03-03");
  await hold(branch, ["theme_day"], "2025-03-03");
  await hold(branch, ["theme_day"], "2025-12-03"); // after the same day of the year before
  await hold(town, ["visit"], "2026-05-06", { attendance: { mode: "none" } });
  await hold(far, ["theme_day"], "2026-11-04");
  await hold(branch, ["theme_day"], "2026-11-10", { state: "held" });
  await hold(branch, ["theme_day"], "2026-11-12", { state: "planned", attendance: { mode: "none" } });
  await hold(branch, ["theme_day"], "2026-12-01", {
    state: "planned",
    title: "十二月主题党日",
    attendance: { mode: "none" },
  });
  await hold(branch, ["theme_day"], "2027-03-01", { state: "planned", attendance: { mode: "none" } });
  await hold(far, ["theme_day"], "2026-12-02", { state: "planned", attendance: { mode: "none" } });
});

describe("the first page", () => {
  it("says what waits, with the list of it", async () => {
    const { todos } = await world.run((tx) => readHome(tx, cadre), cadre);
    expect(todos.map(({ id, count, page, filter }) => [id, count, page, filter])).toEqual([
      ["held", 1, "/activities", { states: ["held"] }],
      ["past-plan", 1, "/activities", { states: ["planned"], to: "2026-11-19" }],
    ]);
  });

  it("shows what is coming and what others did, as far as one may see", async () => {
    const somebody = { ...cadre, accountId: randomUUID() };
    const home = await world.run((tx) => readHome(tx, somebody), somebody);
    expect(home.coming.map(({ title }) => title)).toEqual(["十二月主题党日"]);
    expect(home.changed).toHaveLength(8);
    expect(new Set(home.changed.map(({ objectType }) => objectType))).toEqual(new Set(["activity"]));
    const member = await world.actor("member", town);
    expect((await world.run((tx) => readHome(tx, member), member)).todos).toEqual([]);
  });

  it("counts the running month, quarter and year of each branch", async () => {
    const { branches } = await world.run((tx) => readHome(tx, cadre), cadre);
    expect(branches).toEqual([
      {
        orgId: branch,
        orgName: "本镇支部",
        counts: { theme_day: 1, branch_committee: 0, member_assembly: 1, life_meeting: 0 },
      },
    ]);
  });

  it("counts what a member attended by name", async () => {
    const personId = await world.person(branch, "party");
    const people = [{ personId, orgId: branch, status: "present" as const, note: "" }];
    const attendance = { mode: "names" as const, people };
    await world.activity({
      orgs: [{ orgId: branch, role: "host" }],
      kinds: ["salon"],
      heldOn: "2026-06-01",
      attendance,
    });
    const member = { ...(await world.actor("member", branch)), personId };
    expect((await world.run((tx) => readHome(tx, member), member)).attended).toBe(1);
  });
});

describe("the overview", () => {
  it("is made of figures: each number is what its figure says", async () => {
    for (const [actor, org] of [[world.system, world.root] as const, [cadre, town] as const]) {
      const view = await world.run((tx) => readOverview(tx, actor, org), actor);
      const value = (spec: FigureSpec) =>
        world.run((tx) => computeFigure(tx, actor, spec, view.context), actor).then((figure) => figure.value);
      for (const dimension of DIMENSIONS) {
        const kinds = kindsOfDimension(dimension);
        expect(view.now[dimension]).toBe(await value(overviewSpec(org, { kinds })));
        expect(view.before[dimension]).toBe(await value(overviewSpec(org, { kinds, period: "year-before" })));
        for (const { month, counts } of view.months) {
          expect(counts[dimension]).toBe(await value(overviewSpec(org, { kinds, period: monthPeriod(month) })));
        }
        for (const { orgId, counts } of view.orgs) {
          expect(counts[dimension]).toBe(await value(overviewSpec(orgId, { kinds })));
        }
      }
      for (const { kind, now, before, attendances } of view.kinds) {
        expect(now).toBe(await value(overviewSpec(org, { kinds: [kind] })));
        expect(before).toBe(await value(overviewSpec(org, { kinds: [kind], period: "year-before" })));
        expect(attendances).toBe(await value(overviewSpec(org, { kinds: [kind], metric: "attendances" })));
      }
    }
  });

  it("holds what it should, in official order", async () => {
    const view = await world.run((tx) => readOverview(tx, world.system, null));
    expect([view.orgName, view.now.political, view.before.political, view.now.clean]).toEqual(["测试区", 5, 1, 1]);
    expect(view.orgs.map(({ name, counts }) => [name, counts.political])).toEqual([
      ["本镇", 4],
      ["邻镇", 1],
    ]);
    expect(view.months.map(({ counts }) => counts.political)).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0, 2, 2]);
    const visit = view.kinds.find(({ kind }) => kind === "visit");
    expect(visit).toEqual({ kind: "visit", now: 1, before: 0, attendances: null });
  });

  it("is refused for an organisation out of reach", async () => {
    await expect(world.run((tx) => readOverview(tx, cadre, other), cadre)).rejects.toThrow("没有权限");
    await expect(world.run((tx) => readOverview(tx, cadre, randomUUID()), cadre)).rejects.toThrow("没有找到");
  });
});
