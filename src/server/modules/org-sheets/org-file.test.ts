import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#server/modules/access/index.ts";
import { listOrgs } from "#server/modules/orgs/index.ts";
import { ORG_HEADINGS, type OrgDifference } from "#shared/orgs/sheet.ts";
import { rowsOf, type SheetRow, sheetOf } from "../../../../test/support/sheet-input.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { exportOrgs } from "./export-orgs.ts";
import { applyOrgFile, takeOrgFile } from "./org-file.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const take = async (rows: SheetRow[], as: Actor = world.system) =>
  takeOrgFile(world.deps, as, { name: "组织表.xlsx", bytes: await sheetOf(ORG_HEADINGS, rows) });
const apply = ({ fileId, digest }: OrgDifference, commandId = randomUUID()) =>
  applyOrgFile(world.deps, world.system, { commandId, fileId, digest });
const orgs = () => world.run((tx) => listOrgs(tx, world.system));
const codeOf = async (id: string) => (await orgs()).find((org) => org.id === id)?.code ?? "";
const messages = ({ problems }: OrgDifference) => problems.map(({ place, message }) => `${place} ${message}`);

async function town(name: string) {
  const id = await world.org("town", world.root, name);
  const committee = await world.org("committee", id, `${name}党委`);
  const branches = [await world.org("branch", committee, `${name}一支部`)];
  branches.push(await world.org("branch", committee, `${name}二支部`));
  return { id, committee, branches, code: await codeOf(id), committeeCode: await codeOf(committee) };
}

