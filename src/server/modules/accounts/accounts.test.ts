import { randomUUID } from "node:crypto";
import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accountQuery } from "#shared/rights/contracts.ts";
import { actingAs, openAccount, openAuth } from "../../../../test/support/account-input.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { exportAccounts } from "./export-accounts.ts";
import { grantRole, revokeRole, setAccountActive } from "./manage-accounts.ts";
import { listAccounts, readAccount } from "./queries.ts";

const { auth, end } = openAuth();
afterAll(end);

const ask = (query: Partial<Parameters<typeof accountQuery.parse>[0] & object> = {}) => accountQuery.parse(query);

const grantsOf = (world: World, account: string) =>
  world.run((tx) => readAccount(tx, world.system, account)).then(({ grants }) => grants);

describe("the last administrator of a district", () => {
  it("is neither deactivated nor deprived of the right, and one of a town does not stand in", async () => {
    const world = await makeWorld();
    const town = await world.org("town", world.root);
    const last = await openAccount(world, auth, { role: "administrator" });
    await openAccount(world, auth, { role: "administrator", orgId: town });
    const [grant] = await grantsOf(world, last.id);
    const message = /最后一个能登录的系统管理员/;
    await expect(world.run((tx) => setAccountActive(tx, world.system, last.id, false))).rejects.toThrow(message);
    await expect(world.run((tx) => revokeRole(tx, world.system, last.id, grant?.id ?? ""))).rejects.toThrow(message);

    const second = await openAccount(world, auth, { role: "administrator" });
    await world.run((tx) => setAccountActive(tx, world.system, last.id, false));
    await expect(world.run((tx) => setAccountActive(tx, world.system, second.id, false))).rejects.toThrow(message);
  });

  it("stays when two take one away each at the same time", async () => {
    const world = await makeWorld();
    const two = [await openAccount(world, auth, { role: "administrator" })];
    two.push(await openAccount(world, auth, { role: "administrator" }));
    const done = await Promise.allSettled(
      two.map(({ id }) => world.run((tx) => setAccountActive(tx, world.system, id, false))),
    );
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a right", () => {
  it("says who gave and who took it, and is not held twice", async () => {
    const world = await makeWorld();
    const town = await world.org("town", world.root, "授权镇");
    const { id } = await openAccount(world, auth, { orgId: town });
    const again = { commandId: randomUUID(), id: randomUUID(), role: "town_cadre", orgId: town } as const;
    await expect(world.run((tx) => grantRole(tx, world.system, id, again))).rejects.toThrow("已有这项权限");
    const [held] = await grantsOf(world, id);
    expect([held?.roleName, held?.orgName, held?.grantedBy]).toEqual(["镇街党务干部", "授权镇", "系统"]);
    await world.run((tx) => revokeRole(tx, world.system, id, held?.id ?? ""));
    await world.run((tx) => grantRole(tx, world.system, id, again));
    const account = await world.run((tx) => readAccount(tx, world.system, id));
    expect(account.past.map((right) => [right.id, right.revokedBy])).toEqual([[held?.id, "系统"]]);
    expect(account.grants.map((right) => right.id)).toEqual([again.id]);
  });

  it("is not taken from oneself where it lets one in", async () => {
    const world = await makeWorld();
    const me = await openAccount(world, auth, { role: "administrator" });
    await openAccount(world, auth, { role: "administrator" });
    const self = actingAs(world.system, me.id);
    const [grant] = await grantsOf(world, me.id);
    await expect(world.run((tx) => revokeRole(tx, self, me.id, grant?.id ?? ""))).rejects.toThrow("不能收回自己");
    await expect(world.run((tx) => setAccountActive(tx, self, me.id, false))).rejects.toThrow("不能停用自己");
  });
});

describe("the list of accounts", () => {
  let world: World;
  let town: string;
  let other: string;
  beforeAll(async () => {
    world = await makeWorld();
    town = await world.org("town", world.root, "中共清单镇委员会");
    other = await world.org("town", world.root, "别处镇");
    const branch = await world.org("branch", await world.org("committee", town), "清单支部");
    for (const [name, orgId, role] of [
      ["王甲", town, "town_cadre"],
      ["丁乙", branch, "org_secretary"],
      ["王丙", other, "town_cadre"],
    ] as const) {
      const username = `${name}${randomUUID().slice(0, 8)}`;
      const { id } = await openAccount(world, auth, { name, orgId, role, username });
      if (name === "丁乙") await world.run((tx) => setAccountActive(tx, world.system, id, false));
    }
  });
  const names = async (query: object, as = world.system) =>
    (await world.run((tx) => listAccounts(tx, as, ask(query), { after: null, limit: 50 }), as)).rows.map(
      ({ name }) => name,
    );

  it("is filtered by words, role, organisation and state", async () => {
    expect(await names({ sort: "name" })).toEqual(["丁乙", "王丙", "王甲"]);
    expect(await names({ text: "王 清单" })).toEqual(["王甲"]);
    expect(await names({ roles: ["org_secretary"] })).toEqual(["丁乙"]);
    expect((await names({ org: town })).sort()).toEqual(["丁乙", "王甲"].sort());
    expect(await names({ org: town, roles: ["town_cadre"] })).toEqual(["王甲"]);
    expect(await names({ state: "inactive" })).toEqual(["丁乙"]);
    expect((await names({ state: "first_password" })).sort()).toEqual(["王丙", "王甲"].sort());
  });

  it("comes in pages that leave nothing out, whatever the order", async () => {
    for (const sort of ["username", "name", "created"] as const) {
      const all = await world.run((tx) => listAccounts(tx, world.system, ask({ sort }), { after: null, limit: 50 }));
      const paged: string[] = [];
      for (let after: string | null = null, more = true; more; more = after !== null) {
        const page = await world.run((tx) => listAccounts(tx, world.system, ask({ sort }), { after, limit: 1 }));
        paged.push(...page.rows.map(({ id }) => id));
        after = page.next;
      }
      expect(paged).toEqual(all.rows.map(({ id }) => id));
    }
  });

  it("shows the administrator of a town the town's alone, also where all rights were revoked", async () => {
    const cadre = await world.actor("administrator", town);
    expect((await names({}, cadre)).sort()).toEqual(["丁乙", "王甲"].sort());
    const gone = await openAccount(world, auth, { name: "赵丁", orgId: other });
    const [grant] = await grantsOf(world, gone.id);
    await world.run((tx) => revokeRole(tx, world.system, gone.id, grant?.id ?? ""));
    expect(await names({ text: "赵丁" }, cadre)).toEqual([]);
    await expect(world.run((tx) => readAccount(tx, cadre, gone.id), cadre)).rejects.toThrow("您没有权限");
    expect(await names({ text: "赵丁" })).toEqual(["赵丁"]);
  });

  it("is exported as it is shown, its filter above", async () => {
    const chunks: Uint8Array[] = [];
    const query = ask({ text: "王甲", org: town });
    await world.run((tx) => exportAccounts(tx, world.system, query, async (chunk) => void chunks.push(chunk)));
    const [title, head, ...rows] = (await readXlsx(Buffer.concat(chunks))).sheets[0]?.rows ?? [];
    expect(title?.[0]).toBe("账号与权限（组织：中共清单镇委员会；含“王甲”；按用户名）");
    expect(head).toEqual(["序号", "用户名", "姓名", "权限", "状态", "开通日期"]);
    expect(rows.map((row) => row.slice(2))).toEqual([
      ["王甲", "镇街党务干部·中共清单镇委员会", "未改初始密码", "2026-11-20"],
    ]);
  });
});
