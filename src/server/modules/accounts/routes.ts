import { z } from "zod";
import { requireCan } from "#server/modules/access/index.ts";
import { answerSheet } from "#server/platform/answer-sheet.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { jsonParam } from "#server/platform/json-param.ts";
import { withActor } from "#server/platform/tx.ts";
import {
  accountDetail,
  accountPage,
  accountQuery,
  credentials,
  issuedPassword,
  newAccount,
  newGrant,
  passwordChange,
  session,
} from "#shared/rights/contracts.ts";
import type { Auth } from "./auth.ts";
import { passCookies, refuseForeignOrigin, webHeaders } from "./authenticate.ts";
import { changePassword } from "./change-password.ts";
import { exportAccounts } from "./export-accounts.ts";
import { createAccount, grantRole, resetPassword, revokeRole, setAccountActive } from "./manage-accounts.ts";
import { listAccounts, readAccount } from "./queries.ts";
import { describeSession, signIn, signOut } from "./sign-in.ts";

const ok = z.object({ ok: z.literal(true) });
const done = { ok: true } as const;
const params = z.object({ id: z.uuid() });
const filter = z.object({ filter: jsonParam(accountQuery, "筛选条件").default(accountQuery.parse({})) });
const page = filter.extend({
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function registerAccountRoutes(app: App, { db, clock }: Deps, auth: Auth): void {
  app.post(
    "/api/session",
    { config: { public: true }, schema: { body: credentials, response: { 200: session } } },
    async (request, reply) => {
      refuseForeignOrigin(request);
      const { username: name, password } = request.body;
      const attempt = { name, password, address: request.ip, at: clock.now(), headers: webHeaders(request) };
      const { actor, cookies } = await signIn(db, auth, attempt);
      passCookies(reply, cookies);
      return describeSession(db, actor);
    },
  );
  const early = { beforePasswordChange: true };
  app.get("/api/session", { config: early, schema: { response: { 200: session } } }, ({ actor }) =>
    describeSession(db, actor),
  );
  app.delete("/api/session", { config: early, schema: { response: { 200: ok } } }, async (request, reply) => {
    passCookies(reply, await signOut(db, auth, request.actor, webHeaders(request)));
    return done;
  });
  app.post(
    "/api/session/password",
    { config: early, schema: { body: passwordChange, response: { 200: ok } } },
    async (request) => {
      const { actor, body } = request;
      await withActor(db, actor, (tx) => changePassword(tx, actor, auth, { ...body, headers: webHeaders(request) }));
      return done;
    },
  );

  registerAccountPages(app, db);
  app.post("/api/accounts", { schema: { body: newAccount, response: { 200: issuedPassword } } }, ({ actor, body }) =>
    withActor(db, actor, (tx) => createAccount(tx, actor, auth, body)),
  );
  app.post(
    "/api/accounts/:id/password",
    { schema: { params, response: { 200: issuedPassword } } },
    ({ actor, params: { id } }) => withActor(db, actor, (tx) => resetPassword(tx, actor, auth, id)),
  );
  app.post(
    "/api/accounts/:id/active",
    { schema: { params, body: z.object({ active: z.boolean() }), response: { 200: ok } } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => setAccountActive(tx, actor, id, body.active));
      return done;
    },
  );
  app.post(
    "/api/accounts/:id/grants",
    { schema: { params, body: newGrant, response: { 200: ok } } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => grantRole(tx, actor, id, body));
      return done;
    },
  );
  app.delete(
    "/api/accounts/:id/grants/:grantId",
    { schema: { params: z.object({ id: z.uuid(), grantId: z.uuid() }), response: { 200: ok } } },
    async ({ actor, params: { id, grantId } }) => {
      await withActor(db, actor, (tx) => revokeRole(tx, actor, id, grantId));
      return done;
    },
  );
}

function registerAccountPages(app: App, db: Deps["db"]): void {
  app.get("/api/accounts", { schema: { querystring: page, response: { 200: accountPage } } }, ({ actor, query }) =>
    withActor(db, actor, (tx) =>
      listAccounts(tx, actor, query.filter, { after: query.after ?? null, limit: query.limit }),
    ),
  );
  app.get("/api/accounts/export", { schema: { querystring: filter } }, ({ actor, query }, reply) => {
    requireCan(actor, "account.manage");
    return answerSheet(reply, "账号与权限", (sink) =>
      withActor(db, actor, (tx) => exportAccounts(tx, actor, query.filter, sink)),
    );
  });
  app.get("/api/accounts/:id", { schema: { params, response: { 200: accountDetail } } }, ({ actor, params: { id } }) =>
    withActor(db, actor, (tx) => readAccount(tx, actor, id)),
  );
}
