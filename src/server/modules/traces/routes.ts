import { z } from "zod";
import { may, requireCan } from "#server/modules/access/index.ts";
import { answerSheet } from "#server/platform/answer-sheet.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import { eventFilter, eventQuery, eventRow } from "#shared/traces/contracts.ts";
import { exportEvents } from "./export-events.ts";
import { history } from "./queries.ts";

export function registerTraceRoutes(app: App, { db }: Deps): void {
  app.get("/api/events/export", { schema: { querystring: eventFilter } }, ({ actor, query }, reply) => {
    requireCan(actor, "event.read");
    return answerSheet(reply, "留痕", (sink) => withActor(db, actor, (tx) => exportEvents(tx, actor, query, sink)));
  });
  app.get(
    "/api/events",
    { schema: { querystring: eventQuery, response: { 200: z.array(eventRow) } } },
    ({ actor, query }) =>
      withActor(db, actor, async (tx) => {
        // The history of one object is for everyone who can see the object; the log as a whole is not.
        if (query.objectId === undefined || may(actor, "event.read")) requireCan(actor, "event.read");
        return history(tx, actor.district, query);
      }),
  );
}
