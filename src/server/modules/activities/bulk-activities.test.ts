import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createTheme } from "#server/modules/dictionary/index.ts";
import type { BulkStep } from "#shared/activities/bulk.ts";
import { makeWorld } from "../../../../test/support/world.ts";
import { bulkActivities } from "./bulk-activities.ts";
import { loadActivity } from "./load-activity.ts";

test("a step for many is taken where it may be, the rest is named, and it can be taken back", async () => {
  const world = await makeWorld();
  const near = await world.org("town", world.root);
  const far = await world.org("town", world.root);
  const cadre = await world.actor("town_cadre", near);
  const hold = (org: string, title: string, more: object = {}) =>
    world.activity({ orgs: [{ orgId: org, role: "host" }], kinds: ["salon"], state: "held", title, ...more });
  const ready = await hold(near, "可以归档");
  const counted = await hold(near, "已经归档", { state: "filed" });
  const unknown = await hold(near, "没有出勤", { kinds: ["all_staff_meeting"], attendance: { mode: "none" } });
  const foreign = await hold(far, "外镇活动");
  const take = (step: Record<string, unknown>) =>
    world.run((tx) => bulkActivities(tx, cadre, { commandId: randomUUID(), ...step } as BulkStep), cadre);
  const stateOf = async (id: string) => (await world.run((tx) => loadActivity(tx, world.system, id))).state;

  const items = [ready, counted, unknown, foreign].map((id) => ({ id, revision: 1 }));
  const filed = await take({ step: "file", items });
  expect(filed.done).toEqual([{ id: ready, revision: 2 }]);
  expect(filed.refused.map(({ title, reason }) => [title, reason])).toEqual([
    ["已经归档", "当前状态不能进行此操作：该活动已归档"],
    ["没有出勤", "当前状态不能进行此操作：还没有出勤情况，请点名或填写应到、实到人数"],
    ["", "没有找到该活动，可能已被删除，或您无权查看"],
  ]);
  expect(await Promise.all([ready, counted, unknown, foreign].map(stateOf))).toEqual([
    "filed",
    "filed",
    "held",
    "held",
  ]);
  expect((await take({ step: "reopen", items: filed.done })).done).toEqual([{ id: ready, revision: 3 }]);
  expect(await stateOf(ready)).toBe("held");

  const theme = randomUUID();
  await world.run((tx) => createTheme(tx, world.system, { commandId: randomUUID(), id: theme, name: "共同主题" }));
  await take({ step: "add-theme", theme, items: [{ id: counted, revision: 1 }] });
  const both = await take({
    step: "add-theme",
    theme,
    items: [
      { id: ready, revision: 3 },
      { id: counted, revision: 2 },
    ],
  });
  expect([both.done, both.refused.map(({ title }) => title)]).toEqual([[{ id: ready, revision: 4 }], ["已经归档"]]);
  await take({ step: "remove-theme", theme, items: both.done });
  const themes = async (id: string) => (await world.run((tx) => loadActivity(tx, world.system, id))).themes;
  expect([await themes(ready), await themes(counted)]).toEqual([[], [{ id: theme, name: "共同主题" }]]);
});
