import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { computeFigure } from "#server/modules/figures/index.ts";
import { figureSpec } from "#shared/figures/spec.ts";
import type { LedgerPlan } from "#shared/imports/ledger.ts";
import { confirmedOf } from "#shared/imports/plans.ts";
import { makeWorld } from "../../../../test/support/world.ts";
import { confirmImport, readImport, runImport, startImport } from "./index.ts";

test("a table of totals is declared beside what the records give; again it adds nothing, corrected it replaces", async () => {
  const world = await makeWorld();
  const town = await world.org("town", world.root);
  const name = `${randomUUID().slice(0, 6)}第一支部`;
  const branch = await world.org("branch", town, name);
  await world.activity({ orgs: [{ orgId: branch, role: "host" }], kinds: ["theme_day"], heldOn: "2026-03-05" });
  const as = world.system;

  const plan = async (themeDays: string): Promise<LedgerPlan> => {
    const rows = `2026年上半年统计表,,,\n党组织名称,党课,主题党日,参加人次\n${name},2,${themeDays},70\n没有的支部,1,1,9\n`;
    const bytes = new TextEncoder().encode(rows.replace("参加人次", "主题党日参加人次"));
    const { id } = await startImport(world.deps, as, {
      target: "activities",
      orgId: town,
      fileName: "统计.csv",
      bytes,
    });
    return (await readImport(world.deps, as, id)) as LedgerPlan;
  };
  const carryOut = async (given: LedgerPlan) => {
    const confirmed = confirmedOf(given);
    await world.run((tx) => confirmImport(tx, as, given.id, { revision: given.revision, confirmed }, { queue: false }));
    await runImport(world.deps, as, given.id);
    return (await readImport(world.deps, as, given.id)).message;
  };
  const declared = async () => {
    const spec = figureSpec.parse({ metric: "occasions", org: branch, reach: "tree", kinds: ["theme_day"] });
    const context = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-11-19" };
    const figure = await world.run((tx) => computeFigure(tx, as, spec, context));
    return [figure.value, figure.declared.map(({ value, from, to }) => [value, from, to])];
  };

  const first = await plan("6");
  expect(first.notes).toEqual([
    "统计 B4 的合计写的组织“没有的支部”在系统里没有找到，未作申报数",
    "统计 C4 的合计写的组织“没有的支部”在系统里没有找到，未作申报数",
    "统计 D4 的合计写的组织“没有的支部”在系统里没有找到，未作申报数",
  ]);
  expect(first.totals.map(({ place, kind, metric, value, action }) => [place, kind, metric, value, action])).toEqual([
    ["统计 B3", "party_lecture", "occasions", 2, "new"],
    ["统计 C3", "theme_day", "occasions", 6, "new"],
    ["统计 D3", "theme_day", "attendances", 70, "new"],
  ]);
  expect(await carryOut(first)).toContain("申报数 3 项");
  expect(await declared()).toEqual([1, [[6, "2026-01-01", "2026-06-30"]]]);

  const again = await plan("6");
  expect([again.declared, again.totals.map(({ action }) => action)]).toEqual([0, ["same", "same", "same"]]);

  const corrected = await plan("7");
  expect(corrected.declared).toBe(1);
  expect(corrected.totals[1]).toMatchObject({ action: "changed", before: 6, value: 7 });
  expect(await carryOut(corrected)).toContain("申报数 1 项");
  expect(await declared()).toEqual([1, [[7, "2026-01-01", "2026-06-30"]]]);
});
