import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#server/modules/access/index.ts";
import { managedAccounts } from "#server/modules/accounts/index.ts";
import { RIGHTS_HEADINGS, type RightsDifference } from "#shared/rights/sheet.ts";
import { actingAs, openAccount, openAuth } from "../../../../test/support/account-input.ts";
import { rowsOf, type SheetRow, sheetOf } from "../../../../test/support/sheet-input.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { exportRights } from "./export-rights.ts";
import { applyRightsFile, takeRightsFile } from "./rights-file.ts";

const { auth, end } = openAuth();
afterAll(end);

let world: World;
let town: string;
let branch: string;
let key: string;
beforeAll(async () => {
  world = await makeWorld();
  key = randomUUID().slice(0, 8);
  town = await world.org("town", world.root, "中共示例镇委员会");
  branch = await world.org("branch", await world.org("committee", town, "镇机关党委"), "第一党支部");
  await world.org("branch", await world.org("committee", town, "村级党委"), "第一党支部");
  await openAccount(world, auth, { role: "administrator", name: "管理员", username: `admin-${key}` });
});

const user = (name: string) => `${name}-${key}`;
const take = async (rows: SheetRow[], as: Actor = world.system) =>
  takeRightsFile(world.deps, as, { name: "权限表.xlsx", bytes: await sheetOf(RIGHTS_HEADINGS, rows) });
const apply = ({ fileId, digest }: RightsDifference, commandId = randomUUID()) =>
  applyRightsFile(world.deps, auth, world.system, { commandId, fileId, digest });
const held = async (username: string) => {
  const [account] = await world.run((tx) => managedAccounts(tx, world.system, [username.toLowerCase()]));
  return account ? [account.active, ...account.grants.map(({ role, orgName }) => `${role} ${orgName}`)] : null;
};
const steps = ({ changes }: RightsDifference) => changes.map(({ step, right }) => `${step} ${right}`.trim());

