import { randomUUID } from "node:crypto";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { DomainError, type ErrorCode, errorText, LinesRefused } from "#shared/errors.ts";

export const HTTP_STATUS = {
  "not-signed-in": 401,
  "session-expired": 401,
  "bad-credentials": 401,
  "locked-out": 429,
  "account-inactive": 403,
  "password-change-required": 403,
  "weak-password": 422,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  invalid: 422,
  "secret-marking": 422,
  "too-large": 413,
  "file-type": 415,
  "wrong-state": 409,
  "too-many": 422,
  unavailable: 503,
  internal: 500,
} satisfies Record<ErrorCode, number>;

/** @param fieldName what people call a field, "" where they have no word for it */
export function registerErrors(app: FastifyInstance, fieldName: (path: string) => string): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof DomainError) {
      const problems = error instanceof LinesRefused ? error.problems : undefined;
      return reply
        .status(HTTP_STATUS[error.code])
        .send({ error: { code: error.code, message: error.message, field: error.field, problems } });
    }
    if (hasZodFastifySchemaValidationErrors(error)) {
      const first = error.validation[0];
      const field = first?.instancePath.replace(/^\//, "").replaceAll("/", ".");
      const message = `${fieldName(field ?? "") || "提交的内容"}：${first?.message ?? "填写有误"}`;
      return reply.status(422).send({ error: { code: "invalid", message, field } });
    }
    if (error.statusCode && error.statusCode < 500) {
      const tooLarge = error.statusCode === 413;
      const message = tooLarge ? "提交的内容太大" : `请求有误：${error.message}`;
      return reply.status(error.statusCode).send({ error: { code: tooLarge ? "too-large" : "invalid", message } });
    }
    const id = randomUUID().slice(0, 8);
    request.log.error({ err: error, id }, "unexpected error");
    return reply.status(500).send({ error: { code: "internal", message: errorText("internal", { id }) } });
  });
}

/** What an address that does not exist answers; Fastify takes one such handler, so app.ts decides who gets it. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const message = `没有这个地址：${request.method} ${request.url.split("?")[0]}`;
  return reply.status(404).send({ error: { code: "not-found", message } });
}
