import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#server/modules/access/index.ts";
import { changeRights, managedAccounts } from "#server/modules/accounts/index.ts";
import { history } from "#server/modules/traces/index.ts";
import { handoverQuery, type NewHandover } from "#shared/handovers/contracts.ts";
import { actingAs, openAccount, openAuth } from "../../../../test/support/account-input.ts";
import { roundOf } from "../../../../test/support/round-input.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { makeHandover } from "./make-handover.ts";
import { previewHandover } from "./preview-handover.ts";
import { listHandovers, readHandover } from "./queries.ts";

const { auth, end } = openAuth();
afterAll(end);

let world: World;
let town: string;
let other: string;
beforeAll(async () => {
  world = await makeWorld();
  town = await world.org("town", world.root, "交接镇");
  other = await world.org("town", world.root, "别处镇");
});

const preview = (id: string, as = world.system) => world.run((tx) => previewHandover(tx, as, id), as);
const handOver = (from: string, input: Partial<NewHandover> & Pick<NewHandover, "to">, as: Actor = world.system) => {
  const full: NewHandover = {
    ...{ commandId: randomUUID(), id: randomUUID(), on: "2026-11-20", grants: [], deactivate: false, note: "" },
    ...input,
  };
  return world.run((tx) => makeHandover(tx, as, auth, from, full), as);
};
const held = async (username: string) => {
  const [account] = await world.run((tx) => managedAccounts(tx, world.system, [username.toLowerCase()]));
  return { active: account?.active, rights: account?.grants.map(({ role, orgName }) => `${role} ${orgName}`) };
};
const known = (id: string) => ({ kind: "known", id }) as const;

/** A cadre with a planned and a filed activity and an open round of the town. */
async function cadreAtWork(name: string) {
  const account = await openAccount(world, auth, { name, orgId: town });
  const cadre = actingAs(await world.actor("town_cadre", town), account.id);
  await world.activity({ orgs: [{ orgId: town, role: "host" }], state: "planned", title: `${name}的计划` }, cadre);
  await world.activity({ orgs: [{ orgId: town, role: "host" }], title: `${name}的活动` }, cadre);
  const round = await roundOf(world, { orgId: town, recipients: [town], title: `${name}的收表` });
  await world.run((tx) =>
    tx
      .updateTable("round")
      .set({ created_by: account.id })
      .where("district_id", "=", world.district)
      .where("id", "=", round.id)
      .execute(),
  );
  return account;
}

