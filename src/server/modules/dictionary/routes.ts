import { z } from "zod";
import type { App, Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import { newTheme, themeRow } from "#shared/dictionary/contracts.ts";
import { createTheme, listThemes, retireTheme } from "./dictionary.ts";

const made = { response: { 200: z.object({ id: z.uuid() }) } };

export function registerDictionaryRoutes(app: App, { db }: Deps): void {
  app.get("/api/themes", { schema: { response: { 200: z.array(themeRow) } } }, ({ actor }) =>
    withActor(db, actor, (tx) => listThemes(tx, actor)),
  );
  app.post("/api/themes", { schema: { body: newTheme, ...made } }, ({ actor, body }) =>
    withActor(db, actor, (tx) => createTheme(tx, actor, body)),
  );
  app.post(
    "/api/themes/:id/retire",
    { schema: { params: z.object({ id: z.uuid() }), response: { 200: z.object({ ok: z.literal(true) }) } } },
    async ({ actor, params }) => {
      await withActor(db, actor, (tx) => retireTheme(tx, actor, params.id));
      return { ok: true } as const;
    },
  );
}
