import { randomUUID } from "node:crypto";
import { readXlsx } from "hucre/xlsx";
import { expect, it } from "vitest";
import { activityConditions, allOf, changeActivity, loadActivity } from "#server/modules/activities/index.ts";
import { exportThemes } from "#server/modules/dictionary/export-themes.ts";
import { pageOfThemes } from "#server/modules/dictionary/list-themes.ts";
import { mergeTheme } from "#server/modules/dictionary/merge-theme.ts";
import { createTheme, renameTheme, restoreTheme, retireTheme } from "#server/modules/dictionary/themes.ts";
import { computeFigure } from "#server/modules/figures/index.ts";
import { createReport, saveReport } from "#server/modules/reports/draft-report.ts";
import { issueReport, reviewReport } from "#server/modules/reports/issue-report.ts";
import { readReport } from "#server/modules/reports/queries.ts";
import { recheckAll } from "#server/modules/reports/recheck-reports.ts";
import { contentOf } from "#shared/activities/content.ts";
import { activityQuery } from "#shared/activities/contracts.ts";
import { themeFilter } from "#shared/dictionary/contracts.ts";
import { figureSpec } from "#shared/figures/spec.ts";
import { themeOf } from "./support/dictionary-input.ts";
import { makeWorld, type World } from "./support/world.ts";

const PERIOD = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-11-19" };

/** Three activities under the first theme, one of them under both, and one under the second alone. */
async function twoThemes() {
  const world = await makeWorld();
  const org = await world.org("department", world.root, "测试部");
  const [first, second] = [await themeOf(world, "学习教育"), await themeOf(world, "读书月")];
  const hold = (themes: string[]) => world.activity({ orgs: [{ orgId: org, role: "host" }], themes });
  const activities = [await hold([first]), await hold([first]), await hold([first, second]), await hold([second])];
  const spec = (theme: string) => figureSpec.parse({ metric: "occasions", org, themes: [theme] });
  const count = async (theme: string) =>
    (await world.run((tx) => computeFigure(tx, world.system, spec(theme), PERIOD))).value;
  return { world, org, first, second, activities, spec, count };
}

const listed = (world: World, filter = {}) =>
  world.run((tx) => pageOfThemes(tx, world.system, themeFilter.parse(filter), { after: null, limit: 50 }));

it("of two merged themes the activities count once, and whoever names the old one means the new", async () => {
  const { world, first, second, activities, count } = await twoThemes();
  expect([await count(first), await count(second)]).toEqual([3, 2]);
  const merged = await world.run((tx) => mergeTheme(tx, world.system, first, { revision: 1, into: second }));
  expect(merged).toEqual({ activities: 3 });
  expect([await count(first), await count(second)]).toEqual([4, 4]);
  const query = activityQuery.parse({ themes: [first] });
  const found = await world.run(async (tx) => {
    const conditions = allOf(await activityConditions(tx, world.district, query));
    return tx.selectFrom("activity as a").select("a.id").where(conditions).execute();
  });
  expect(found.length).toBe(4);

  // A form that was open meanwhile still names the first.
  const [one = ""] = activities;
  const before = await world.run((tx) => loadActivity(tx, world.system, one));
  const content = { ...contentOf(before), themes: [first], revision: before.revision };
  await world.run((tx) => changeActivity(tx, world.system, one, content));
  const after = await world.run((tx) => loadActivity(tx, world.system, one));
  expect(after.themes).toEqual([{ id: second, name: "读书月" }]);

  expect((await listed(world)).rows.map(({ name, activities }) => [name, activities])).toEqual([["读书月", 4]]);
  const all = await listed(world, { retired: true });
  expect(all.rows.map(({ name, retired, mergedInto }) => [name, retired, mergedInto])).toEqual([
    ["学习教育", true, "读书月"],
    ["读书月", false, null],
  ]);
  await expect(world.run((tx) => restoreTheme(tx, world.system, first, 2))).rejects.toThrow("已并入其他主题");
  await expect(world.run((tx) => createTheme(tx, world.system, again("学习教育")))).rejects.toThrow(
    "主题“学习教育”已存在（已并入其他主题）",
  );
});

