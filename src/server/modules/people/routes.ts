import { z } from "zod";
import { requireCan } from "#server/modules/access/index.ts";
import { answerSheet } from "#server/platform/answer-sheet.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { withActor } from "#server/platform/tx.ts";
import {
  membershipEnd,
  newMembership,
  newPerson,
  personChange,
  personFilter,
  personQuery,
  personRow,
} from "#shared/people/contracts.ts";
import { exportPeople } from "./export-people.ts";
import { changePerson, createPerson, endMembership, startMembership } from "./manage-people.ts";
import { listPeople } from "./queries.ts";

const params = z.object({ id: z.uuid() });
const answer = { response: { 200: z.object({ ok: z.literal(true) }) } };
const done = { ok: true } as const;

export function registerPeopleRoutes(app: App, { db }: Deps): void {
  app.get(
    "/api/people",
    { schema: { querystring: personQuery, response: { 200: z.array(personRow) } } },
    ({ actor, query }) => withActor(db, actor, (tx) => listPeople(tx, actor, query)),
  );
  app.get("/api/people/export", { schema: { querystring: personFilter } }, ({ actor, query }, reply) => {
    requireCan(actor, "person.read");
    return answerSheet(reply, "人员", (sink) => withActor(db, actor, (tx) => exportPeople(tx, actor, query, sink)));
  });
  app.post(
    "/api/people",
    { schema: { body: newPerson, response: { 200: z.object({ id: z.uuid() }) } } },
    ({ actor, body }) => withActor(db, actor, (tx) => createPerson(tx, actor, body)),
  );
  app.patch(
    "/api/people/:id",
    { schema: { params, body: personChange, ...answer } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => changePerson(tx, actor, id, body));
      return done;
    },
  );
  app.post(
    "/api/people/:id/memberships",
    { schema: { params, body: newMembership, ...answer } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => startMembership(tx, actor, id, body));
      return done;
    },
  );
  app.post(
    "/api/memberships/:id/end",
    { schema: { params, body: membershipEnd, ...answer } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => endMembership(tx, actor, id, body));
      return done;
    },
  );
}
