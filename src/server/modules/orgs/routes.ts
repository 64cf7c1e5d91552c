import { z } from "zod";
import type { App, Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import { newOrg, orgChange, orgClose, orgMove, orgRow } from "#shared/orgs/contracts.ts";
import { changeOrg, closeOrg } from "./change-org.ts";
import { createOrg } from "./create-org.ts";
import { moveOrg } from "./move-org.ts";
import { listOrgs } from "./queries.ts";

const params = z.object({ id: z.uuid() });
const answer = { response: { 200: z.object({ ok: z.literal(true) }) } };
const done = { ok: true } as const;

export function registerOrgRoutes(app: App, { db }: Deps): void {
  app.get("/api/orgs", { schema: { response: { 200: z.array(orgRow) } } }, ({ actor }) =>
    withActor(db, actor, (tx) => listOrgs(tx, actor)),
  );
  app.post(
    "/api/orgs",
    { schema: { body: newOrg, response: { 200: z.object({ id: z.uuid() }) } } },
    ({ actor, body }) => withActor(db, actor, (tx) => createOrg(tx, actor, body)),
  );
  app.patch(
    "/api/orgs/:id",
    { schema: { params, body: orgChange, ...answer } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => changeOrg(tx, actor, id, body));
      return done;
    },
  );
  app.post(
    "/api/orgs/:id/move",
    { schema: { params, body: orgMove, ...answer } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => moveOrg(tx, actor, id, body));
      return done;
    },
  );
  app.post(
    "/api/orgs/:id/close",
    { schema: { params, body: orgClose, ...answer } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => closeOrg(tx, actor, id, body));
      return done;
    },
  );
}
