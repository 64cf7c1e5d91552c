import { readXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, it } from "vitest";
import { exportActivities } from "#server/modules/activities/export-activities.ts";
import { listActivities } from "#server/modules/activities/index.ts";
import { exportPeople } from "#server/modules/people/export-people.ts";
import { exportEvents } from "#server/modules/traces/export-events.ts";
import { history } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { ACTIVITY_SORTS, activityQuery } from "#shared/activities/contracts.ts";
import { makeWorld, type World } from "./support/world.ts";

let world: World;
let town: string;

beforeAll(async () => {
  world = await makeWorld();
  town = await world.org("town", world.root, "导出镇");
  const hold = (heldOn: string, title: string) =>
    world.activity({ orgs: [{ orgId: town, role: "host" }], kinds: ["salon"], heldOn, title });
  await hold("2026-03-01", "乙");
  world.clock.set("2026-11-20T10:01:00+08:00");
  await hold("2026-01-01", "甲");
  world.clock.set("2026-11-20T10:02:00+08:00");
  await hold("2026-02-01", "丙");
  await world.person(town, "party", "丁一");
  await world.person(town, "staff", "卜二");
});

async function sheet(write: (tx: Tx, sink: (chunk: Uint8Array) => Promise<void>) => Promise<void>) {
  const chunks: Uint8Array[] = [];
  await world.run((tx) => write(tx, async (chunk) => void chunks.push(chunk)));
  const [title, header, ...rows] = (await readXlsx(Buffer.concat(chunks))).sheets[0]?.rows ?? [];
  return { title: title?.[0], header, rows };
}

const exported = async () =>
  (await world.run((tx) => history(tx, world.district, { text: "人员", limit: 10 }))).map(({ sentence }) => sentence);

describe("an export", () => {
  it("holds the activities of the list in the list's order, whatever that is", async () => {
    const orders = [];
    for (const sort of ACTIVITY_SORTS) {
      const query = activityQuery.parse({});
      const first = await world.run((tx) => listActivities(tx, world.system, query, { after: null, limit: 2, sort }));
      const rest = await world.run((tx) =>
        listActivities(tx, world.system, query, { after: first.next, limit: 2, sort }),
      );
      const titles = [...first.rows, ...rest.rows].map(({ title }) => title);
      const { rows } = await sheet((tx, sink) => exportActivities(tx, world.system, query, sink, sort));
      expect(rows.map((row) => row[4])).toEqual(titles);
      orders.push(titles.join(""));
    }
    expect(orders).toEqual(["乙丙甲", "甲丙乙", "丙甲乙"]);
  });

  it("holds people as the roster import reads them, by strokes of the surname", async () => {
    const { title, header, rows } = await sheet((tx, sink) => exportPeople(tx, world.system, { org: town }, sink));
    expect(title).toBe("人员（组织：导出镇）");
    expect(header).toEqual(["序号", "姓名", "性别", "出生年月", "组织", "类别", "职务", "自"]);
    expect(rows.map((row) => [row[1], row[4], row[5]])).toEqual([
      ["丁一", "导出镇", "正式党员"],
      ["卜二", "导出镇", "在编工作人员"],
    ]);
    expect(await exported()).toEqual(["导出“人员” 2 条（组织：导出镇）"]);
  });

  it("holds the events of the list, by day and by words", async () => {
    const filter = { text: "丁一", from: "2026-11-20", to: "2026-11-20" };
    const { title, rows } = await sheet((tx, sink) => exportEvents(tx, world.system, filter, sink));
    expect(title).toBe("留痕（日期：2026-11-20 至 2026-11-20；含“丁一”）");
    expect(rows.map((row) => [row[1], row[3]])).toEqual([
      ["2026-11-20 10:02:00", "人员"],
      ["2026-11-20 10:02:00", "人员"],
    ]);
    const narrow = { verb: "membership.started", actor: "系统", org: town, text: "丁一" };
    const started = await sheet((tx, sink) => exportEvents(tx, world.system, narrow, sink));
    expect(started.title).toBe("留痕（日期：不限；组织：导出镇；动作：任职、加入组织；人员含“系统”；含“丁一”）");
    expect(started.rows.map((row) => row[4])).toEqual(["“丁一”自 2020-01-01 起任“导出镇”正式党员"]);
    const elsewhere = await world.org("town", world.root);
    expect(
      (await sheet((tx, sink) => exportEvents(tx, world.system, { ...narrow, org: elsewhere }, sink))).rows,
    ).toEqual([]);
    const before = { ...filter, to: "2026-11-19", from: undefined };
    expect((await sheet((tx, sink) => exportEvents(tx, world.system, before, sink))).rows).toEqual([]);
  });
});