describe("a sheet of rights", () => {
  it("opens accounts, gives, takes and switches off, and changes nothing the second time", async () => {
    const old = await openAccount(world, auth, { name: "老同志", orgId: town, username: user("old") });
    const rows: SheetRow[] = [
      ["新同志", user("new"), "示例镇", "镇街党务干部", "", ""],
      ["新同志", user("new"), "镇机关党委", "党组织书记", "", ""],
      ["老同志", old.username, "中共示例镇委员会", "镇街党务干部", "停用", "收回"],
      ["老同志", old.username, "中共示例镇委员会", "审计员", "停用", ""],
    ];
    const difference = await take(rows);
    expect(difference.problems).toEqual([]);
    expect(steps(difference)).toEqual([
      "account",
      "grant 镇街党务干部 · 中共示例镇委员会",
      "grant 党组织书记 · 镇机关党委",
      "revoke 镇街党务干部 · 中共示例镇委员会",
      "grant 审计员 · 中共示例镇委员会",
      "deactivate",
    ]);
    expect(await held(user("new"))).toBeNull();

    const command = randomUUID();
    const { passwords, counts } = await apply(difference, command);
    expect(counts).toEqual({ account: 1, grant: 3, revoke: 1, deactivate: 1, activate: 0 });
    expect(await held(user("new"))).toEqual([true, "org_secretary 镇机关党委", "town_cadre 中共示例镇委员会"]);
    expect(await held(old.username)).toEqual([false, "auditor 中共示例镇委员会"]);
    const [issued] = await rowsOf(Buffer.from(passwords ?? "", "base64"));
    const signIn = { username: user("new"), password: String(issued?.[2]) };
    expect((await auth.api.signInUsername({ body: signIn }))?.token).toBeTruthy();

    expect(await apply(difference, command)).toEqual({ counts, passwords: null });
    const again = await take(rows);
    expect([again.changes, again.problems, again.unchanged]).toEqual([[], [], 4]);
  });

  it("is handed out so that it comes back without a difference", async () => {
    await openAccount(world, auth, { role: "org_secretary", name: "书记", orgId: branch, username: user("secretary") });
    const rows = await rowsOf(await world.run((tx) => exportRights(tx, world.system)));
    const own = rows.find((row) => row[1] === user("secretary"));
    // Two branches are called the same: the code says which, the note in words.
    expect(own?.[2]).toMatch(/^T[0-9a-f]{8}$/);
    expect(own?.[6]).toBe("第一党支部，上级：镇机关党委");
    const difference = await take(rows.map((row) => row.slice(0, 6)));
    expect([difference.changes, difference.problems, difference.unchanged]).toEqual([[], [], rows.length]);
  });

  it("names everything that is wrong at its cell, and writes nothing", async () => {
    const known = await openAccount(world, auth, { name: "张三", orgId: town, username: user("known") });
    const difference = await take([
      ["甲", user("a"), "没有的镇", "镇街党务干部", "", ""],
      ["乙", user("b"), "第一党支部", "书记", "", ""],
      ["丙", "不 行", "示例镇", "党员", "", ""],
      ["李四", known.username, "示例镇", "党员", "", ""],
      ["丁", user("d"), "示例镇", "党员", "暂停", "删除"],
      ["戊", user("e"), "示例镇", "党员", "", ""],
      ["己", user("e"), "示例镇", "审计员", "", ""],
      ["庚", user("g"), "示例镇", "党员", "", "收回"],
      ["辛", user("h"), "", "", "", ""],
      ["壬", user("i"), "示例镇", "党员", "", ""],
      ["壬", user("i"), "示例镇", "党员", "", ""],
    ]);
    expect(difference.problems.map(({ place, message }) => [place, message.slice(0, 12)])).toEqual([
      ["表 C2", "没有找到组织“没有的镇”"],
      ["表 D3", "没有“书记”这个角色，应"],
      ["表 C3", "叫“第一党支部”的组织不"],
      ["表 B4", "“不 行”不能作用户名："],
      ["表 A5", `用户名“${known.username}`.slice(0, 12)],
      ["表 E6", "不认识的状态“暂停”，应"],
      ["表 F6", "不认识“删除”：收回权限"],
      ["表 A8", `用户名“${user("e")}`.slice(0, 12)],
      ["表 F9", `没有用户名为“${user("g")}`.slice(0, 12)],
      ["表 C10", "新账号至少要有一项权限，"],
      ["表 C12", "与第 11 行是同一项权"],
    ]);
    await expect(apply(difference)).rejects.toThrow("表 C2：没有找到组织");
    expect(await held(user("a"))).toBeNull();
  });

  it("refuses a name that somebody else's account has, without saying whose", async () => {
    const elsewhere = await makeWorld();
    await openAccount(elsewhere, auth, { username: user("Elsewhere") });
    const { problems } = await take([["甲", user("elsewhere"), "示例镇", "党员", "", ""]]);
    expect(problems.map(({ message }) => message)).toEqual([`用户名“${user("elsewhere")}”已被使用，请换一个`]);
    const cadre = await world.actor("administrator", town);
    const foreign = await take([["管理员", `admin-${key}`, "示例镇", "党员", "停用", ""]], cadre);
    expect(foreign.problems.map(({ message }) => message)).toEqual([`用户名“admin-${key}”已被使用，请换一个`]);
  });

  it("is not written when the rights changed since it was shown", async () => {
    const one = await openAccount(world, auth, { name: "赵", orgId: town, username: user("changing") });
    const row: SheetRow = ["赵", one.username, "示例镇", "镇街党务干部", "", "收回"];
    const [shown, other] = [await take([row]), await take([row])];
    await apply(other);
    await expect(apply(shown)).rejects.toThrow("已被他人修改");
  });

  it("does not shut out whoever uploads it, nor the last administrator", async () => {
    const [admin] = await world.run((tx) => managedAccounts(tx, world.system, [`admin-${key}`]));
    const row: SheetRow = ["管理员", `admin-${key}`, "测试区", "系统管理员", "停用", "收回"];
    const own = await take([row], actingAs(world.system, admin?.id ?? ""));
    expect(own.problems.map(({ place }) => place)).toEqual(["表 F2", "表 E2"]);
    await expect(apply(await take([row]))).rejects.toThrow("最后一个能登录的系统管理员");
  });

  it("refuses secrecy markings and other tables", async () => {
    await expect(take([["甲", "a", "示例镇", "党员", "", "机密★10年"]])).rejects.toThrow("密级标志");
    const other = { name: "别的.xlsx", bytes: await sheetOf(["姓名", "电话"], [["甲", "1"]]) };
    await expect(takeRightsFile(world.deps, world.system, other)).rejects.toThrow("没有找到权限表");
  });
});
