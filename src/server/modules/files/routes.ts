import type {} from "@fastify/multipart";
import { z } from "zod";
import { requireCan } from "#server/modules/access/index.ts";
import { disposition } from "#server/platform/answer-sheet.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import { DomainError } from "#shared/errors.ts";
import { storedFile } from "#shared/files/contracts.ts";
import { acceptFile } from "./accept-file.ts";
import { addFile, findFile } from "./add-file.ts";

export function registerFileRoutes(app: App, { db, files }: Deps): void {
  app.post("/api/files", { schema: { response: { 200: storedFile } } }, async (request) => {
    const { actor } = request;
    requireCan(actor, "file.add");
    const part = request.isMultipart() ? await request.file() : undefined;
    if (!part) throw new DomainError("invalid", { reason: "请选择要上传的文件" }, "file");
    const accepted = await acceptFile(await part.toBuffer(), part.filename);
    return withActor(db, actor, (tx) => addFile(tx, actor, files, accepted));
  });
  app.get("/api/files/:id", { schema: { params: z.object({ id: z.uuid() }) } }, async ({ actor, params }, reply) => {
    const file = await withActor(db, actor, (tx) => findFile(tx, actor, params.id));
    const inline = file.mediaType.startsWith("image/") || file.mediaType === "application/pdf";
    return reply
      .header("content-type", file.mediaType)
      .header("content-disposition", disposition(inline ? "inline" : "attachment", file.name))
      .header("content-security-policy", "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'")
      .header("cache-control", "private, max-age=3600")
      .send(files.stream(file.sha256));
  });
}