describe("a sheet of organisations", () => {
  it("adds, renames, orders, moves and closes in one step, and changes nothing the second time", async () => {
    const { id, committee, branches, code } = await town("甲镇");
    const [one = "", two = ""] = await Promise.all(branches.map(codeOf));
    const activity = await world.activity({ orgs: [{ orgId: branches[0] ?? "", role: "host" }], heldOn: "2026-02-01" });
    const fresh = `N${randomUUID().slice(0, 8)}`;
    const rows: SheetRow[] = [
      // The branch stands above the committee that it needs: rows may come in any order.
      [`${fresh}-1`, "甲镇新支部", "新支部", "党支部", "甲镇新党委", "5", "", "2026-03-02", ""],
      [fresh, "甲镇新党委", "新党委", "基层党委", code, "", "", "2026-03-01", ""],
      [one, "甲镇一支部（改）", "甲一", "党支部", "甲镇新党委", "7", "存续", "", "2026-05-01"],
      [two, "", "", "", "", "", "撤销", "", "2026-06-30"],
    ];
    const difference = await take(rows);
    expect(messages(difference)).toEqual([]);
    expect(difference.changes.map(({ place, step, text }) => `${place} ${step} ${text}`)).toEqual([
      "表 A2 create 党支部，设在“甲镇新党委”下，自 2026-03-02",
      "表 A3 create 基层党委，设在“甲镇”下，自 2026-03-01",
      "表 B4 change 名称由“甲镇一支部”改为“甲镇一支部（改）”；简称由“甲镇一支部”改为“甲一”",
      expect.stringMatching(/^表 F4 order 排序由“\d+”改为“7”$/),
      "表 E4 move 由“甲镇党委”划归“甲镇新党委”，自 2026-05-01",
      "表 G5 close 自 2026-06-30 撤销",
    ]);
    await apply(difference);
    const now = (await orgs()).filter(
      ({ parentId, id: own }) => own === id || parentId === id || parentId === committee,
    );
    const made = (await orgs()).find((org) => org.code === fresh);
    expect(now.map(({ name, activeTo }) => [name, activeTo])).toContainEqual(["甲镇二支部", "2026-06-30"]);
    const below = (await orgs()).filter(({ parentId }) => parentId === made?.id);
    expect(below.map(({ name, position }) => [name, position])).toEqual([
      ["甲镇新支部", 5],
      ["甲镇一支部（改）", 7],
    ]);
    // History stays: where it stood before, and a record that moved along.
    const placements = await world.run((tx) =>
      tx
        .selectFrom("org_placement")
        .select(["from_date", "to_date", "parent_id"])
        .where("district_id", "=", world.district)
        .where("org_id", "=", branches[0] ?? "")
        .orderBy("from_date")
        .execute(),
    );
    expect(placements).toEqual([
      { from_date: "2020-01-01", to_date: "2026-05-01", parent_id: committee },
      { from_date: "2026-05-01", to_date: null, parent_id: made?.id },
    ]);
    const secretary = await world.actor("org_secretary", made?.id ?? "");
    const seen = await world.run((tx) => tx.selectFrom("activity").select("id").execute(), secretary);
    expect(seen.map((row) => row.id)).toEqual([activity]);

    const again = await take(rows);
    expect([again.changes, messages(again), again.unchanged]).toEqual([[], [], 4]);
  });

  it("is handed out so that it comes back without a difference", async () => {
    await town("乙镇");
    const rows = await rowsOf(await world.run((tx) => exportOrgs(tx, world.system)));
    const difference = await take(rows);
    expect([difference.changes, messages(difference), difference.unchanged]).toEqual([[], [], rows.length]);
  });

  it("names everything that is wrong at its cell, and writes nothing", async () => {
    const { code, committee, branches } = await town("丙镇");
    const [one = "", two = "", above = ""] = await Promise.all([...branches, committee].map(codeOf));
    const [later = ""] = [await codeOf(await world.org("committee", world.root, "丙镇后设党委", "2026-08-01"))];
    const difference = await take([
      [one, "", "", "党小组", later, "一", "", "", "2026-05-01"],
      [two, "", "", "", "没有的党委", "", "停办", "", ""],
      [above, "", "", "", "", "", "撤销", "", ""],
      ["X1", "丙镇后设党委", "", "基层党委", await codeOf(world.root), "", "", "2026-01-01", ""],
      ["X2", "孤儿支部", "", "支部", "", "", "", "去年", ""],
      [one, "", "", "", "", "", "", "", ""],
      ["", "无码支部", "", "党支部", code, "", "", "2026-01-01", ""],
      ["X3", "甲", "", "党支部", code, "", "", "2026-01-01", ""],
      ["X4", "新甲", "", "基层党委", "X5", "", "", "2026-01-01", ""],
      ["X5", "新乙", "", "基层党委", "X4", "", "", "2026-01-01", ""],
    ]);
    expect(messages(difference)).toEqual([
      `表 A7 编码“${one}”与第 2 行重复，请删去一行或改正编码`,
      "表 A8 没有填写编码；新设的组织请给它一个全区唯一的编码",
      "表 F2 “一”不是排序号，应为 0～1000000 的整数，数字小的排前面",
      "表 D2 “丙镇一支部”是党支部，类别不能改；性质变了的，请撤销后另设",
      "表 G3 不认识的状态“停办”，应为“存续”或“撤销”",
      "表 H6 “去年”不是日期，请写成 2026-03-01",
      expect.stringMatching(/^表 D6 没有“支部”这个类别，应为区委、/),
      "表 B9 名称为 2～80 个字",
      "表 E3 没有找到上级“没有的党委”，请改为系统中的编码或名称，或在表中增设它",
      "表 E6 新设的组织要填写上级",
      "表 I2 上级“丙镇后设党委”成立于 2026-08-01，日期不能早于它",
      "表 I4 撤销要填写生效日期，如 2026-03-01",
      "表 G4 下级“丙镇二支部”尚未撤销或划转",
      "表 A5 “中共测试区委员会”下已有“丙镇后设党委”，编码不同。表格不能改编码，请改回原编码，或到“组织”页修改",
      "表 E10 “基层党委”不能设在“基层党委”之下",
      "表 E10 不能划归到自己或自己的下级",
      "表 E11 “基层党委”不能设在“基层党委”之下",
      "表 E11 不能划归到自己或自己的下级",
    ]);
    await expect(apply(difference)).rejects.toThrow("编码");
  });

  it("lets the administrator of a town change the town's alone", async () => {
    const mine = await town("丁镇");
    const other = await town("戊镇");
    const administrator = await world.actor("administrator", mine.id);
    const rows = await rowsOf(await world.run((tx) => exportOrgs(tx, administrator), administrator));
    expect(rows.map((row) => row[1])).toEqual(["丁镇", "丁镇党委", "丁镇一支部", "丁镇二支部"]);
    const renamed = await take([[other.code, "戊镇（改）", "", "", "", "", "", "", ""]], administrator);
    expect(messages(renamed)).toEqual([`表 A2 您无权管理“戊镇”，请从表中删去这一行`]);
    const stolen = await take([[mine.committeeCode, "", "", "", other.code, "", "", "", "2026-05-01"]], administrator);
    expect(messages(stolen)).toEqual(["表 E2 您无权管理上级“戊镇”"]);
  });

  it("moves a thousand branches at once", async () => {
    const { id, code } = await town("己镇");
    const rows = Array.from({ length: 1000 }, (_, index): SheetRow => {
      const own = `K${id.slice(0, 6)}-${index}`;
      return [own, `己镇第${index}支部`, "", "党支部", "己镇党委", String(index), "", "2026-01-01", ""];
    });
    await apply(await take(rows));
    rows.push([`K${id.slice(0, 6)}-new`, "己镇新党委", "", "基层党委", code, "", "", "2026-02-01", ""]);
    for (const row of rows.slice(0, 1000))
      [row[4], row[5], row[8]] = ["己镇新党委", String(1000 - Number(row[5])), "2026-03-01"];
    const difference = await take(rows);
    expect(difference.counts).toEqual({ create: 1, change: 0, order: 999, move: 1000, close: 0 });
    await apply(difference);
    const made = (await orgs()).find(({ name }) => name === "己镇新党委");
    const below = (await orgs()).filter(({ parentId }) => parentId === made?.id);
    expect([below.length, below[0]?.name]).toEqual([1000, "己镇第999支部"]);
  });
});
