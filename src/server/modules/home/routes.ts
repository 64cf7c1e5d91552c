import { z } from "zod";
import type { App, Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import { homeAnswer, overviewAnswer } from "#shared/home/contracts.ts";
import { readHome } from "./read-home.ts";
import { readOverview } from "./read-overview.ts";

export function registerHomeRoutes(app: App, { db }: Deps): void {
  app.get("/api/home", { schema: { response: { 200: homeAnswer } } }, ({ actor }) =>
    withActor(db, actor, (tx) => readHome(tx, actor)),
  );
  app.get(
    "/api/home/overview",
    { schema: { querystring: z.object({ org: z.uuid().optional() }), response: { 200: overviewAnswer } } },
    ({ actor, query }) => withActor(db, actor, (tx) => readOverview(tx, actor, query.org ?? null)),
  );
}
