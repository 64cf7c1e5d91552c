import { z } from "zod";
import type { App, Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import { newView, savedView, viewQuery } from "#shared/views/contracts.ts";
import { deleteView, listViews, saveView } from "./saved-views.ts";

export function registerViewRoutes(app: App, { db }: Deps): void {
  app.get(
    "/api/views",
    { schema: { querystring: viewQuery, response: { 200: z.array(savedView) } } },
    ({ actor, query }) => withActor(db, actor, (tx) => listViews(tx, actor, query.page)),
  );
  app.post(
    "/api/views",
    { schema: { body: newView, response: { 200: z.object({ id: z.uuid() }) } } },
    ({ actor, body }) => withActor(db, actor, (tx) => saveView(tx, actor, body)),
  );
  app.delete(
    "/api/views/:id",
    { schema: { params: z.object({ id: z.uuid() }), response: { 200: z.object({ ok: z.literal(true) }) } } },
    async ({ actor, params }) => {
      await withActor(db, actor, (tx) => deleteView(tx, actor, params.id));
      return { ok: true } as const;
    },
  );
}
