import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { openPool, type Tx } from "#server/platform/db.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { type Auth, createAuth } from "./auth.ts";
import { createAccount, resetPassword } from "./manage-accounts.ts";

const pool = openPool(inject("appUrl"), 2);
let world: World;
let auth: Auth;
beforeAll(async () => {
  world = await makeWorld();
  auth = createAuth(pool, { publicUrl: "http://127.0.0.1", secret: "a-secret-of-the-tests-that-is-long-enough" });
});
afterAll(() => pool.end());

function newAccount(username = `S-${randomUUID().slice(0, 13)}`) {
  const rights = { role: "auditor", orgId: world.root } as const;
  return { commandId: randomUUID(), id: randomUUID(), username, name: "测试账号", personId: null, ...rights };
}
const open = (input: ReturnType<typeof newAccount>) => (tx: Tx) => createAccount(tx, world.system, auth, input);
const signsIn = (username: string, password: string) =>
  auth.api.signInUsername({ body: { username, password } }).then(
    (answer) => Boolean(answer?.token),
    () => false,
  );
const fail = (work: (tx: Tx) => Promise<unknown>) =>
  expect(
    world.run(async (tx) => {
      await work(tx);
      throw new Error("the line went down");
    }),
  ).rejects.toThrow("the line went down");

it("signs in whoever got an account, whatever case the name is typed in", async () => {
  const input = newAccount();
  const { password } = await world.run(open(input));
  expect(await signsIn(input.username, password)).toBe(true);
  expect(await signsIn(input.username.toUpperCase(), password)).toBe(true);
  expect(await signsIn(input.username, `${password}x`)).toBe(false);
});

it("leaves the user name free when opening the account fails", async () => {
  const input = newAccount();
  await fail(open(input));
  const { password } = await world.run(open(input));
  expect(await signsIn(input.username, password)).toBe(true);
});

it("leaves the old password and the sessions when resetting fails", async () => {
  const input = newAccount();
  const { password } = await world.run(open(input));
  const { headers } = await auth.api.signInUsername({
    body: { username: input.username, password },
    returnHeaders: true,
  });
  const cookie = headers.getSetCookie().join("; ");
  const lives = async () => (await auth.api.getSession({ headers: new Headers({ cookie }) })) !== null;
  await fail((tx) => resetPassword(tx, world.system, auth, input.id));
  expect([await signsIn(input.username, password), await lives()]).toEqual([true, true]);
  const reset = await world.run((tx) => resetPassword(tx, world.system, auth, input.id));
  expect([await signsIn(input.username, password), await lives()]).toEqual([false, false]);
  expect(await signsIn(input.username, reset.password)).toBe(true);
});

it("refuses a name that is taken, in whatever case it is typed", async () => {
  const input = newAccount();
  await world.run(open(input));
  const again = newAccount(input.username.toUpperCase());
  await expect(world.run(open(again))).rejects.toThrow("已被使用，请换一个");
});
