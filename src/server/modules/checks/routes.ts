import { z } from "zod";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { disposition } from "#server/platform/answer-sheet.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import {
  checkContext,
  checkDetail,
  checkRow,
  claimDecision,
  claimToReport,
  findingSettling,
  newCheck,
} from "#shared/checks/contracts.ts";
import { ownTermChange, proofSettings } from "#shared/checks/rule-contracts.ts";
import { DomainError } from "#shared/errors.ts";
import { annotatedCopy } from "./annotate-check.ts";
import { claimIntoReport } from "./claim-into-report.ts";
import { decideClaim, settleFinding } from "./decide.ts";
import { deleteCheck } from "./delete-check.ts";
import { loadCheck } from "./load-check.ts";
import { describeCheck, listChecks } from "./queries.ts";
import { addTerm, changeTerm, readSettings, switchRule } from "./rule-settings.ts";
import { recheck, startCheck } from "./start-check.ts";

const params = z.object({ id: z.uuid() });
const started = { response: { 200: z.object({ id: z.uuid() }) } };
const ok = { response: { 200: z.object({ ok: z.literal(true) }) } };
const done = { ok: true } as const;
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A context in the address, all of it or none. */
const contextQuery = checkContext.partial();

const contextOf = (query: z.infer<typeof contextQuery>) => {
  const { from, to, cutoff, on } = query;
  return from && to && cutoff && on ? { from, to, cutoff, on } : null;
};

export function registerCheckRoutes(app: App, deps: Deps): void {
  const { db } = deps;
  registerRuleRoutes(app, deps);
  app.get(
    "/api/checks",
    {
      schema: {
        querystring: z.object({
          org: z.uuid().optional(),
          text: z.string().max(60).default(""),
          after: z.uuid().optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.array(checkRow) },
      },
    },
    ({ actor, query: { org = null, text, after = null, limit } }) =>
      withActor(db, actor, (tx) => listChecks(tx, actor, { org, text }, { after, limit })),
  );
  app.post(
    "/api/checks",
    {
      schema: {
        querystring: contextQuery.extend({
          id: z.uuid(),
          commandId: z.uuid(),
          org: z.uuid(),
          title: z.string().max(200).default(""),
        }),
        ...started,
      },
    },
    async (request) => {
      const { actor, query } = request;
      const file = await fileOf(actor, request);
      const order = { id: query.id, commandId: query.commandId, orgId: query.org, title: query.title };
      return startCheck(deps, actor, { ...order, context: contextOf(query) }, file);
    },
  );
  app.post("/api/checks/text", { schema: { body: newCheck, ...started } }, ({ actor, body: { text, ...order } }) =>
    startCheck(deps, actor, order, { text }),
  );
  app.get("/api/checks/:id", { schema: { params, response: { 200: checkDetail } } }, ({ actor, params: { id } }) =>
    withActor(db, actor, async (tx) => describeCheck(await loadCheck(tx, actor, id))),
  );
  app.post(
    "/api/checks/:id/file",
    { schema: { params, querystring: contextQuery.extend({ revision: z.coerce.number().int() }), ...ok } },
    async (request) => {
      const { actor, query } = request;
      const submitted = await fileOf(actor, request);
      await recheck(deps, actor, request.params.id, { revision: query.revision, context: contextOf(query), submitted });
      return done;
    },
  );
  app.post(
    "/api/checks/:id/again",
    {
      schema: {
        params,
        body: z.object({
          revision: z.int(),
          context: checkContext.nullable(),
          text: z.string().min(1).max(300_000).nullable(),
        }),
        ...ok,
      },
    },
    async ({ actor, params: { id }, body: { revision, context, text } }) => {
      await recheck(deps, actor, id, { revision, context, submitted: text === null ? null : { text } });
      return done;
    },
  );
  app.put(
    "/api/checks/:id/claims",
    {
      schema: {
        params,
        body: z.object({ fingerprint: z.string().max(2000), decision: claimDecision.nullable() }),
        response: { 200: checkDetail },
      },
    },
    ({ actor, params: { id }, body }) => withActor(db, actor, (tx) => decideClaim(tx, actor, id, body)),
  );
  app.post(
    "/api/checks/:id/figure",
    { schema: { params, body: claimToReport, response: { 200: z.object({ reportId: z.uuid() }) } } },
    ({ actor, params: { id }, body }) => withActor(db, actor, (tx) => claimIntoReport(tx, actor, id, body)),
  );
  app.put(
    "/api/checks/:id/findings",
    {
      schema: {
        params,
        body: findingSettling,
        response: { 200: checkDetail },
      },
    },
    ({ actor, params: { id }, body }) => withActor(db, actor, (tx) => settleFinding(tx, actor, id, body)),
  );
  app.get("/api/checks/:id/annotated.docx", { schema: { params } }, async ({ actor, params: { id } }, reply) => {
    const { name, bytes } = await annotatedCopy(deps, actor, id);
    return reply
      .header("content-type", DOCX)
      .header("content-disposition", disposition("attachment", name))
      .send(Buffer.from(bytes));
  });
  app.delete(
    "/api/checks/:id",
    { schema: { params, querystring: z.object({ revision: z.coerce.number().int() }), ...ok } },
    async ({ actor, params: { id }, query: { revision } }) => {
      await withActor(db, actor, (tx) => deleteCheck(tx, actor, id, revision));
      return done;
    },
  );
}

/** Which rules a district wants, and its own words for the lexicon. */
function registerRuleRoutes(app: App, { db }: Deps): void {
  app.get("/api/checks/rules", { schema: { response: { 200: proofSettings } } }, ({ actor }) =>
    withActor(db, actor, (tx) => readSettings(tx, actor)),
  );
  app.put(
    "/api/checks/rules",
    { schema: { body: z.object({ rule: z.string().max(80), shown: z.boolean() }), ...ok } },
    async ({ actor, body }) => {
      await withActor(db, actor, (tx) => switchRule(tx, actor, body));
      return done;
    },
  );
  app.post(
    "/api/checks/terms",
    { schema: { body: ownTermChange.extend({ id: z.uuid() }), ...ok } },
    async ({ actor, body: { id, ...input } }) => {
      await withActor(db, actor, (tx) => addTerm(tx, actor, id, input));
      return done;
    },
  );
  app.put(
    "/api/checks/terms/:id",
    { schema: { params, body: ownTermChange.extend({ revision: z.int() }), ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => changeTerm(tx, actor, id, body));
      return done;
    },
  );
}

type Upload = {
  isMultipart(): boolean;
  file(): Promise<{ filename: string; toBuffer(): Promise<Buffer> } | undefined>;
};

async function fileOf(actor: Actor, request: Upload): Promise<{ fileName: string; bytes: Uint8Array }> {
  requireCan(actor, "draft.check");
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part) throw new DomainError("invalid", { reason: "请选择要核对的文件" }, "file");
  return { fileName: part.filename, bytes: await part.toBuffer() };
}
