import type {} from "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { requireCan } from "#server/modules/access/index.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import { DomainError } from "#shared/errors.ts";
import { newScanBatch, scanBatch, scanPlacing, scanRow, scanStep } from "#shared/scans/contracts.ts";
import { acceptScan, tooLarge } from "./accept-scan.ts";
import { addScan, removeScan } from "./add-scan.ts";
import { attachBatch, detachBatch } from "./attach-batch.ts";
import { loadBatch } from "./load-batch.ts";
import { pagePicture } from "./page-picture.ts";
import { placePages } from "./place-pages.ts";
import { listBatches, readScans } from "./queries.ts";
import { discardBatch, startBatch, startReading } from "./start-batch.ts";

const params = z.object({ id: z.uuid() });
const fileParams = params.extend({ fileId: z.uuid() });
const pictureParams = fileParams.extend({ page: z.coerce.number().int().min(1), size: z.enum(["thumb", "large"]) });
const revised = { response: { 200: z.object({ revision: z.int() }) } };
const ok = { response: { 200: z.object({ ok: z.literal(true) }) } };
const done = { ok: true } as const;

const page = z.object({
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function registerScanRoutes(app: App, deps: Deps): void {
  const { db } = deps;
  app.get(
    "/api/scans",
    { schema: { querystring: page, response: { 200: z.array(scanRow) } } },
    ({ actor, query: { after = null, limit } }) =>
      withActor(db, actor, (tx) => listBatches(tx, actor, { after, limit })),
  );
  app.post(
    "/api/scans",
    { schema: { body: newScanBatch, response: { 200: z.object({ id: z.uuid() }) } } },
    ({ actor, body }) => withActor(db, actor, (tx) => startBatch(tx, actor, body)),
  );
  app.get("/api/scans/:id", { schema: { params, response: { 200: scanBatch } } }, ({ actor, params: { id } }) =>
    withActor(db, actor, (tx) => readScans(tx, actor, id)),
  );
  app.post(
    "/api/scans/:id/files",
    { schema: { params, response: { 200: z.object({ fileId: z.uuid(), revision: z.int() }) } } },
    async (request) => {
      const { actor, params: asked } = request;
      requireCan(actor, "activity.record");
      await withActor(db, actor, (tx) => loadBatch(tx, actor, asked.id));
      const { bytes, name } = await uploaded(request);
      const scan = await acceptScan(bytes, name);
      return withActor(db, actor, (tx) => addScan(tx, actor, deps.files, asked.id, scan));
    },
  );
  app.delete(
    "/api/scans/:id/files/:fileId",
    { schema: { params: fileParams, querystring: z.object({ revision: z.coerce.number().int() }), ...revised } },
    ({ actor, params: { id, fileId }, query: { revision } }) =>
      withActor(db, actor, (tx) => removeScan(tx, actor, id, fileId, revision)),
  );
  app.get(
    "/api/scans/:id/files/:fileId/pages/:page/:size",
    { schema: { params: pictureParams } },
    async ({ actor, params: asked }, reply) =>
      reply
        .header("content-type", "image/webp")
        .header("cache-control", "private, max-age=3600")
        .send(await pagePicture(deps, actor, asked)),
  );
  app.put(
    "/api/scans/:id/pages",
    { schema: { params, body: scanPlacing, ...revised } },
    ({ actor, params: { id }, body }) => withActor(db, actor, (tx) => placePages(tx, actor, id, body)),
  );
  app.post(
    "/api/scans/:id/attach",
    { schema: { params, body: scanStep, response: { 200: z.object({ attached: z.int(), repeated: z.int() }) } } },
    ({ actor, params: { id }, body }) => attachBatch(deps, actor, id, body.revision),
  );
  for (const [step, verb] of [
    ["read", startReading],
    ["detach", detachBatch],
    ["discard", discardBatch],
  ] as const) {
    app.post(
      `/api/scans/:id/${step}`,
      { schema: { params, body: scanStep, ...ok } },
      async ({ actor, params: { id }, body }) => {
        await withActor(db, actor, (tx) => verb(tx, actor, id, body.revision));
        return done;
      },
    );
  }
}

/** The one file of a request. What is beyond the limit is refused by its name. */
async function uploaded(request: FastifyRequest): Promise<{ bytes: Uint8Array; name: string }> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part) throw new DomainError("invalid", { reason: "请选择要上传的扫描件" }, "file");
  try {
    return { bytes: await part.toBuffer(), name: part.filename };
  } catch (error) {
    throw (error as { code?: string }).code === "FST_REQ_FILE_TOO_LARGE" ? tooLarge(part.filename) : error;
  }
}