describe("a hand-over", () => {
  it("shows beforehand what goes over and what stays", async () => {
    const { id } = await cadreAtWork("甲");
    const seen = await preview(id);
    expect(seen.rights.map(({ roleName, orgName }) => `${roleName} ${orgName}`)).toEqual(["镇街党务干部 交接镇"]);
    const [right] = seen.rights;
    expect(seen.work.map(({ kind, title, state, grants }) => [kind, title, state, grants])).toEqual([
      ["activity", "甲的计划", "计划", [right?.id]],
      ["round", "甲的收表", expect.any(String), [right?.id]],
    ]);
    expect(seen.counts).toMatchObject({ activity: 1, round: 1, report: 0 });
    expect(seen.stays).toEqual({ filed: 1, issued: 0, views: 0 });
  });

  it("gives, takes, deactivates and writes down what was handed over, in one step", async () => {
    const from = await cadreAtWork("乙");
    const to = await openAccount(world, auth, { name: "丙", role: "auditor", orgId: town });
    const [right] = (await preview(from.id)).rights;
    const input = { to: known(to.id), grants: [right?.id ?? ""], deactivate: true, note: "办公室钥匙两把" };
    const command = { commandId: randomUUID(), id: randomUUID() };
    expect(await handOver(from.id, { ...input, ...command })).toEqual({ id: command.id, issued: null });
    expect(await held(from.username)).toEqual({ active: false, rights: [] });
    expect(await held(to.username)).toEqual({ active: true, rights: ["auditor 交接镇", "town_cadre 交接镇"] });
    // The same again is no second hand-over.
    expect(await handOver(from.id, { ...input, ...command })).toEqual({ id: command.id, issued: null });

    const sheet = await world.run((tx) => readHandover(tx, world.system, command.id));
    expect([sheet.fromName, sheet.toName, sheet.note, sheet.deactivated]).toEqual(["乙", "丙", "办公室钥匙两把", true]);
    expect(sheet.items.map(({ kind, title, handed }) => [kind, title, handed])).toEqual([
      ["right", "镇街党务干部", true],
      ["activity", "乙的计划", true],
      ["round", "乙的收表", true],
    ]);
    const said = async (id: string) =>
      (await world.run((tx) => history(tx, world.district, { objectType: "account", objectId: id, limit: 50 })))
        .map(({ sentence }) => sentence)
        .filter((sentence) => sentence.includes("工作"));
    expect(await said(from.id)).toEqual(["“乙”的工作交接给“丙”：1 项权限、2 件未办结事项"]);
    expect(await said(to.id)).toEqual(["“丙”接任“乙”的工作：1 项权限、2 件未办结事项"]);
  });

  it("opens an account for whoever is new, and says the first password once", async () => {
    const from = await cadreAtWork("丁");
    const [right] = (await preview(from.id)).rights;
    const username = `new-${randomUUID().slice(0, 8)}`;
    const to = { kind: "new", id: randomUUID(), username, name: "戊" } as const;
    await expect(handOver(from.id, { to })).rejects.toThrow("至少移交一项权限");
    const input = { to, grants: [right?.id ?? ""], commandId: randomUUID(), id: randomUUID() };
    const { issued } = await handOver(from.id, input);
    expect(await held(username)).toEqual({ active: true, rights: ["town_cadre 交接镇"] });
    const body = { username, password: issued?.password ?? "" };
    expect((await auth.api.signInUsername({ body }))?.token).toBeTruthy();
    expect((await handOver(from.id, input)).issued).toBeNull();
  });

  it("leaves a right that was not chosen, and the work that it reaches, where they are", async () => {
    const from = await cadreAtWork("己");
    const to = await openAccount(world, auth, { name: "庚", orgId: other });
    const id = randomUUID();
    await handOver(from.id, { to: known(to.id), id });
    expect((await held(from.username)).rights).toEqual(["town_cadre 交接镇"]);
    const { items } = await world.run((tx) => readHandover(tx, world.system, id));
    expect(items.map(({ handed }) => handed)).toEqual([false, false, false]);
  });

  it("refuses itself, a deactivated successor, a day to come, a right that is gone, and one's own way in", async () => {
    const from = await openAccount(world, auth, { name: "辛", orgId: town });
    const to = await openAccount(world, auth, { name: "壬", orgId: town });
    const grants = (await preview(from.id)).rights.map(({ id }) => id);
    await expect(handOver(from.id, { to: known(from.id), grants })).rejects.toThrow("接任者不能是本人");
    await expect(handOver(from.id, { to: known(to.id), grants, on: "2026-11-21" })).rejects.toThrow("不能晚于今天");
    await expect(handOver(from.id, { to: known(to.id), grants: [randomUUID()] })).rejects.toThrow("已被他人修改");
    await world.run(async (tx) => {
      const deactivated = await managedAccounts(tx, world.system, [to.username.toLowerCase()]);
      await changeRights(tx, world.system, { opened: [], granted: [], revoked: [], deactivated, activated: [] });
    });
    await expect(handOver(from.id, { to: known(to.id), grants })).rejects.toThrow("已停用");

    const admin = await openAccount(world, auth, { name: "管", role: "administrator" });
    const own = (await preview(admin.id)).rights.map(({ id }) => id);
    const self = actingAs(world.system, admin.id);
    await expect(handOver(admin.id, { to: known(from.id), grants: own }, self)).rejects.toThrow("自己的管理员权限");
    // The last administrator may go when the successor becomes one in the same step.
    await handOver(admin.id, { to: known(from.id), grants: own, deactivate: true });
    expect((await held(from.username)).rights).toContain("administrator 中共测试区委员会");
  });

  it("is seen by the administrators of the place alone, and found by name and day", async () => {
    const from = await openAccount(world, auth, { name: "癸子", orgId: town });
    const to = await openAccount(world, auth, { name: "接任人", orgId: town });
    const grants = (await preview(from.id)).rights.map(({ id }) => id);
    const id = randomUUID();
    await handOver(from.id, { to: known(to.id), grants, id });
    const find = async (query: object, as: Actor) =>
      (
        await world.run((tx) => listHandovers(tx, as, handoverQuery.parse(query), { after: null, limit: 50 }), as)
      ).rows.map((row) => [row.id, row.rights, row.work]);
    const own = await world.actor("administrator", town);
    const foreign = await world.actor("administrator", other);
    expect(await find({ text: "癸子" }, own)).toEqual([[id, 1, 0]]);
    expect(await find({ text: "癸子", to: "2026-11-19" }, own)).toEqual([]);
    expect(await find({ text: "癸子" }, foreign)).toEqual([]);
    await expect(world.run((tx) => readHandover(tx, foreign, id), foreign)).rejects.toThrow("没有找到");
    await expect(preview(from.id, foreign)).rejects.toThrow("没有权限");
    // What was signed stays as it is.
    const rewrite = world.run((tx) => tx.updateTable("handover").set({ note: "改" }).execute());
    await expect(rewrite).rejects.toThrow(/permission denied/);
  });
});
