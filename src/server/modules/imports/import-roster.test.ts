import { randomUUID } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { expectedOn } from "#server/modules/people/index.ts";
import { history } from "#server/modules/traces/index.ts";
import { confirmedOf } from "#shared/imports/plans.ts";
import type { RosterChoices, RosterPlan } from "#shared/imports/roster.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { choose, confirmImport, readImport, runImport, startImport } from "./index.ts";
import { checkCharacter } from "./roster/index.ts";

/** 999999 is no region: every number here is invented. */
const idOf = (birth: string, serial: string) => {
  const digits = `999999${birth}${serial}`;
  return digits + checkCharacter(digits);
};
const A = idOf("19800512", "001");
const B = idOf("19851130", "002");
const C = idOf("19900101", "003");

let world: World;
let town: string;
let first: string;
let second: string;
beforeAll(async () => {
  world = await makeWorld();
});

async function freshTown() {
  const mark = randomUUID().slice(0, 6);
  town = await world.org("town", world.root);
  first = await world.org("branch", town, `${mark}第一支部`);
  second = await world.org("branch", town, `${mark}第二支部`);
  return { one: `${mark}第一支部`, two: `${mark}第二支部` };
}

type Decide = (plan: RosterPlan) => Partial<RosterChoices>;

async function planOf(rows: string[][], decide: Decide = () => ({}), as = world.system) {
  const text = [["姓名", "性别", "公民身份号码", "出生年月", "所在党支部", "人员类别", "职务"], ...rows];
  const bytes = new TextEncoder().encode(text.map((row) => row.join(",")).join("\n"));
  const { id } = await startImport(world.deps, as, { target: "roster", orgId: town, fileName: "名册.csv", bytes });
  const read = async () => (await readImport(world.deps, as, id)) as RosterPlan;
  const { revision, choices, ...plan } = await read();
  const decided = { ...choices, ...decide({ revision, choices, ...plan }) };
  await world.run((tx) => choose(tx, as, id, { target: "roster", revision, choices: decided }), as);
  return read();
}

async function importRoster(rows: string[][], decide?: Decide, as = world.system): Promise<RosterPlan> {
  const plan = await planOf(rows, decide, as);
  const confirmed = confirmedOf(plan);
  const { id, revision } = plan;
  await world.run((tx) => confirmImport(tx, as, id, { revision, confirmed }, { queue: false }), as);
  await runImport(world.deps, as, id);
  return (await readImport(world.deps, as, id)) as RosterPlan;
}

const writes = (plan: RosterPlan) => Object.values(plan.writes);
const membersOn = async (org: string, day: string) =>
  (await world.run((tx) => expectedOn(tx, world.system, [org], "members", day))).map(({ name }) => name).sort();

