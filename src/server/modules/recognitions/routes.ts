import { z } from "zod";
import { requireCan } from "#server/modules/access/index.ts";
import { answerSheet } from "#server/platform/answer-sheet.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { jsonParam } from "#server/platform/json-param.ts";
import { withActor } from "#server/platform/tx.ts";
import {
  matchedLine,
  namesToMatch,
  newRecognitions,
  recognitionChange,
  recognitionPage,
  recognitionQuery,
} from "#shared/recognitions/contracts.ts";
import { changeRecognition, deleteRecognition } from "./change-recognition.ts";
import { enterRecognitions } from "./enter-recognitions.ts";
import { exportRecognitions } from "./export-recognitions.ts";
import { matchNames } from "./match-names.ts";
import { listRecognitions } from "./queries.ts";

const params = z.object({ id: z.uuid() });
const filter = z.object({ filter: jsonParam(recognitionQuery, "筛选条件").default(recognitionQuery.parse({})) });
const page = filter.extend({
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function registerRecognitionRoutes(app: App, { db }: Deps): void {
  app.get("/api/recognitions", { schema: { querystring: page, response: { 200: recognitionPage } } }, (request) => {
    const { actor, query } = request;
    return withActor(db, actor, (tx) =>
      listRecognitions(tx, actor, query.filter, { after: query.after ?? null, limit: query.limit }),
    );
  });
  app.get("/api/recognitions/export", { schema: { querystring: filter } }, ({ actor, query }, reply) => {
    requireCan(actor, "recognition.read");
    return answerSheet(reply, "表彰", (sink) =>
      withActor(db, actor, (tx) => exportRecognitions(tx, actor, query.filter, sink)),
    );
  });
  app.post(
    "/api/recognitions",
    { schema: { body: newRecognitions, response: { 200: z.object({ entered: z.int() }) } } },
    ({ actor, body }) => withActor(db, actor, (tx) => enterRecognitions(tx, actor, body)),
  );
  // Reads only; the names go in the body since a list of them is too long for an address.
  app.post(
    "/api/recognitions/match",
    { schema: { body: namesToMatch, response: { 200: z.array(matchedLine) } } },
    ({ actor, body }) => withActor(db, actor, (tx) => matchNames(tx, actor, body)),
  );
  app.put(
    "/api/recognitions/:id",
    { schema: { params, body: recognitionChange, response: { 200: z.object({ revision: z.int() }) } } },
    ({ actor, params: { id }, body }) => withActor(db, actor, (tx) => changeRecognition(tx, actor, id, body)),
  );
  app.post(
    "/api/recognitions/:id/delete",
    { schema: { params, body: z.object({ revision: z.int() }), response: { 200: z.object({ ok: z.literal(true) }) } } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => deleteRecognition(tx, actor, id, body.revision));
      return { ok: true } as const;
    },
  );
}
