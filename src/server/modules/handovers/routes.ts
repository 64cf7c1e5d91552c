import { z } from "zod";
import type { Auth } from "#server/modules/accounts/index.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { jsonParam } from "#server/platform/json-param.ts";
import { withActor } from "#server/platform/tx.ts";
import {
  handoverDetail,
  handoverMade,
  handoverPage,
  handoverPreview,
  handoverQuery,
  newHandover,
} from "#shared/handovers/contracts.ts";
import { makeHandover } from "./make-handover.ts";
import { previewHandover } from "./preview-handover.ts";
import { listHandovers, readHandover } from "./queries.ts";

const params = z.object({ id: z.uuid() });
const page = z.object({
  filter: jsonParam(handoverQuery, "筛选条件").default(handoverQuery.parse({})),
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function registerHandoverRoutes(app: App, { db }: Deps, auth: Auth): void {
  app.get(
    "/api/accounts/:id/handover",
    { schema: { params, response: { 200: handoverPreview } } },
    ({ actor, params: { id } }) => withActor(db, actor, (tx) => previewHandover(tx, actor, id)),
  );
  app.post(
    "/api/accounts/:id/handover",
    { schema: { params, body: newHandover, response: { 200: handoverMade } } },
    ({ actor, params: { id }, body }) => withActor(db, actor, (tx) => makeHandover(tx, actor, auth, id, body)),
  );
  app.get("/api/handovers", { schema: { querystring: page, response: { 200: handoverPage } } }, ({ actor, query }) =>
    withActor(db, actor, (tx) =>
      listHandovers(tx, actor, query.filter, { after: query.after ?? null, limit: query.limit }),
    ),
  );
  app.get(
    "/api/handovers/:id",
    { schema: { params, response: { 200: handoverDetail } } },
    ({ actor, params: { id } }) => withActor(db, actor, (tx) => readHandover(tx, actor, id)),
  );
}
