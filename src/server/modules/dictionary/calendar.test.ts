import { readXlsx } from "hucre/xlsx";
import { expect, it } from "vitest";
import type { CalendarChange } from "#shared/calendar/contracts.ts";
import { dueHint } from "#shared/calendar/due-day.ts";
import { makeCalendar } from "#shared/calendar/working-days.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { changeCalendar, loadCalendar } from "./calendar.ts";
import { exportCalendar } from "./export-calendar.ts";

const change = (world: World, year: number, input: Partial<CalendarChange>) =>
  world.run((tx) => changeCalendar(tx, world.system, year, { revision: 0, settled: false, days: [], ...input }));

const off = (day: string, name = "国庆节") => ({ day, kind: "off" as const, name });

it("a year that the release does not know is entered by the district, and is known once it says so", async () => {
  const world = await makeWorld();
  const calendar = async () => makeCalendar(await world.run((tx) => loadCalendar(tx, world.system)));
  expect(dueHint(await calendar(), "2031-10-04")).toMatchObject({ offer: "2031-10-06", provisional: true });
  await change(world, 2031, { days: [off("2031-10-07"), off("2031-10-06")] });
  expect(dueHint(await calendar(), "2031-10-06")).toMatchObject({ offer: "2031-10-08", provisional: true });
  await change(world, 2031, { revision: 1, settled: true, days: [off("2031-10-06"), off("2031-10-07")] });
  expect(dueHint(await calendar(), "2031-10-06")).toEqual({
    ...{ why: "10月6日是国庆节假期", offer: "2031-10-08", provisional: false },
  });
  const [year] = await world.run((tx) => loadCalendar(tx, world.system));
  expect(year).toMatchObject({ year: 2031, settled: true, revision: 2 });
  expect(year?.days.map(({ day }) => day)).toEqual(["2031-10-06", "2031-10-07"]);
});

it("is changed by one at a time, with sound days", async () => {
  const world = await makeWorld();
  await change(world, 2026, { days: [off("2026-12-31", "区内放假")] });
  await expect(change(world, 2026, { days: [] })).rejects.toThrow("已被他人修改");
  const wrong = (days: CalendarChange["days"]) => change(world, 2026, { revision: 1, days });
  await expect(wrong([off("2027-01-01")])).rejects.toThrow("2027-01-01 不在 2026 年");
  await expect(wrong([off("2026-12-31"), off("2026-12-31")])).rejects.toThrow("2026-12-31 设定了两次");
  await expect(wrong([off("2026-12-31", "")])).rejects.toThrow("请填写 2026-12-31 的名称");
  await expect(wrong([off("2026-12-31", "秘密★")])).rejects.toThrow("密级标志");
});

it("goes out as it is listed, with where each day is from", async () => {
  const world = await makeWorld();
  await change(world, 2026, { days: [off("2026-12-31", "区内放假"), { day: "2026-10-10", kind: "plain", name: "" }] });
  const chunks: Uint8Array[] = [];
  await world.run((tx) => exportCalendar(tx, world.system, 2026, async (chunk) => void chunks.push(chunk)));
  const rows = (await readXlsx(Buffer.concat(chunks))).sheets[0]?.rows ?? [];
  expect(rows[0]?.[0]).toBe("节假日（2026年）");
  expect(rows.slice(-2).map((row) => row.slice(1))).toEqual([
    ["2026-10-10", "星期六", "", "按星期", "本区设定"],
    ["2026-12-31", "星期四", "区内放假", "放假", "本区设定"],
  ]);
});
