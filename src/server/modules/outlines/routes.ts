import { z } from "zod";
import { disposition } from "#server/platform/answer-sheet.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import {
  newOutline,
  outlineChoice,
  outlineDetail,
  outlineDraft,
  outlinePublication,
  outlineRow,
} from "#shared/report/outline-contracts.ts";
import { outlineDocument } from "#shared/report/outline-document.ts";
import { changeOutline, createOutline } from "./change-outline.ts";
import { publishOutline, restoreOutline, retireOutline } from "./publish-outline.ts";
import { listOutlineChoices, listOutlines, outlineAsFile, readOutline, readVersion } from "./queries.ts";

// The release's outlines have names for ids.
const params = z.object({ id: z.string().max(40) });
const version = z.coerce.number().int().positive();
const step = z.object({ revision: z.int() });
const ok = { response: { 200: z.object({ ok: z.literal(true) }) } };
const done = { ok: true } as const;

export function registerOutlineRoutes(app: App, { db }: Deps): void {
  app.get("/api/outlines", { schema: { response: { 200: z.array(outlineChoice) } } }, ({ actor }) =>
    withActor(db, actor, (tx) => listOutlineChoices(tx, actor)),
  );
  app.get("/api/dictionary/outlines", { schema: { response: { 200: z.array(outlineRow) } } }, ({ actor }) =>
    withActor(db, actor, (tx) => listOutlines(tx, actor)),
  );
  app.post(
    "/api/dictionary/outlines",
    { schema: { body: newOutline, response: { 200: z.object({ id: z.uuid() }) } } },
    ({ actor, body }) => withActor(db, actor, (tx) => createOutline(tx, actor, body)),
  );
  app.get(
    "/api/dictionary/outlines/:id",
    { schema: { params, response: { 200: outlineDetail } } },
    ({ actor, params: { id } }) => withActor(db, actor, (tx) => readOutline(tx, actor, id)),
  );
  app.put(
    "/api/dictionary/outlines/:id",
    { schema: { params, body: outlineDraft, response: { 200: z.object({ revision: z.int() }) } } },
    ({ actor, params: { id }, body }) => withActor(db, actor, (tx) => changeOutline(tx, actor, id, body)),
  );
  app.get(
    "/api/dictionary/outlines/:id/versions/:version",
    { schema: { params: params.extend({ version }), response: { 200: outlineDocument } } },
    ({ actor, params: { id, version } }) => withActor(db, actor, (tx) => readVersion(tx, actor, id, version)),
  );
  app.get(
    "/api/dictionary/outlines/:id/file",
    { schema: { params, querystring: z.object({ version: version.optional() }) } },
    async ({ actor, params: { id }, query }, reply) => {
      const file = await withActor(db, actor, (tx) => outlineAsFile(tx, actor, id, query.version ?? null));
      return reply
        .header("content-type", "application/json; charset=utf-8")
        .header("content-disposition", disposition("attachment", `提纲-${file.name}.json`))
        .send(Buffer.from(`${JSON.stringify(file, null, 2)}\n`));
    },
  );
  app.post(
    "/api/dictionary/outlines/:id/publish",
    { schema: { params, body: outlinePublication, response: { 200: z.object({ version: z.int() }) } } },
    ({ actor, params: { id }, body }) => withActor(db, actor, (tx) => publishOutline(tx, actor, id, body)),
  );
  app.post(
    "/api/dictionary/outlines/:id/retire",
    { schema: { params, body: step, ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => retireOutline(tx, actor, id, body.revision));
      return done;
    },
  );
  app.post(
    "/api/dictionary/outlines/:id/restore",
    { schema: { params, body: step, ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => restoreOutline(tx, actor, id, body.revision));
      return done;
    },
  );
}
