import { z } from "zod";
import { requireCan } from "#server/modules/access/index.ts";
import { expectedOn } from "#server/modules/people/index.ts";
import { answerSheet } from "#server/platform/answer-sheet.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { jsonParam } from "#server/platform/json-param.ts";
import { withActor } from "#server/platform/tx.ts";
import { activityBatch, hostedActivity, hostedQuery, recordedBatch } from "#shared/activities/batch.ts";
import { bulkAnswer, bulkStep } from "#shared/activities/bulk.ts";
import {
  ACTIVITY_SORTS,
  activityChange,
  activityContent,
  activityDetail,
  activityPage,
  activityQuery,
  cancellation,
  expectedPerson,
  kindId,
  newActivity,
  stateChange,
} from "#shared/activities/contracts.ts";
import { activityKind } from "#shared/catalogue/kinds.ts";
import { bulkActivities } from "./bulk-activities.ts";
import { cancelActivity, changeActivity, fileActivity, reopenActivity } from "./change-activity.ts";
import { exportActivities } from "./export-activities.ts";
import { hostedActivities } from "./hosted-activities.ts";
import { loadActivity } from "./load-activity.ts";
import { listActivities, previousActivity } from "./queries.ts";
import { recordActivities } from "./record-activities.ts";
import { recordActivity } from "./record-activity.ts";

const params = z.object({ id: z.uuid() });
const ok = { response: { 200: z.object({ ok: z.literal(true) }) } };
const done = { ok: true } as const;
const filter = z.object({
  filter: jsonParam(activityQuery, "筛选条件").default(activityQuery.parse({})),
  sort: z.enum(ACTIVITY_SORTS).default("held-desc"),
});

export function registerActivityRoutes(app: App, { db }: Deps): void {
  app.get(
    "/api/activities",
    {
      schema: {
        querystring: filter.extend({
          after: z.uuid().optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: activityPage },
      },
    },
    ({ actor, query }) =>
      withActor(db, actor, (tx) =>
        listActivities(tx, actor, query.filter, { after: query.after ?? null, limit: query.limit, sort: query.sort }),
      ),
  );
  app.get("/api/activities/export", { schema: { querystring: filter } }, ({ actor, query }, reply) => {
    requireCan(actor, "activity.export");
    return answerSheet(reply, "活动台账", (sink) =>
      withActor(db, actor, (tx) => exportActivities(tx, actor, query.filter, sink, query.sort)),
    );
  });
  app.get(
    "/api/activities/expected",
    {
      schema: {
        querystring: z.object({
          orgs: z
            .string()
            .transform((text) => text.split(","))
            .pipe(z.array(z.uuid()).max(300)),
          kind: kindId,
          date: z.iso.date(),
        }),
        response: { 200: z.array(expectedPerson) },
      },
    },
    ({ actor, query }) =>
      withActor(db, actor, (tx) => {
        requireCan(actor, "activity.record");
        return expectedOn(tx, actor, query.orgs, activityKind(query.kind)?.expected ?? "none", query.date);
      }),
  );
  app.get(
    "/api/activities/previous",
    {
      schema: {
        querystring: z.object({ org: z.uuid(), kind: kindId }),
        response: { 200: z.object({ previous: activityContent.nullable() }) },
      },
    },
    ({ actor, query }) =>
      withActor(db, actor, async (tx) => ({ previous: await previousActivity(tx, actor, query.org, query.kind) })),
  );
  app.get(
    "/api/activities/hosted",
    { schema: { querystring: hostedQuery, response: { 200: z.array(hostedActivity) } } },
    ({ actor, query }) => withActor(db, actor, (tx) => hostedActivities(tx, actor, query)),
  );
  app.post(
    "/api/activities/batch",
    // five hundred lines with a hundred names each
    { bodyLimit: 16 * 1024 * 1024, schema: { body: activityBatch, response: { 200: recordedBatch } } },
    ({ actor, body }) => withActor(db, actor, (tx) => recordActivities(tx, actor, body)),
  );
  app.post(
    "/api/activities",
    { schema: { body: newActivity, response: { 200: z.object({ id: z.uuid() }) } } },
    ({ actor, body }) => withActor(db, actor, (tx) => recordActivity(tx, actor, body)),
  );
  app.post("/api/activities/bulk", { schema: { body: bulkStep, response: { 200: bulkAnswer } } }, ({ actor, body }) =>
    withActor(db, actor, (tx) => bulkActivities(tx, actor, body)),
  );
  app.get(
    "/api/activities/:id",
    { schema: { params, response: { 200: activityDetail } } },
    ({ actor, params: { id } }) =>
      withActor(db, actor, (tx) => {
        requireCan(actor, "activity.read");
        return loadActivity(tx, actor, id);
      }),
  );
  app.put(
    "/api/activities/:id",
    { schema: { params, body: activityChange, response: { 200: z.object({ revision: z.int() }) } } },
    ({ actor, params: { id }, body }) => withActor(db, actor, (tx) => changeActivity(tx, actor, id, body)),
  );
  app.post(
    "/api/activities/:id/file",
    { schema: { params, body: stateChange, ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => fileActivity(tx, actor, id, body.revision));
      return done;
    },
  );
  app.post(
    "/api/activities/:id/reopen",
    { schema: { params, body: stateChange, ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => reopenActivity(tx, actor, id, body.revision));
      return done;
    },
  );
  app.post(
    "/api/activities/:id/cancel",
    { schema: { params, body: cancellation, ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => cancelActivity(tx, actor, id, body));
      return done;
    },
  );
}
