import type { FastifyRequest } from "fastify";
import { requireUnmarked } from "#shared/secrecy.ts";

/** Never kept as it is typed, and whatever it says it marks nothing. */
const UNREAD = new Set(["password", "current", "next"]);

/**
 * Classified matter stays out of every input: what a request says in JSON is looked through whole before anything else
 * reads it. Verbs ask again for what they put together themselves, and for what comes in by files and jobs.
 * @throws secret-marking, naming the field
 */
export async function refuseMarked({ body }: FastifyRequest): Promise<void> {
  for (const [path, text] of textsOf(body, "")) requireUnmarked({ [path]: text });
}

function* textsOf(value: unknown, path: string): Generator<[path: string, text: string]> {
  if (typeof value === "string") yield [path, value];
  // Only what JSON makes: a part of a form with a file is a stream and is read by whoever takes the file.
  if (typeof value !== "object" || value === null || Buffer.isBuffer(value)) return;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return;
  for (const [key, part] of Object.entries(value)) {
    if (path === "" && UNREAD.has(key)) continue;
    yield* textsOf(part, path === "" ? key : `${path}.${key}`);
  }
}
