import { z } from "zod";
import { requireCan } from "#server/modules/access/index.ts";
import { answerSheet, disposition } from "#server/platform/answer-sheet.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { jsonParam } from "#server/platform/json-param.ts";
import { withActor } from "#server/platform/tx.ts";
import { ledgerLayout, ledgerPage, ledgerSpec } from "#shared/ledgers/contracts.ts";
import { ledgerDocx, ledgerXlsx } from "./export-ledger.ts";
import { keepLayout, listLayouts } from "./layouts.ts";
import { readLedgerPage } from "./ledger-page.ts";

const asked = z.object({ ledger: jsonParam(ledgerSpec, "台账的条件") });

export function registerLedgerRoutes(app: App, { db }: Deps): void {
  app.get(
    "/api/ledgers",
    {
      schema: {
        querystring: asked.extend({
          after: z.string().max(400).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(100),
        }),
        response: { 200: ledgerPage },
      },
    },
    ({ actor, query }) =>
      withActor(db, actor, (tx) =>
        readLedgerPage(tx, actor, query.ledger, { after: query.after ?? null, limit: query.limit }),
      ),
  );
  app.get("/api/ledgers/layouts", { schema: { response: { 200: z.array(ledgerLayout) } } }, ({ actor }) =>
    withActor(db, actor, (tx) => listLayouts(tx, actor)),
  );
  app.put(
    "/api/ledgers/layouts",
    { schema: { body: ledgerLayout, response: { 200: z.object({ ok: z.literal(true) }) } } },
    async ({ actor, body }) => {
      await withActor(db, actor, (tx) => keepLayout(tx, actor, body));
      return { ok: true } as const;
    },
  );
  app.get("/api/ledgers/xlsx", { schema: { querystring: asked } }, ({ actor, query }, reply) => {
    requireCan(actor, "activity.export");
    return answerSheet(reply, query.ledger.title, (sink) =>
      withActor(db, actor, (tx) => ledgerXlsx(tx, actor, query.ledger, sink)),
    );
  });
  app.get("/api/ledgers/docx", { schema: { querystring: asked } }, async ({ actor, query }, reply) => {
    const bytes = await withActor(db, actor, (tx) => ledgerDocx(tx, actor, query.ledger));
    return reply
      .header("content-type", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
      .header("content-disposition", disposition("attachment", `${query.ledger.title}.docx`))
      .send(Buffer.from(bytes));
  });
}