describe("a roster", () => {
  test("comes in, and next month's is its difference: new, moved, changed, left", async () => {
    const { one, two } = await freshTown();
    const january = [
      ["张甲", "男", A, "", one, "正式党员", "书记"],
      ["李乙", "女", B, "", one, "预备党员", ""],
      ["王丙", "男", "", "1970.01", two, "正式党员", ""],
    ];
    const done = await importRoster(january);
    expect([done.state, done.message]).toEqual(["done", "新增 3 人，划转 0 人，变更 0 人，转出 0 人"]);
    expect(await membersOn(first, "2026-01-01")).toEqual(["张甲", "李乙"]);
    expect(writes(await planOf(january))).toEqual([0, 0, 0, 0]);

    const february = [
      ["张甲", "男", A, "", two, "正式党员", "书记"],
      ["李乙", "女", B, "", one, "正式党员", ""],
      ["赵丁", "男", C, "", two, "正式党员", ""],
    ];
    const plan = await planOf(february);
    expect(plan.counts).toMatchObject({ new: 1, moved: 1, changed: 1, left: 1 });
    // Who left is only taken over when somebody says so.
    expect(plan.writes).toEqual({ new: 1, moved: 1, changed: 1, left: 0 });

    const asOf = "2026-02-01";
    const take = { new: true, moved: true, changed: true, left: true };
    expect((await importRoster(february, () => ({ asOf, since: asOf, take }))).state).toBe("done");
    expect(await membersOn(first, "2026-01-31")).toEqual(["张甲", "李乙"]);
    expect(await membersOn(first, "2026-02-01")).toEqual(["李乙"]);
    expect(await membersOn(second, "2026-01-31")).toEqual(["王丙"]);
    expect(await membersOn(second, "2026-02-01")).toEqual(["张甲", "赵丁"]);
  });

  test("a line that was taken out stays out, and who one is is decided by hand where it is not sure", async () => {
    const { one, two } = await freshTown();
    await importRoster([
      ["张甲", "男", "", "1980.05", one, "正式党员", ""],
      ["李乙", "男", "", "1981.05", one, "正式党员", ""],
    ]);
    const rows = [
      ["张甲", "男", "", "1980.05", two, "正式党员", ""],
      ["赵丁", "男", "", "1982.05", two, "正式党员", ""],
      ["钱戊", "男", "", "1983.05", two, "正式党员", ""],
    ];
    const done = await importRoster(rows, ({ choices, items }) => {
      const [unsure] = items;
      const candidate = unsure?.candidates[0]?.id ?? "";
      return { identity: { [unsure?.key ?? ""]: candidate }, except: { ...choices.except, new: ["0:4"] } };
    });
    expect(done.message).toBe("新增 1 人，划转 1 人，变更 0 人，转出 0 人");
    expect(await membersOn(second, "2026-11-20")).toEqual(["张甲", "赵丁"]);
    expect(await membersOn(first, "2026-11-20")).toEqual(["李乙"]);
  });

  test("keeps out whole when a row has a problem, until one leaves such rows out", async () => {
    const { one } = await freshTown();
    const rows = [
      ["张甲", "男", A.slice(0, 17), "", one, "正式党员", ""],
      ["李乙", "女", "", "19八五", "没有的支部", "正式党员", ""],
      ["郑辛", "男", "", "1970.01", one, "正式党员", ""],
    ];
    const refused = await importRoster(rows);
    expect(refused.state).toBe("failed");
    expect(refused.message).toContain("有 2 行存在问题，没有写入任何内容");
    expect(refused.problems.map(({ row, column, level }) => `${column}${row} ${level}`)).toEqual([
      "C2 error",
      "D3 error",
      "E3 error",
    ]);
    const wanted = { action: "problem" as const, offset: 0 };
    const shown = (await readImport(world.deps, world.system, refused.id, wanted)) as RosterPlan;
    const lines = shown.items.map(({ name, changes }) => `${name}：${changes.join("；")}`);
    expect(lines).toEqual([expect.stringMatching(/^张甲：.*位/), expect.stringMatching(/^李乙：.*19八五.*没有的支部/)]);
    expect(await membersOn(first, "2026-11-20")).toEqual([]);
    const done = await importRoster(rows, () => ({ leaveOutProblems: true }));
    expect(done.message).toBe("新增 1 人，划转 0 人，变更 0 人，转出 0 人，有问题未导入 2 行");
    expect(await membersOn(first, "2026-11-20")).toEqual(["郑辛"]);
  });

  test("does what was confirmed or nothing: a record changed in between stops it", async () => {
    const { one } = await freshTown();
    const plan = await planOf([["张甲", "男", "", "1980.05", one, "正式党员", ""]]);
    const { id, revision } = plan;
    const confirmed = { ...confirmedOf(plan), new: 2 };
    await world.run((tx) => confirmImport(tx, world.system, id, { revision, confirmed }, { queue: false }));
    await runImport(world.deps, world.system, id);
    const after = await readImport(world.deps, world.system, id);
    expect([after.state, after.message]).toEqual([
      "failed",
      expect.stringContaining("核对之后记录又有变化，没有写入任何内容"),
    ]);
    expect(await membersOn(first, "2026-11-20")).toEqual([]);
  });

  test("leaves no identity number behind, on disk or in the database", async () => {
    const { one } = await freshTown();
    const number = idOf("19771231", "007");
    const { id } = await importRoster([["张甲", "男", number, "", one, "正式党员", ""]]);
    const file = await world.run((tx) =>
      tx
        .selectFrom("import_batch as b")
        .innerJoin("file as f", "f.id", "b.file_id")
        .select(["f.sha256"])
        .where("b.id", "=", id)
        .executeTakeFirstOrThrow(),
    );
    const stored = gunzipSync(await world.deps.files.read(file.sha256)).toString("utf8");
    expect(stored).toContain("张甲");
    expect(stored).not.toContain(number.slice(3, 14));
    const rows = await world.run((tx) =>
      tx.selectFrom("person").selectAll().where("district_id", "=", world.district).execute(),
    );
    const batch = await world.run((tx) => tx.selectFrom("import_batch").selectAll().where("id", "=", id).execute());
    expect(JSON.stringify([rows, batch])).not.toContain(number.slice(3, 14));
    expect(rows.some((row) => row.birth_month === "1977-12" && row.id_hash !== null)).toBe(true);
  });

  test("is one event, and its references are the history of each person", async () => {
    const { one, two } = await freshTown();
    const number = idOf("19660606", "009");
    await importRoster([["孙己", "男", number, "", one, "正式党员", ""]]);
    const later = { ...world.system, at: new Date("2026-11-21T10:00:00+08:00") };
    const moved = [["孙己", "男", number, "", two, "正式党员", "委员"]];
    const { id } = await importRoster(moved, () => ({ asOf: "2026-03-01" }), later);
    const person = await world.run((tx) =>
      tx.selectFrom("import_item").select("object_id").where("import_id", "=", id).executeTakeFirstOrThrow(),
    );
    const lines = await world.run((tx) => history(tx, world.district, { objectId: person.object_id, limit: 50 }));
    expect(lines.map(({ sentence }) => sentence)).toEqual([
      `“孙己”自 2026-03-01 起不再属于“${one}”；“孙己”自 2026-03-01 起任“${two}”正式党员、委员（导入自 名册.csv · 名册 第 2 行）`,
      `登记人员“孙己”；“孙己”自 2026-01-01 起任“${one}”正式党员（导入自 名册.csv · 名册 第 2 行）`,
    ]);
    const events = await world.run((tx) => history(tx, world.district, { objectId: id, limit: 50 }));
    expect(events.map(({ verb }) => verb).sort()).toEqual(["import.confirmed", "import.done", "import.started"]);
  });

  test("a town learns that somebody is registered elsewhere, and cannot take them", async () => {
    const { one } = await freshTown();
    const number = idOf("19550505", "011");
    await importRoster([["周庚", "男", number, "", one, "正式党员", ""]]);
    const before = await membersOn(first, "2026-11-20");
    const elsewhere = first;
    const { one: ours } = await freshTown();
    const cadre = await world.actor("town_cadre", town);
    const plan = await planOf([["周庚", "男", number, "", ours, "正式党员", ""]], undefined, cadre);
    expect(plan.counts).toMatchObject({ new: 0, moved: 0, problem: 1 });
    expect(plan.problems.map(({ message }) => message)).toEqual([expect.stringContaining("已在本区其他组织登记")]);
    expect(JSON.stringify(plan)).not.toContain(one);
    expect(await membersOn(elsewhere, "2026-11-20")).toEqual(before);
  });
});
