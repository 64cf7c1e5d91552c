import type { FastifyReply } from "fastify";
import { streamBody } from "#server/platform/stream-body.ts";

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Sends an .xlsx that `write` fills while the client reads. @param name without its ending */
export function answerSheet(
  reply: FastifyReply,
  name: string,
  write: (sink: (chunk: Uint8Array) => Promise<void>) => Promise<void>,
) {
  return reply
    .header("content-type", XLSX)
    .header("content-disposition", disposition("attachment", `${name}.xlsx`))
    .send(streamBody(write));
}

export function disposition(kind: "inline" | "attachment", name: string): string {
  return `${kind}; filename*=UTF-8''${encodeURIComponent(name)}`;
}

/** Sends an .xlsx that is whole already. @param name without its ending */
export function sendSheet(reply: FastifyReply, name: string, bytes: Uint8Array) {
  return reply
    .header("content-type", XLSX)
    .header("content-disposition", disposition("attachment", `${name}.xlsx`))
    .send(Buffer.from(bytes));
}
