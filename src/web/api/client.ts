import type { z } from "zod";
import type { ErrorCode, LineProblem } from "#shared/errors.ts";

/** What the server refused, in its own Chinese words. */
export class ApiError extends Error {
  readonly code: ErrorCode | "offline";
  readonly field: string | undefined;
  readonly status: number;
  /** what is wrong with each of several lines that were sent together */
  readonly problems: readonly LineProblem[];

  constructor(
    code: ErrorCode | "offline",
    message: string,
    status: number,
    { field, problems = [] }: { field?: string | undefined; problems?: readonly LineProblem[] | undefined } = {},
  ) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.status = status;
    this.field = field;
    this.problems = problems;
  }
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

async function send(method: Method, url: string, body?: unknown): Promise<Response> {
  const init: RequestInit = { method, credentials: "same-origin" };
  if (body instanceof FormData) init.body = body;
  else if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { "content-type": "application/json" };
  }
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch {
    throw new ApiError("offline", "连不上服务器，内容仍保留在本页，请稍后重试", 0);
  }
  if (response.ok) return response;
  const answer = (await response.json().catch(() => null)) as {
    error?: { code: ErrorCode; message: string; field?: string; problems?: LineProblem[] };
  } | null;
  const error = answer?.error;
  throw new ApiError(
    error?.code ?? "internal",
    error?.message ?? "服务器没有给出有效的回答，请稍后重试",
    response.status,
    { field: error?.field, problems: error?.problems },
  );
}

/** The type of the answer is the contract's; the server has validated it against the same schema. */
export async function get<S extends z.ZodType>(_schema: S, url: string): Promise<z.output<S>> {
  return (await send("GET", url)).json() as Promise<z.output<S>>;
}

export async function post<S extends z.ZodType>(_schema: S, url: string, body: unknown = {}): Promise<z.output<S>> {
  return (await send("POST", url, body)).json() as Promise<z.output<S>>;
}

export async function change(method: "PUT" | "PATCH" | "DELETE", url: string, body?: unknown): Promise<unknown> {
  return (await send(method, url, body)).json();
}

export async function upload<S extends z.ZodType>(_schema: S, url: string, file: File): Promise<z.output<S>> {
  const form = new FormData();
  form.append("file", file);
  return (await send("POST", url, form)).json() as Promise<z.output<S>>;
}

/** "?a=1&b=2" without what is empty */
export function queryString(values: Record<string, string | number | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== "") search.set(key, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : "";
}

export function newId(): string {
  // randomUUID is missing on plain http of other hosts, where phones in an internal network may well be.
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
