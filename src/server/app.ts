import { existsSync } from "node:fs";
import multipart from "@fastify/multipart";
import staticFiles from "@fastify/static";
import swagger from "@fastify/swagger";
import Fastify, { type FastifyReply, type FastifyRequest } from "fastify";
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Auth, registerAccountRoutes, registerAuthentication } from "#server/modules/accounts/index.ts";
import { registerActivityRoutes } from "#server/modules/activities/index.ts";
import { registerCheckRoutes } from "#server/modules/checks/index.ts";
import { type Demonstration, registerDemoRoutes } from "#server/modules/demo/index.ts";
import { registerDictionaryRoutes } from "#server/modules/dictionary/index.ts";
import { registerDocumentRoutes } from "#server/modules/documents/index.ts";
import { registerFigureRoutes } from "#server/modules/figures/index.ts";
import { registerFileRoutes } from "#server/modules/files/index.ts";
import { registerGroupRoutes } from "#server/modules/groups/index.ts";
import { registerHandoverRoutes } from "#server/modules/handovers/index.ts";
import { registerHomeRoutes } from "#server/modules/home/index.ts";
import { registerImportRoutes } from "#server/modules/imports/index.ts";
import { registerLedgerRoutes } from "#server/modules/ledgers/index.ts";
import { registerOrgSheetRoutes } from "#server/modules/org-sheets/index.ts";
import { registerOrgRoutes } from "#server/modules/orgs/index.ts";
import { registerOutlineRoutes } from "#server/modules/outlines/index.ts";
import { registerPeopleRoutes } from "#server/modules/people/index.ts";
import { registerProgrammeRoutes } from "#server/modules/programmes/index.ts";
import { registerRecognitionRoutes } from "#server/modules/recognitions/index.ts";
import { registerReportRoutes } from "#server/modules/reports/index.ts";
import { registerRightsRoutes } from "#server/modules/rights/index.ts";
import { registerRoundRoutes } from "#server/modules/rounds/index.ts";
import { registerScanRoutes } from "#server/modules/scans/index.ts";
import { registerSearchRoutes } from "#server/modules/search/index.ts";
import { registerTraceRoutes } from "#server/modules/traces/index.ts";
import { registerViewRoutes } from "#server/modules/views/index.ts";
import { fieldName } from "#shared/field-names.ts";
import type { App, Deps } from "./platform/app-types.ts";
import { answerNotFound, registerErrors } from "./platform/http-errors.ts";
import { refuseMarked } from "./refuse-marked.ts";

z.config(z.locales.zhCN());

export type AppOptions = {
  auth: Auth;
  demonstration: Demonstration;
  /** folder of the built pages; null serves the API alone */
  webRoot: string | null;
  trustProxy: boolean;
  /** hears of every route as it is added: for a census of them all */
  onRoute?: (route: { method: string | string[]; url: string }) => void;
};

/** Builds the application; never listens. */
export async function buildApp(deps: Deps, options: AppOptions): Promise<App> {
  const app: App = Fastify({
    logger: { level: "error", stream: process.stderr },
    trustProxy: options.trustProxy,
    bodyLimit: 4 * 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: "idle",
  }).withTypeProvider();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  registerErrors(app, fieldName);
  if (options.onRoute) app.addHook("onRoute", options.onRoute);
  app.addHook("onSend", securityHeaders);
  await app.register(multipart, { limits: { fileSize: 50 * 1024 * 1024, files: 1, fields: 10 } });
  await app.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: "实录 Shilu", version: "0.1.0" } },
    transform: jsonSchemaTransform,
  });
  registerAuthentication(app, deps, options.auth);
  app.addHook("preValidation", refuseMarked);

  app.get(
    "/api/health",
    { config: { public: true }, schema: { response: { 200: z.object({ status: z.literal("ok") }) } } },
    () => ({ status: "ok" as const }),
  );
  app.get("/api/openapi.json", { config: { public: true }, schema: { hide: true } }, () => app.swagger());
  registerAccountRoutes(app, deps, options.auth);
  registerHandoverRoutes(app, deps, options.auth);
  registerRightsRoutes(app, deps, options.auth);
  registerDemoRoutes(app, deps, options.auth, options.demonstration);
  registerOrgRoutes(app, deps);
  registerOrgSheetRoutes(app, deps);
  registerPeopleRoutes(app, deps);
  registerDictionaryRoutes(app, deps);
  registerOutlineRoutes(app, deps);
  registerFileRoutes(app, deps);
  registerActivityRoutes(app, deps);
  registerDocumentRoutes(app, deps);
  registerCheckRoutes(app, deps);
  registerGroupRoutes(app, deps);
  registerProgrammeRoutes(app, deps);
  registerRecognitionRoutes(app, deps);
  registerLedgerRoutes(app, deps);
  registerFigureRoutes(app, deps);
  registerHomeRoutes(app, deps);
  registerReportRoutes(app, deps);
  registerImportRoutes(app, deps);
  registerRoundRoutes(app, deps);
  registerSearchRoutes(app, deps);
  registerScanRoutes(app, deps);
  registerTraceRoutes(app, deps);
  registerViewRoutes(app, deps);
  if (options.webRoot === null) app.setNotFoundHandler(answerNotFound);
  else await servePages(app, options.webRoot);
  return app;
}

async function servePages(app: App, root: string): Promise<void> {
  if (!existsSync(root)) throw new Error("页面尚未构建：请用 npm start 启动。");
  await app.register(staticFiles, {
    root,
    preCompressed: true,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders,
  });
  const page = (_: FastifyRequest, reply: FastifyReply) =>
    reply.header("cache-control", "no-cache").sendFile("index.html");
  app.get("/", { schema: { hide: true } }, page);
  // Every other address that is not the API's is a page of the application.
  const notFound = (request: FastifyRequest, reply: FastifyReply) => {
    const wantsPage =
      request.method === "GET" && !request.url.startsWith("/api/") && !/\.\w+$/.test(request.url.split("?")[0] ?? "");
    return wantsPage ? page(request, reply) : answerNotFound(request, reply);
  };
  app.setNotFoundHandler(notFound);
}

function setHeaders(reply: FastifyReply, path: string): void {
  // Built files carry their hash in the name.
  reply.header("cache-control", path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
}

async function securityHeaders(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.header("x-content-type-options", "nosniff");
  reply.header("referrer-policy", "same-origin");
  reply.header("x-frame-options", "DENY");
  if (request.url.startsWith("/api/")) {
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
    return;
  }
  reply.header(
    "content-security-policy",
    "default-src 'self'; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'",
  );
}
