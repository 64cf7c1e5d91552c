import { z } from "zod";
import type { App, Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import {
  newDeclared,
  newProgramme,
  programmeChange,
  programmeClosing,
  programmeDetail,
  programmeFigures,
  programmeRow,
} from "#shared/programmes/contracts.ts";
import { changeProgramme, closeProgramme, reopenProgramme } from "./change-programme.ts";
import { createProgramme } from "./create-programme.ts";
import { declareFigure, withdrawFigure } from "./declare-figure.ts";
import { listProgrammes, readProgramme } from "./queries.ts";
import { readProgrammeFigures } from "./read-figures.ts";

const params = z.object({ id: z.uuid() });
const made = { response: { 200: z.object({ id: z.uuid() }) } };
const ok = { response: { 200: z.object({ ok: z.literal(true) }) } };
const done = { ok: true } as const;

export function registerProgrammeRoutes(app: App, { db }: Deps): void {
  app.get("/api/programmes", { schema: { response: { 200: z.array(programmeRow) } } }, ({ actor }) =>
    withActor(db, actor, (tx) => listProgrammes(tx, actor)),
  );
  app.post("/api/programmes", { schema: { body: newProgramme, ...made } }, ({ actor, body }) =>
    withActor(db, actor, (tx) => createProgramme(tx, actor, body)),
  );
  app.get(
    "/api/programmes/:id",
    { schema: { params, response: { 200: programmeDetail } } },
    ({ actor, params: { id } }) => withActor(db, actor, (tx) => readProgramme(tx, actor, id)),
  );
  app.get(
    "/api/programmes/:id/figures",
    { schema: { params, response: { 200: programmeFigures } } },
    ({ actor, params: { id } }) => withActor(db, actor, (tx) => readProgrammeFigures(tx, actor, id)),
  );
  app.put(
    "/api/programmes/:id",
    { schema: { params, body: programmeChange, response: { 200: z.object({ revision: z.int() }) } } },
    ({ actor, params: { id }, body }) => withActor(db, actor, (tx) => changeProgramme(tx, actor, id, body)),
  );
  app.post("/api/programmes/:id/close", { schema: { params, body: programmeClosing, ...ok } }, async (request) => {
    const { actor, params: at, body } = request;
    await withActor(db, actor, (tx) => closeProgramme(tx, actor, at.id, body));
    return done;
  });
  app.post(
    "/api/programmes/:id/reopen",
    { schema: { params, body: z.object({ revision: z.int() }), ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => reopenProgramme(tx, actor, id, body.revision));
      return done;
    },
  );
  app.post(
    "/api/programmes/:id/declared",
    { schema: { params, body: newDeclared, ...made } },
    ({ actor, params: { id }, body }) => withActor(db, actor, (tx) => declareFigure(tx, actor, id, body)),
  );
  app.delete(
    "/api/programmes/:id/declared/:declaredId",
    { schema: { params: params.extend({ declaredId: z.uuid() }), ...ok } },
    async ({ actor, params: { id, declaredId } }) => {
      await withActor(db, actor, (tx) => withdrawFigure(tx, actor, id, declaredId));
      return done;
    },
  );
}
