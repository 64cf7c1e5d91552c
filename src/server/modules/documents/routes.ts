import { z } from "zod";
import { requireCan } from "#server/modules/access/index.ts";
import { answerSheet } from "#server/platform/answer-sheet.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { jsonParam } from "#server/platform/json-param.ts";
import { withActor } from "#server/platform/tx.ts";
import {
  activityDocument,
  closing,
  documentChange,
  documentDetail,
  documentPage,
  documentQuery,
  newDocument,
  newLink,
  newVersion,
  onRevision,
  planWaiver,
  retirement,
  versionChange,
} from "#shared/documents/contracts.ts";
import { addDocument } from "./add-document.ts";
import { changeDocument } from "./change-document.ts";
import { addVersion, changeVersion } from "./change-version.ts";
import { exportDocuments } from "./export-documents.ts";
import { linkDocument, unlinkDocument } from "./link-document.ts";
import { documentsOfActivity, listDocuments } from "./queries.ts";
import { readDocument } from "./read-document.ts";
import { askForReading } from "./read-file.ts";
import { deleteDocument, restoreDocument, retireDocument } from "./retire-document.ts";
import { closeIncoming, reopenIncoming, waivePlan } from "./settle-incoming.ts";

const params = z.object({ id: z.uuid() });
const made = { response: { 200: z.object({ id: z.uuid() }) } };
const saved = { response: { 200: z.object({ revision: z.int() }) } };
const ok = { response: { 200: z.object({ ok: z.literal(true) }) } };
const done = { ok: true } as const;
const page = z.object({
  filter: jsonParam(documentQuery, "筛选条件").default(documentQuery.parse({})),
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function registerDocumentRoutes(app: App, { db }: Deps): void {
  app.get("/api/documents", { schema: { querystring: page, response: { 200: documentPage } } }, ({ actor, query }) =>
    withActor(db, actor, (tx) =>
      listDocuments(tx, actor, query.filter, { after: query.after ?? null, limit: query.limit }),
    ),
  );
  app.get(
    "/api/documents/export",
    { schema: { querystring: page.pick({ filter: true }) } },
    ({ actor, query }, reply) => {
      requireCan(actor, "document.read");
      return answerSheet(reply, "文件", (sink) =>
        withActor(db, actor, (tx) => exportDocuments(tx, actor, query.filter, sink)),
      );
    },
  );
  app.get(
    "/api/activities/:id/documents",
    { schema: { params, response: { 200: z.array(activityDocument) } } },
    ({ actor, params: { id } }) => withActor(db, actor, (tx) => documentsOfActivity(tx, actor, id)),
  );
  app.post("/api/documents", { schema: { body: newDocument, ...made } }, ({ actor, body }) =>
    withActor(db, actor, (tx) => addDocument(tx, actor, body)),
  );
  app.get(
    "/api/documents/:id",
    {
      schema: {
        params,
        querystring: z.object({ q: z.string().max(60).default("") }),
        response: { 200: documentDetail },
      },
    },
    ({ actor, params: { id }, query }) => withActor(db, actor, (tx) => readDocument(tx, actor, id, query.q)),
  );
  app.put(
    "/api/documents/:id",
    { schema: { params, body: documentChange, ...saved } },
    ({ actor, params: { id }, body }) => withActor(db, actor, (tx) => changeDocument(tx, actor, id, body)),
  );
  app.post(
    "/api/documents/:id/versions",
    { schema: { params, body: newVersion, response: { 200: z.object({ id: z.uuid(), revision: z.int() }) } } },
    ({ actor, params: { id }, body }) => withActor(db, actor, (tx) => addVersion(tx, actor, id, body)),
  );
  app.put(
    "/api/documents/:id/versions/:versionId",
    { schema: { params: params.extend({ versionId: z.uuid() }), body: versionChange, ...saved } },
    ({ actor, params: { id, versionId }, body }) =>
      withActor(db, actor, (tx) => changeVersion(tx, actor, id, versionId, body)),
  );
  app.post(
    "/api/documents/:id/files/:fileId/read",
    { schema: { params: params.extend({ fileId: z.uuid() }), ...ok } },
    async ({ actor, params: { id, fileId } }) => {
      await withActor(db, actor, (tx) => askForReading(tx, actor, id, fileId));
      return done;
    },
  );
  app.post(
    "/api/documents/:id/links",
    { schema: { params, body: newLink, ...made } },
    ({ actor, params: { id }, body }) => withActor(db, actor, (tx) => linkDocument(tx, actor, id, body)),
  );
  app.delete(
    "/api/documents/:id/links/:linkId",
    { schema: { params: params.extend({ linkId: z.uuid() }), ...ok } },
    async ({ actor, params: { id, linkId } }) => {
      await withActor(db, actor, (tx) => unlinkDocument(tx, actor, id, linkId));
      return done;
    },
  );
  registerSteps(app, db);
}

/** What moves a document on: a guarded step each. */
function registerSteps(app: App, db: Deps["db"]): void {
  app.post("/api/documents/:id/plan", { schema: { params, body: planWaiver, ...ok } }, async (request) => {
    const { actor, params: at, body } = request;
    await withActor(db, actor, (tx) => waivePlan(tx, actor, at.id, body));
    return done;
  });
  app.post("/api/documents/:id/close", { schema: { params, body: closing, ...ok } }, async (request) => {
    const { actor, params: at, body } = request;
    await withActor(db, actor, (tx) => closeIncoming(tx, actor, at.id, body));
    return done;
  });
  app.post("/api/documents/:id/reopen", { schema: { params, body: onRevision, ...ok } }, async (request) => {
    const { actor, params: at, body } = request;
    await withActor(db, actor, (tx) => reopenIncoming(tx, actor, at.id, body.revision));
    return done;
  });
  app.post("/api/documents/:id/retire", { schema: { params, body: retirement, ...ok } }, async (request) => {
    const { actor, params: at, body } = request;
    await withActor(db, actor, (tx) => retireDocument(tx, actor, at.id, body));
    return done;
  });
  app.post("/api/documents/:id/restore", { schema: { params, body: onRevision, ...ok } }, async (request) => {
    const { actor, params: at, body } = request;
    await withActor(db, actor, (tx) => restoreDocument(tx, actor, at.id, body.revision));
    return done;
  });
  app.post("/api/documents/:id/delete", { schema: { params, body: onRevision, ...ok } }, async (request) => {
    const { actor, params: at, body } = request;
    await withActor(db, actor, (tx) => deleteDocument(tx, actor, at.id, body.revision));
    return done;
  });
}
