import { z } from "zod";
import { requireCan } from "#server/modules/access/index.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import { question, SEARCH_TYPES, searchAnswer, searchGroup } from "#shared/search/contracts.ts";
import { searchAll, searchType } from "./find-objects.ts";
import { NEEDS } from "./sources.ts";

export function registerSearchRoutes(app: App, { db }: Deps): void {
  app.get(
    "/api/search",
    { schema: { querystring: z.object({ q: question }), response: { 200: searchAnswer } } },
    ({ actor, query }) => withActor(db, actor, async (tx) => ({ groups: await searchAll(tx, actor, query.q) })),
  );
  app.get(
    "/api/search/:type",
    {
      schema: {
        params: z.object({ type: z.enum(SEARCH_TYPES) }),
        querystring: z.object({
          q: question,
          after: z.string().max(60).optional(),
          limit: z.coerce.number().int().min(1).max(100).default(50),
        }),
        response: { 200: searchGroup },
      },
    },
    ({ actor, params: { type }, query }) => {
      requireCan(actor, NEEDS[type]);
      return withActor(db, actor, (tx) =>
        searchType(tx, actor, type, query.q, { after: query.after ?? null, limit: query.limit }),
      );
    },
  );
}
