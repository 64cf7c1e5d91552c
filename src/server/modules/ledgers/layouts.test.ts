import { expect, test } from "vitest";
import { makeApp } from "../../../../test/support/signed-in.ts";
import { makeWorld } from "../../../../test/support/world.ts";

test("a ledger's columns are remembered for whoever chose them, the last choice alone", async () => {
  const world = await makeWorld();
  const app = await makeApp(world);
  const [mine, theirs] = [
    await app.signIn(await app.account("town_cadre", world.root)),
    await app.signIn(await app.account("town_cadre", world.root)),
  ];
  const list = async (cookie: string) =>
    (await app.send({ method: "GET", url: "/api/ledgers/layouts" }, cookie)).json();
  const keep = (payload: object, cookie = mine) =>
    app.send({ method: "PUT", url: "/api/ledgers/layouts", payload }, cookie);

  expect(await list(mine)).toEqual([]);
  await keep({ ledger: "theme_day", columns: ["title", "heldOn"], group: "none" });
  await keep({ ledger: "theme_day", columns: ["heldOn"], group: "org" });
  await keep({ ledger: "all", columns: ["title"], group: "month" });
  expect(await list(mine)).toEqual([
    { ledger: "all", columns: ["title"], group: "month" },
    { ledger: "theme_day", columns: ["heldOn"], group: "org" },
  ]);
  expect(await list(theirs)).toEqual([]);
  const refused = await keep({ ledger: "all", columns: ["no-such"], group: "none" });
  expect([refused.statusCode, refused.json().error.message]).toEqual([422, "第 1 列：台账没有这一列"]);

  // A release may drop a column that somebody had chosen.
  await world.run((tx) =>
    tx
      .updateTable("ledger_layout")
      .set({ columns: ["gone", "title"] })
      .where("ledger", "=", "theme_day")
      .execute(),
  );
  expect((await list(mine))[1]).toEqual({ ledger: "theme_day", columns: ["title"], group: "org" });
});
