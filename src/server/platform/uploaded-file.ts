import type { FastifyRequest } from "fastify";
import { DomainError } from "#shared/errors.ts";

/** The one file of an upload. @throws invalid when there is none */
export async function uploadedFile(request: FastifyRequest): Promise<{ name: string; bytes: Uint8Array }> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part) throw new DomainError("invalid", { reason: "请选择要上传的文件" }, "file");
  return { name: part.filename, bytes: await part.toBuffer() };
}
