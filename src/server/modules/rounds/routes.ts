import { z } from "zod";
import { requireCan } from "#server/modules/access/index.ts";
import { answerSheet, disposition, XLSX } from "#server/platform/answer-sheet.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { jsonParam } from "#server/platform/json-param.ts";
import { withActor } from "#server/platform/tx.ts";
import { DomainError } from "#shared/errors.ts";
import {
  answerPage,
  answersInput,
  applyFiles,
  returnedFile,
  returnInput,
  roundDetail,
} from "#shared/rounds/answers.ts";
import { burden, newRound, onRevision, roundChange, roundPage, roundQuery } from "#shared/rounds/contracts.ts";
import { materialQuery, materialRow, materialUse } from "#shared/rounds/materials.ts";
import { answerRound } from "./answer-round.ts";
import { askBurden } from "./ask-burden.ts";
import { addRound, changeRound, deleteRound } from "./define-round.ts";
import { exportRound, filledSheet, zipSheets } from "./export-round.ts";
import { listRounds } from "./list-rounds.ts";
import { listMaterials, releaseMaterial, takeMaterial } from "./materials.ts";
import { changeDue, closeRound, openRound } from "./open-round.ts";
import { readAnswerPage, readRound } from "./read-round.ts";
import { confirmAnswer, returnAnswer } from "./return-answer.ts";
import { applyReturnedFiles, openReturnedFiles, takeReturnedFile } from "./returned-files.ts";

