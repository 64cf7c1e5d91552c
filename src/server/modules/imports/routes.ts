import { z } from "zod";
import { requireCan } from "#server/modules/access/index.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import { DomainError } from "#shared/errors.ts";
import { importChoices, importPlan, importRow, importRun } from "#shared/imports/contracts.ts";
import { choose, confirmImport, discardImport, listImports, readImport, startImport } from "./import-verbs.ts";

const params = z.object({ id: z.uuid() });
const ok = { response: { 200: z.object({ ok: z.literal(true) }) } };
const done = { ok: true } as const;

export function registerImportRoutes(app: App, deps: Deps): void {
  const { db } = deps;
  app.get("/api/imports", { schema: { response: { 200: z.array(importRow) } } }, ({ actor }) =>
    withActor(db, actor, (tx) => listImports(tx, actor)),
  );
  app.post(
    "/api/imports",
    { schema: { querystring: z.object({ org: z.uuid() }), response: { 200: z.object({ id: z.uuid() }) } } },
    async (request) => {
      const { actor, query } = request;
      requireCan(actor, "import.run");
      const part = request.isMultipart() ? await request.file() : undefined;
      if (!part) throw new DomainError("invalid", { reason: "请选择要导入的文件" }, "file");
      return startImport(deps, actor, { orgId: query.org, fileName: part.filename, bytes: await part.toBuffer() });
    },
  );
  app.get("/api/imports/:id", { schema: { params, response: { 200: importPlan } } }, ({ actor, params: { id } }) =>
    readImport(deps, actor, id),
  );
  app.put(
    "/api/imports/:id/choices",
    { schema: { params, body: z.object({ revision: z.int(), choices: importChoices }), ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => choose(tx, actor, id, body));
      return done;
    },
  );
  app.post(
    "/api/imports/:id/run",
    { schema: { params, body: importRun, ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => confirmImport(tx, actor, id, body.revision));
      return done;
    },
  );
  app.post(
    "/api/imports/:id/discard",
    { schema: { params, body: importRun, ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => discardImport(tx, actor, id, body.revision));
      return done;
    },
  );
}
