import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { makeApp } from "../../../../test/support/signed-in.ts";
import { makeWorld } from "../../../../test/support/world.ts";

test("a view is its owner's alone, kept in order, under a name used once", async () => {
  const world = await makeWorld();
  const app = await makeApp(world);
  const [mine, theirs] = [
    await app.signIn(await app.account("town_cadre", world.root)),
    await app.signIn(await app.account("town_cadre", world.root)),
  ];
  const save = (name: string, cookie = mine) => {
    const payload = { commandId: randomUUID(), id: randomUUID(), page: "/activities", name, address: `filter=${name}` };
    return app.send({ method: "POST", url: "/api/views", payload }, cookie);
  };
  const list = async (cookie: string, page = "/activities") =>
    (await app.send({ method: "GET", url: `/api/views?page=${page}` }, cookie)).json();

  const first = (await save("本月")).json();
  world.clock.set("2026-11-20T10:01:00+08:00");
  await save("本季");
  expect((await list(mine)).map(({ name, address }: Record<string, string>) => [name, address])).toEqual([
    ["本月", "filter=本月"],
    ["本季", "filter=本季"],
  ]);
  expect([await list(theirs), await list(mine, "/people")]).toEqual([[], []]);
  expect((await save("本月")).json().error).toMatchObject({
    field: "name",
    message: "已有名为“本月”的筛选，请换个名字",
  });
  expect((await save("本月", theirs)).statusCode).toBe(200);
  expect((await save("机密★清单")).json().error.code).toBe("secret-marking");

  const remove = (cookie: string) => app.send({ method: "DELETE", url: `/api/views/${first.id}` }, cookie);
  expect((await remove(theirs)).statusCode).toBe(404);
  expect((await remove(mine)).statusCode).toBe(200);
  expect((await list(mine)).map(({ name }: { name: string }) => name)).toEqual(["本季"]);
});
