import { z } from "zod";
import { requireCan } from "#server/modules/access/index.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import { DomainError } from "#shared/errors.ts";
import { IMPORT_TARGETS, importDiscard, importFilter, importRow, importRun } from "#shared/imports/contracts.ts";
import { importDecision, importPlan } from "#shared/imports/plans.ts";
import { rosterView } from "#shared/imports/roster.ts";
import { choose, confirmImport, discardImport, listImports, readImport, startImport } from "./import-verbs.ts";

const params = z.object({ id: z.uuid() });
const ok = { response: { 200: z.object({ ok: z.literal(true) }) } };
const done = { ok: true } as const;

const page = importFilter.extend({
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function registerImportRoutes(app: App, deps: Deps): void {
  const { db } = deps;
  app.get(
    "/api/imports",
    { schema: { querystring: page, response: { 200: z.array(importRow) } } },
    ({ actor, query: { after = null, limit, ...filter } }) =>
      withActor(db, actor, (tx) => listImports(tx, actor, filter, { after, limit })),
  );
  app.post(
    "/api/imports",
    {
      schema: {
        querystring: z.object({ org: z.uuid(), as: z.enum(IMPORT_TARGETS).default("activities") }),
        response: { 200: z.object({ id: z.uuid() }) },
      },
    },
    async (request) => {
      const { actor, query } = request;
      requireCan(actor, "import.run");
      const part = request.isMultipart() ? await request.file() : undefined;
      if (!part) throw new DomainError("invalid", { reason: "请选择要导入的文件" }, "file");
      const bytes = await part.toBuffer();
      return startImport(deps, actor, { target: query.as, orgId: query.org, fileName: part.filename, bytes });
    },
  );
  app.get(
    "/api/imports/:id",
    { schema: { params, querystring: rosterView, response: { 200: importPlan } } },
    ({ actor, params: { id }, query }) => readImport(deps, actor, id, query),
  );
  app.put(
    "/api/imports/:id/choices",
    { schema: { params, body: importDecision, response: { 200: z.object({ revision: z.int() }) } } },
    async ({ actor, params: { id }, body }) => ({
      revision: await withActor(db, actor, (tx) => choose(tx, actor, id, body)),
    }),
  );
  app.post(
    "/api/imports/:id/run",
    { schema: { params, body: importRun, ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => confirmImport(tx, actor, id, body));
      return done;
    },
  );
  app.post(
    "/api/imports/:id/discard",
    { schema: { params, body: importDiscard, ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => discardImport(tx, actor, id, body.revision));
      return done;
    },
  );
}