const params = z.object({ id: z.uuid() });
const recipient = params.extend({ recipientId: z.uuid() });
const ok = { response: { 200: z.object({ ok: z.literal(true) }) } };
const saved = { response: { 200: z.object({ revision: z.int() }) } };
const done = { ok: true } as const;
const page = z.object({
  filter: jsonParam(roundQuery, "筛选条件").default(roundQuery.parse({})),
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function registerRoundRoutes(app: App, deps: Deps): void {
  const { db } = deps;
  app.get("/api/rounds", { schema: { querystring: page, response: { 200: roundPage } } }, ({ actor, query }) =>
    withActor(db, actor, (tx) =>
      listRounds(tx, actor, query.filter, { after: query.after ?? null, limit: query.limit }),
    ),
  );
  app.post(
    "/api/rounds",
    { schema: { body: newRound, response: { 200: z.object({ id: z.uuid() }) } } },
    ({ actor, body }) => withActor(db, actor, (tx) => addRound(tx, actor, body)),
  );
  app.get("/api/rounds/:id", { schema: { params, response: { 200: roundDetail } } }, ({ actor, params: { id } }) =>
    withActor(db, actor, (tx) => readRound(tx, actor, id)),
  );
  app.put("/api/rounds/:id", { schema: { params, body: roundChange, ...saved } }, ({ actor, params: { id }, body }) =>
    withActor(db, actor, (tx) => changeRound(tx, actor, id, body)),
  );
  app.get("/api/rounds/:id/burden", { schema: { params, response: { 200: burden } } }, ({ actor, params: { id } }) =>
    withActor(db, actor, (tx) => askBurden(tx, actor, id)),
  );
  app.get("/api/rounds/:id/export", { schema: { params } }, async ({ actor, params: { id } }, reply) => {
    const { title } = await withActor(db, actor, (tx) => readRound(tx, actor, id));
    return answerSheet(reply, title, (sink) => withActor(db, actor, (tx) => exportRound(tx, actor, id, sink)));
  });
  app.get("/api/rounds/:id/sheets", { schema: { params } }, async ({ actor, params: { id } }, reply) => {
    const { name, bytes } = await withActor(db, actor, (tx) => zipSheets(tx, actor, id));
    return reply
      .header("content-type", "application/zip")
      .header("content-disposition", disposition("attachment", `${name}.zip`))
      .send(Buffer.from(bytes));
  });
  registerSteps(app, db);
  registerAnswers(app, db);
  registerFiles(app, deps);
  registerMaterials(app, db);
}

/** What moves a round on: a guarded step each. */
function registerSteps(app: App, db: Deps["db"]): void {
  const step = { params, body: onRevision };
  app.post("/api/rounds/:id/delete", { schema: { ...step, ...ok } }, async ({ actor, params: { id }, body }) => {
    await withActor(db, actor, (tx) => deleteRound(tx, actor, id, body.revision));
    return done;
  });
  app.post("/api/rounds/:id/open", { schema: { ...step, ...ok } }, async ({ actor, params: { id }, body }) => {
    await withActor(db, actor, (tx) => openRound(tx, actor, id, body.revision));
    return done;
  });
  app.post(
    "/api/rounds/:id/due",
    { schema: { params, body: onRevision.extend({ dueOn: z.iso.date() }), ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => changeDue(tx, actor, id, body));
      return done;
    },
  );
  app.post(
    "/api/rounds/:id/close",
    { schema: { ...step, response: { 200: z.object({ figures: z.int() }) } } },
    ({ actor, params: { id }, body }) => withActor(db, actor, (tx) => closeRound(tx, actor, id, body.revision)),
  );
}

/** What one organisation is asked and answers. */
function registerAnswers(app: App, db: Deps["db"]): void {
  const of = "/api/rounds/:id/recipients/:recipientId";
  app.get(of, { schema: { params: recipient, response: { 200: answerPage } } }, ({ actor, params: at }) =>
    withActor(db, actor, (tx) => readAnswerPage(tx, actor, at.id, at.recipientId)),
  );
  app.get(`${of}/sheet`, { schema: { params: recipient } }, async ({ actor, params: at }, reply) => {
    const { name, bytes } = await withActor(db, actor, (tx) => filledSheet(tx, actor, at.id, at.recipientId));
    return reply
      .header("content-type", XLSX)
      .header("content-disposition", disposition("attachment", `${name}.xlsx`))
      .send(Buffer.from(bytes));
  });
  app.put(
    `${of}/answers`,
    { schema: { params: recipient, body: answersInput, ...saved } },
    ({ actor, params: at, body }) => withActor(db, actor, (tx) => answerRound(tx, actor, at.id, at.recipientId, body)),
  );
  app.post(`${of}/return`, { schema: { params: recipient, body: returnInput, ...ok } }, async (request) => {
    const { actor, params: at, body } = request;
    await withActor(db, actor, (tx) => returnAnswer(tx, actor, at.id, at.recipientId, body));
    return done;
  });
  app.post(`${of}/confirm`, { schema: { params: recipient, body: onRevision, ...ok } }, async (request) => {
    const { actor, params: at, body } = request;
    await withActor(db, actor, (tx) => confirmAnswer(tx, actor, at.id, at.recipientId, body.revision));
    return done;
  });
}

/** Files that come back: read and compared first, written when that was confirmed. */
function registerFiles(app: App, deps: Deps): void {
  app.post("/api/rounds/:id/files", { schema: { params, response: { 200: returnedFile } } }, async (request) => {
    const { actor } = request;
    requireCan(actor, "round.answer");
    const part = request.isMultipart() ? await request.file() : undefined;
    if (!part) throw new DomainError("invalid", { reason: "请选择要上传的文件" }, "file");
    const file = { name: part.filename, bytes: await part.toBuffer() };
    return takeReturnedFile(deps, actor, request.params.id, file);
  });
  app.post(
    "/api/rounds/:id/files/apply",
    { schema: { params, body: applyFiles, response: { 200: z.object({ written: z.int() }) } } },
    async ({ actor, params: { id }, body }) => {
      const opened = await openReturnedFiles(deps, actor, body.files);
      return withActor(deps.db, actor, (tx) => applyReturnedFiles(tx, actor, id, body, opened));
    },
  );
}

function registerMaterials(app: App, db: Deps["db"]): void {
  app.get(
    "/api/materials",
    { schema: { querystring: materialQuery, response: { 200: z.array(materialRow) } } },
    ({ actor, query }) => withActor(db, actor, (tx) => listMaterials(tx, actor, query)),
  );
  app.post(
    "/api/materials/:id/use",
    { schema: { params, body: materialUse, ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => takeMaterial(tx, actor, id, body.reportId));
      return done;
    },
  );
  app.post(
    "/api/materials/:id/release",
    { schema: { params, body: materialUse, ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => releaseMaterial(tx, actor, id, body.reportId));
      return done;
    },
  );
}
