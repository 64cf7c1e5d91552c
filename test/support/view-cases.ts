import { type Auth, createAccount } from "#server/modules/accounts/index.ts";
import { deleteView, saveView } from "#server/modules/views/saved-views.ts";
import type { Tx } from "#server/platform/db.ts";
import { get, id, post, type RouteNeed } from "./route-scene.ts";
import type { VerbCase } from "./verb-cases.ts";
import type { World } from "./world.ts";

const newView = () => ({
  commandId: id(),
  id: id(),
  page: "/activities",
  name: `筛选${id()}`.slice(0, 20),
  address: "a=1",
});

async function somebody(world: World, auth: Auth) {
  const account = { commandId: id(), id: id(), username: `v-${id().slice(0, 13)}`, name: "测试账号" };
  const rights = { personId: null, role: "town_cadre", orgId: await world.org("town", world.root) } as const;
  await world.run((tx) => createAccount(tx, world.system, auth, { ...account, ...rights }));
  return { ...world.system, accountId: account.id };
}

export const VIEW_CASES: VerbCase[] = [
  {
    name: "save a view",
    async arrange(world, auth) {
      const actor = await somebody(world, auth);
      const input = newView();
      const does = (tx: Tx) => saveView(tx, actor, input);
      return { object: input.id, events: ["view.saved"], tables: ["saved_view"], does, again: does };
    },
  },
  {
    name: "delete a view",
    async arrange(world, auth) {
      const actor = await somebody(world, auth);
      const input = newView();
      await world.run((tx) => saveView(tx, actor, input));
      const does = (tx: Tx) => deleteView(tx, actor, input.id);
      return { object: input.id, events: ["view.deleted"], tables: ["saved_view"], does };
    },
  },
];

export const VIEW_ROUTES: Record<string, RouteNeed> = {
  "GET /api/views": { needs: "sign-in", request: async () => get("/api/views?page=/activities") },
  "POST /api/views": { needs: "sign-in", request: async () => post("/api/views", newView()) },
  "DELETE /api/views/:id": {
    needs: "sign-in",
    async request({ world }, account) {
      const input = newView();
      await world.run((tx) => saveView(tx, { ...world.system, accountId: account.id }, input));
      return { method: "DELETE", url: `/api/views/${input.id}` };
    },
  },
};
