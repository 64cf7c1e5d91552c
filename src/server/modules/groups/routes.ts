import { z } from "zod";
import { requireCan } from "#server/modules/access/index.ts";
import { answerSheet } from "#server/platform/answer-sheet.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { jsonParam } from "#server/platform/json-param.ts";
import { withActor } from "#server/platform/tx.ts";
import {
  groupChange,
  groupDetail,
  groupDissolution,
  groupMember,
  groupOfPerson,
  groupPage,
  groupQuery,
  memberChange,
  newGroup,
  newMembers,
} from "#shared/groups/contracts.ts";
import { addMembers } from "./add-members.ts";
import { changeGroup, dissolveGroup, restoreGroup } from "./change-group.ts";
import { changeMember, removeMember } from "./change-member.ts";
import { createGroup } from "./create-group.ts";
import { exportGroups } from "./export-groups.ts";
import { membersOf } from "./members.ts";
import { groupsOfPerson, listGroups, readGroup } from "./queries.ts";

const params = z.object({ id: z.uuid() });
const ofMember = params.extend({ memberId: z.uuid() });
const ok = { response: { 200: z.object({ ok: z.literal(true) }) } };
const saved = { response: { 200: z.object({ revision: z.int() }) } };
const done = { ok: true } as const;
const filter = z.object({ filter: jsonParam(groupQuery, "筛选条件").default(groupQuery.parse({})) });
const page = filter.extend({
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function registerGroupRoutes(app: App, { db }: Deps): void {
  app.get("/api/groups", { schema: { querystring: page, response: { 200: groupPage } } }, ({ actor, query }) =>
    withActor(db, actor, (tx) =>
      listGroups(tx, actor, query.filter, { after: query.after ?? null, limit: query.limit }),
    ),
  );
  app.get("/api/groups/export", { schema: { querystring: filter } }, ({ actor, query }, reply) => {
    requireCan(actor, "group.read");
    return answerSheet(reply, "队伍", (sink) =>
      withActor(db, actor, (tx) => exportGroups(tx, actor, query.filter, sink)),
    );
  });
  app.post(
    "/api/groups",
    { schema: { body: newGroup, response: { 200: z.object({ id: z.uuid() }) } } },
    ({ actor, body }) => withActor(db, actor, (tx) => createGroup(tx, actor, body)),
  );
  app.get("/api/groups/:id", { schema: { params, response: { 200: groupDetail } } }, ({ actor, params: { id } }) =>
    withActor(db, actor, (tx) => readGroup(tx, actor, id)),
  );
  app.put("/api/groups/:id", { schema: { params, body: groupChange, ...saved } }, ({ actor, params: { id }, body }) =>
    withActor(db, actor, (tx) => changeGroup(tx, actor, id, body)),
  );
  app.post("/api/groups/:id/dissolve", { schema: { params, body: groupDissolution, ...ok } }, async (request) => {
    const { actor, params: at, body } = request;
    await withActor(db, actor, (tx) => dissolveGroup(tx, actor, at.id, body));
    return done;
  });
  app.post(
    "/api/groups/:id/restore",
    { schema: { params, body: z.object({ revision: z.int() }), ...ok } },
    async ({ actor, params: { id }, body }) => {
      await withActor(db, actor, (tx) => restoreGroup(tx, actor, id, body.revision));
      return done;
    },
  );
  registerMemberRoutes(app, db);
}

function registerMemberRoutes(app: App, db: Deps["db"]): void {
  app.get(
    "/api/groups/:id/members",
    {
      schema: {
        params,
        querystring: z.object({ day: z.iso.date().optional() }),
        response: { 200: z.array(groupMember) },
      },
    },
    ({ actor, params: { id }, query }) => withActor(db, actor, (tx) => membersOf(tx, actor, id, query.day ?? null)),
  );
  app.post(
    "/api/groups/:id/members",
    { schema: { params, body: newMembers, response: { 200: z.object({ added: z.int() }) } } },
    ({ actor, params: { id }, body }) => withActor(db, actor, (tx) => addMembers(tx, actor, id, body)),
  );
  app.put(
    "/api/groups/:id/members/:memberId",
    { schema: { params: ofMember, body: memberChange, ...saved } },
    ({ actor, params: { id, memberId }, body }) =>
      withActor(db, actor, (tx) => changeMember(tx, actor, id, memberId, body)),
  );
  app.delete(
    "/api/groups/:id/members/:memberId",
    { schema: { params: ofMember, ...ok } },
    async ({ actor, params: { id, memberId } }) => {
      await withActor(db, actor, (tx) => removeMember(tx, actor, id, memberId));
      return done;
    },
  );
  app.get(
    "/api/people/:id/groups",
    { schema: { params, response: { 200: z.array(groupOfPerson) } } },
    ({ actor, params: { id } }) => withActor(db, actor, (tx) => groupsOfPerson(tx, actor, id)),
  );
}
