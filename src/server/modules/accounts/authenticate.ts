import type { FastifyReply, FastifyRequest } from "fastify";
import type { App, Deps } from "#server/platform/app-types.ts";
import { DomainError } from "#shared/errors.ts";
import type { Auth } from "./auth.ts";
import { resolveActor, type SignedIn } from "./resolve-actor.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** set for every route that is not public */
    actor: SignedIn;
  }
  interface FastifyContextConfig {
    /** needs no sign-in */
    public?: boolean;
    /** allowed before the first password is changed */
    beforePasswordChange?: boolean;
  }
}

/** Every route under /api/ asks who it is, unless it says that it is public. */
export function registerAuthentication(app: App, { db, clock }: Deps, auth: Auth): void {
  app.decorateRequest("actor", null as unknown as SignedIn);
  app.addHook("onRequest", async (request, reply) => {
    const { config } = request.routeOptions;
    if (config.public || !request.url.startsWith("/api/")) return;
    refuseForeignOrigin(request);
    const answer = await auth.api.getSession({ headers: webHeaders(request), returnHeaders: true });
    if (!answer.response)
      throw new DomainError(request.headers.cookie?.includes("shilu.") ? "session-expired" : "not-signed-in");
    passCookies(reply, answer.headers.getSetCookie());
    request.actor = await resolveActor(db, answer.response.user.id, clock.now());
    if (request.actor.mustChangePassword && !config.beforePasswordChange)
      throw new DomainError("password-change-required");
  });
}

/** A page of another site must not be able to change anything: the cookie is SameSite=Lax, and this says so again. */
export function refuseForeignOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  if (request.method === "GET" || request.method === "HEAD" || origin === undefined) return;
  if (URL.parse(origin)?.host !== host) throw new DomainError("forbidden", { what: "跨站请求" });
}

export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const name of ["cookie", "user-agent", "host"] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  return headers;
}

export function passCookies(reply: FastifyReply, cookies: string[]): void {
  if (cookies.length > 0) reply.header("set-cookie", cookies);
}
