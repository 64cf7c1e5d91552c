import { z } from "zod";
import { requireCan } from "#server/modules/access/index.ts";
import { answerSheet, disposition } from "#server/platform/answer-sheet.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { dayOf } from "#server/platform/clock.ts";
import { jsonParam } from "#server/platform/json-param.ts";
import { withActor } from "#server/platform/tx.ts";
import {
  madeReport,
  newReport,
  registerFilter,
  registerRow,
  reportDetail,
  reportFilter,
  reportIssue,
  reportReview,
  reportRoll,
  reportRow,
  reportSave,
} from "#shared/report/contracts.ts";
import { outlinePreview } from "#shared/report/outline-contracts.ts";
import { createReport, deleteReport, rollReport, saveReport } from "./draft-report.ts";
import { exportRegister } from "./export-register.ts";
import { issueReport, returnReport, reviewReport } from "./issue-report.ts";
import { listRegister } from "./list-register.ts";
import { listReports } from "./list-reports.ts";
import { previewInput, previewOutline } from "./preview-outline.ts";
import { readReport } from "./queries.ts";
import { WORD_COPIES, wordCopy } from "./word-copy.ts";

const params = z.object({ id: z.uuid() });
const ok = { response: { 200: z.object({ ok: z.literal(true) }) } };
const done = { ok: true } as const;
const revision = z.object({ revision: z.int() });
const limit = z.coerce.number().int().min(1).max(200).default(50);
const registered = z.object({ filter: jsonParam(registerFilter, "筛选条件").default(registerFilter.parse({})) });
const made = { response: { 200: madeReport } };

export function registerReportRoutes(app: App, { db, files }: Deps): void {
  app.post(
    "/api/outlines/preview",
    { schema: { body: previewInput, response: { 200: outlinePreview } } },
    ({ actor, body }) => withActor(db, actor, (tx) => previewOutline(tx, actor, body)),
  );
  app.get(
    "/api/reports",
    {
      schema: {
        querystring: z.object({
          filter: jsonParam(reportFilter, "筛选条件").default(reportFilter.parse({})),
          after: z.uuid().optional(),
          limit,
        }),
        response: { 200: z.array(reportRow) },
      },
    },
    ({ actor, query: { filter, after = null, limit } }) =>
      withActor(db, actor, (tx) => listReports(tx, actor, filter, { after, limit })),
  );
  app.get(
    "/api/register",
    {
      schema: {
        querystring: registered.extend({ afterReport: z.uuid().optional(), afterNode: z.uuid().optional(), limit }),
        response: { 200: z.array(registerRow) },
      },
    },
    ({ actor, query }) =>
      withActor(db, actor, (tx) => {
        const { afterReport: reportId, afterNode: nodeId } = query;
        const after = reportId && nodeId ? { reportId, nodeId } : null;
        return listRegister(tx, actor, query.filter, { after, limit: query.limit });
      }),
  );
  app.get("/api/register/export", { schema: { querystring: registered } }, ({ actor, query }, reply) => {
    requireCan(actor, "report.read");
    return answerSheet(reply, "对外报数台账", (sink) =>
      withActor(db, actor, (tx) => exportRegister(tx, actor, query.filter, sink)),
    );
  });
  app.post("/api/reports", { schema: { body: newReport, ...made } }, ({ actor, body }) =>
    withActor(db, actor, (tx) => createReport(tx, actor, body)),
  );
  app.get("/api/reports/:id", { schema: { params, response: { 200: reportDetail } } }, ({ actor, params: { id } }) =>
    withActor(db, actor, (tx) => readReport(tx, actor, id)),
  );
  app.put(
    "/api/reports/:id",
    { schema: { params, body: reportSave, response: { 200: z.object({ revision: z.int() }) } } },
    ({ actor, params: { id }, body }) => withActor(db, actor, (tx) => saveReport(tx, actor, id, body)),
  );
  app.post(
    "/api/reports/:id/delete",
    { schema: { params, body: revision, ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => deleteReport(tx, actor, id, body.revision));
      return done;
    },
  );
  app.post(
    "/api/reports/:id/review",
    { schema: { params, body: reportReview, ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => reviewReport(tx, actor, id, body));
      return done;
    },
  );
  app.post(
    "/api/reports/:id/return",
    { schema: { params, body: revision, ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => returnReport(tx, actor, id, body.revision));
      return done;
    },
  );
  app.post(
    "/api/reports/:id/issue",
    { schema: { params, body: reportIssue, ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => issueReport(tx, actor, files, id, body));
      return done;
    },
  );
  app.post(
    "/api/reports/:id/roll",
    { schema: { params, body: reportRoll, ...made } },
    ({ actor, params: { id }, body }) => withActor(db, actor, (tx) => rollReport(tx, actor, id, body)),
  );
  app.get(
    "/api/reports/:id/word",
    { schema: { params, querystring: z.object({ copy: z.enum(WORD_COPIES) }) } },
    async ({ actor, params: { id }, query }, reply) => {
      const { name, bytes } = await withActor(db, actor, (tx) =>
        wordCopy(tx, actor, files, id, query.copy, dayOf(actor.at)),
      );
      return reply
        .header("content-type", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
        .header("content-disposition", disposition("attachment", name))
        .send(Buffer.from(bytes));
    },
  );
}