const again = (name: string) => ({ commandId: randomUUID(), id: randomUUID(), name });

it("merging again leads all the way, and not to a retired theme or to itself", async () => {
  const { world, first, second, count } = await twoThemes();
  const third = await themeOf(world, "第三主题");
  const merge = (from: string, revision: number, into: string) =>
    world.run((tx) => mergeTheme(tx, world.system, from, { revision, into }));
  await merge(first, 1, second);
  await merge(second, 2, third);
  expect([await count(first), await count(second), await count(third)]).toEqual([4, 4, 4]);
  await world.run((tx) => retireTheme(tx, world.system, third, 2));
  const fourth = await themeOf(world, "第四主题");
  await expect(merge(fourth, 1, third)).rejects.toThrow("要并入的主题已停用");
  await expect(merge(fourth, 1, fourth)).rejects.toThrow("请选择另一个主题");
  await expect(merge(fourth, 7, await themeOf(world, "第五主题"))).rejects.toThrow("已被他人修改");
});

it("leaves the frozen figures of issued reports alone", async () => {
  const { world, org, first, second, spec } = await twoThemes();
  const id = randomUUID();
  const input = { commandId: randomUUID(), id, orgId: org, template: "briefing", ...PERIOD };
  await world.run((tx) => createReport(tx, world.system, input));
  const figure = {
    type: "figure" as const,
    attrs: { id: randomUUID(), spec: spec(first), form: "arabic" as const, text: "3" },
  };
  const document = { type: "doc" as const, content: [{ type: "paragraph" as const, content: [figure] }] };
  await world.run(async (tx) => {
    const { revision, frame } = await readReport(tx, world.system, id);
    await saveReport(tx, world.system, id, { revision, frame, document });
    await reviewReport(tx, world.system, id, { revision: 2, fileId: null });
    await issueReport(tx, world.system, world.deps.files, id, { revision: 3, recipient: "测试市委组织部" });
  });
  world.clock.set("2026-11-25T10:00:00+08:00");
  const later = { ...world.system, at: world.clock.now() };
  await world.run((tx) => mergeTheme(tx, later, first, { revision: 1, into: second }));
  await recheckAll(world.deps, world.district);
  const report = await world.run((tx) => readReport(tx, world.system, id));
  expect([report.stale, report.figures.map(({ value, standing }) => [value, standing])]).toEqual([
    false,
    [[3, "same"]],
  ]);
});

it("a name is the district's only one, without a secrecy marking, and changed by one at a time", async () => {
  const { world, first } = await twoThemes();
  const rename = (name: string, revision = 1) =>
    world.run((tx) => renameTheme(tx, world.system, first, { revision, name }));
  await expect(rename("读书月")).rejects.toThrow("主题“读书月”已存在");
  await expect(rename("机密★一年")).rejects.toThrow("密级标志");
  await rename("学习教育活动");
  await expect(rename("另一名称")).rejects.toThrow("已被他人修改");
});

it("lists page by page and exports what is listed", async () => {
  const { world } = await twoThemes();
  const page = (after: string | null) =>
    world.run((tx) => pageOfThemes(tx, world.system, themeFilter.parse({}), { after, limit: 1 }));
  const first = await page(null);
  const second = await page(first.next);
  expect([first.total, ...first.rows, ...second.rows].map((one) => (typeof one === "number" ? one : one.name))).toEqual(
    [2, "学习教育", "读书月"],
  );
  const chunks: Uint8Array[] = [];
  const filter = themeFilter.parse({ text: "学习" });
  await world.run((tx) => exportThemes(tx, world.system, filter, async (chunk) => void chunks.push(chunk)));
  const rows = (await readXlsx(Buffer.concat(chunks))).sheets[0]?.rows ?? [];
  expect(rows[0]?.[0]).toBe("主题（名称含“学习”；在用）");
  expect(rows.slice(1)).toEqual([
    ["序号", "主题", "活动", "状态"],
    [1, "学习教育", 3, "在用"],
  ]);
});
