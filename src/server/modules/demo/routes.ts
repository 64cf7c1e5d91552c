import { z } from "zod";
import { requireCan, topOrg } from "#server/modules/access/index.ts";
import { type Auth, describeSession, passCookies, signIn, webHeaders } from "#server/modules/accounts/index.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import { DomainError } from "#shared/errors.ts";
import { session } from "#shared/rights/contracts.ts";
import { ROLE_IDS, roleName } from "#shared/rights/roles.ts";
import { DEMO_ACCOUNTS, type Demonstration } from "./demonstration.ts";

const role = z.enum(ROLE_IDS);

export function registerDemoRoutes(app: App, { db, clock }: Deps, auth: Auth, demonstration: Demonstration): void {
  app.get(
    "/api/demo",
    {
      config: { public: true },
      schema: {
        response: {
          200: z.object({
            available: z.boolean(),
            accounts: z.array(z.object({ role, roleName: z.string(), about: z.string() })),
          }),
        },
      },
    },
    async () => {
      const available = await demonstration.available();
      const accounts = DEMO_ACCOUNTS.map((account) => ({
        role: account.role,
        roleName: roleName(account.role),
        about: account.about,
      }));
      return { available, accounts: available ? accounts : [] };
    },
  );
  app.post(
    "/api/demo/session",
    { config: { public: true }, schema: { body: z.object({ role }), response: { 200: session } } },
    async (request, reply) => {
      const account = DEMO_ACCOUNTS.find((one) => one.role === request.body.role);
      if (!account || !(await demonstration.available())) throw new DomainError("not-found", { what: "演示账号" });
      const { actor, cookies } = await signIn(db, auth, {
        name: account.username,
        password: demonstration.passwordOf(account.username),
        address: request.ip,
        at: clock.now(),
        headers: webHeaders(request),
      });
      passCookies(reply, cookies);
      return describeSession(db, actor);
    },
  );
  app.delete(
    "/api/demo",
    { schema: { response: { 200: z.object({ username: z.string(), password: z.string() }) } } },
    async ({ actor }) => {
      // It deletes the whole district: a right over a part of it is not enough.
      requireCan(actor, "demo.leave", [(await withActor(db, actor, (tx) => topOrg(tx, actor.district))).path]);
      if (!(await demonstration.available())) throw new DomainError("wrong-state", { reason: "当前不是演示数据" });
      return demonstration.leave(actor.district);
    },
  );
}
