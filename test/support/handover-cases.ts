import { randomUUID } from "node:crypto";
import { type Auth, managedAccounts } from "#server/modules/accounts/index.ts";
import { makeHandover } from "#server/modules/handovers/make-handover.ts";
import type { Tx } from "#server/platform/db.ts";
import type { NewHandover } from "#shared/handovers/contracts.ts";
import { openAccount } from "./account-input.ts";
import { ADMIN, get, post, type RouteNeed, type Scene } from "./route-scene.ts";
import type { VerbCase } from "./verb-cases.ts";
import type { World } from "./world.ts";

/** Two accounts of a town, and the hand-over from one to the other about to be made. */
async function about(world: World, auth: Auth, town: string) {
  const from = await openAccount(world, auth, { orgId: town });
  const to = await openAccount(world, auth, { orgId: town, role: "auditor" });
  const [account] = await world.run((tx) => managedAccounts(tx, world.system, [from.username.toLowerCase()]));
  const input: NewHandover = {
    ...{ commandId: randomUUID(), id: randomUUID(), to: { kind: "known", id: to.id }, on: "2026-11-20" },
    ...{ grants: account?.grants.map(({ id }) => id) ?? [], deactivate: true, note: "" },
  };
  return { from: from.id, to: to.id, input };
}

export const HANDOVER_CASES: VerbCase[] = [
  {
    name: "hand over",
    async arrange(world, auth) {
      const { from, to, input } = await about(world, auth, await world.org("town", world.root));
      const does = (tx: Tx) => makeHandover(tx, world.system, auth, from, input);
      return {
        ...{ object: from, others: [to], does, again: does },
        tables: ["account", "handover", "handover_item", "role_grant"],
        events: [
          ...(["account.deactivated", "account.granted", "account.handed_over"] as const),
          ...(["account.revoked", "account.took_over"] as const),
        ],
      };
    },
  },
];

const MANAGES = { ...ADMIN, needs: "account.manage" } as const;

async function made({ world, app, town }: Scene): Promise<string> {
  const { from, input } = await about(world, app.auth, town);
  await world.run((tx) => makeHandover(tx, world.system, app.auth, from, input));
  return input.id;
}

export const HANDOVER_ROUTES: Record<string, RouteNeed> = {
  "GET /api/accounts/:id/handover": {
    ...MANAGES,
    request: async ({ world, app, town }: Scene) =>
      get(`/api/accounts/${(await about(world, app.auth, town)).from}/handover`),
  },
  "POST /api/accounts/:id/handover": {
    ...MANAGES,
    request: async ({ world, app, town }: Scene) => {
      const { from, input } = await about(world, app.auth, town);
      return post(`/api/accounts/${from}/handover`, input);
    },
  },
  "GET /api/handovers": {
    ...MANAGES,
    elsewhere: "filtered",
    request: async (scene: Scene) => ({ ...get("/api/handovers?limit=200"), secret: await made(scene) }),
  },
  "GET /api/handovers/:id": {
    ...MANAGES,
    request: async (scene: Scene) => get(`/api/handovers/${await made(scene)}`),
  },
};
