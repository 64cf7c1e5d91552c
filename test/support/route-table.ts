import { addFile } from "#server/modules/files/index.ts";
import { ACCOUNT_ROUTES, ORG_SHEET_ROUTES } from "./account-routes.ts";
import { ACTIVITY_ROUTES } from "./activity-routes.ts";
import { BATCH_ROUTES } from "./batch-cases.ts";
import { CHECK_ROUTES } from "./check-routes.ts";
import { DICTIONARY_ROUTES } from "./dictionary-routes.ts";
import { DOCUMENT_ROUTES } from "./document-routes.ts";
import { GROUP_ROUTES } from "./group-routes.ts";
import { HANDOVER_ROUTES } from "./handover-cases.ts";
import { LEDGER_ROUTES } from "./ledger-routes.ts";
import { REPORT_ROUTES } from "./report-routes.ts";
import { ROUND_ROUTES } from "./round-routes.ts";
import {
  ADMIN,
  accountOf,
  CADRE,
  day,
  EVERYONE,
  get,
  id,
  LISTED,
  membershipOf,
  post,
  type RouteNeed,
} from "./route-scene.ts";
import { SCAN_ROUTES } from "./scan-routes.ts";
import { SEARCH_ROUTES } from "./search-routes.ts";
import { upload } from "./signed-in.ts";
import { VIEW_ROUTES } from "./view-cases.ts";

export const ROUTES: Record<string, RouteNeed> = {
  "GET /api/health": { needs: "public", request: async () => get("/api/health") },
  "GET /api/openapi.json": { needs: "public", request: async () => get("/api/openapi.json") },
  "GET /api/demo": { needs: "public", request: async () => get("/api/demo") },
  // There is no demonstration here, and whoever asks learns just that.
  "POST /api/demo/session": {
    needs: "public",
    answers: 404,
    request: async () => post("/api/demo/session", { role: "member" }),
  },
  "POST /api/session": {
    needs: "public",
    request: async (scene) => {
      const { username, password } = await accountOf(scene);
      return post("/api/session", { username, password });
    },
  },
  "GET /api/session": { needs: "sign-in", request: async () => get("/api/session") },
  "DELETE /api/session": { needs: "sign-in", request: async () => ({ method: "DELETE", url: "/api/session" }) },
  "POST /api/session/password": {
    needs: "sign-in",
    request: async (_, { password }) => post("/api/session/password", { current: password, next: "Juniper-Falls-72" }),
  },

  "GET /api/accounts": {
    ...ADMIN,
    needs: "account.manage",
    elsewhere: "filtered",
    request: async (scene) => {
      const { username } = await accountOf(scene);
      const filter = encodeURIComponent(JSON.stringify({ text: username }));
      return { ...get(`/api/accounts?filter=${filter}`), secret: username };
    },
  },
  "GET /api/accounts/export": {
    ...ADMIN,
    needs: "account.manage",
    elsewhere: "filtered",
    request: async (scene) => ({ ...get("/api/accounts/export"), secret: (await accountOf(scene)).username }),
  },
  "GET /api/accounts/:id": {
    ...ADMIN,
    needs: "account.manage",
    request: async (scene) => get(`/api/accounts/${(await accountOf(scene)).id}`),
  },
  "POST /api/accounts": {
    ...ADMIN,
    needs: "account.manage",
    request: async ({ town }) =>
      post("/api/accounts", {
        ...{
          commandId: id(),
          id: id(),
          username: `test-${id().slice(0, 13)}`,
          name: "新账号",
          role: "member",
          orgId: town,
        },
      }),
  },
  "POST /api/accounts/:id/password": {
    ...ADMIN,
    needs: "account.manage",
    request: async (scene) => post(`/api/accounts/${(await accountOf(scene)).id}/password`),
  },
  "POST /api/accounts/:id/active": {
    ...ADMIN,
    needs: "account.manage",
    request: async (scene) => post(`/api/accounts/${(await accountOf(scene)).id}/active`, { active: false }),
  },
  "POST /api/accounts/:id/grants": {
    ...ADMIN,
    needs: "account.manage",
    request: async (scene) =>
      post(`/api/accounts/${(await accountOf(scene)).id}/grants`, {
        ...{ commandId: id(), id: id(), role: "org_secretary", orgId: scene.branch },
      }),
  },
  "DELETE /api/accounts/:id/grants/:grantId": {
    ...ADMIN,
    needs: "account.manage",
    request: async (scene) => {
      const account = await accountOf(scene);
      const grant = await scene.world.run((tx) =>
        tx
          .selectFrom("role_grant")
          .select("id")
          .where("district_id", "=", scene.world.district)
          .where("account_id", "=", account.id)
          .executeTakeFirstOrThrow(),
      );
      return { method: "DELETE", url: `/api/accounts/${account.id}/grants/${grant.id}` };
    },
  },
  // It deletes the district: the administrator of one town may not, whichever town it is.
  "DELETE /api/demo": {
    ...ADMIN,
    needs: "demo.leave",
    answers: 403,
    request: async () => ({ method: "DELETE", url: "/api/demo" }),
  },

  "GET /api/orgs": { ...EVERYONE, needs: "org.read", elsewhere: "open", request: async () => get("/api/orgs") },
  "POST /api/orgs": {
    ...ADMIN,
    needs: "org.manage",
    request: async ({ town }) =>
      post("/api/orgs", {
        ...{ commandId: id(), id: id(), parentId: town, kind: "branch", code: id(), name: "新支部" },
        ...{ shortName: "新支部", from: "2026-01-01" },
      }),
  },
  "PATCH /api/orgs/:id": {
    ...ADMIN,
    needs: "org.manage",
    request: async ({ branch }) => ({
      ...{ method: "PATCH", url: `/api/orgs/${branch}` },
      payload: { revision: 1, code: id(), name: "改名支部", shortName: "改名", position: 3 },
    }),
  },
  "POST /api/orgs/:id/move": {
    ...ADMIN,
    needs: "org.manage",
    request: async ({ world, town }) => {
      const branch = await world.org("branch", town);
      const parentId = await world.org("committee", town);
      return post(`/api/orgs/${branch}/move`, { revision: 1, parentId, from: day });
    },
  },
  "POST /api/orgs/:id/close": {
    ...ADMIN,
    needs: "org.manage",
    request: async ({ world, town }) =>
      post(`/api/orgs/${await world.org("branch", town)}/close`, { revision: 1, from: day }),
  },

  "GET /api/people": {
    ...LISTED,
    needs: "person.read",
    request: async (scene) => {
      const { person, name } = await membershipOf(scene);
      return { ...get(`/api/people?q=${encodeURIComponent(name)}`), secret: person };
    },
  },
  "GET /api/people/export": {
    ...LISTED,
    needs: "person.read",
    request: async (scene) => ({ ...get("/api/people/export"), secret: (await membershipOf(scene)).name }),
  },
  "POST /api/people": {
    ...CADRE,
    needs: "person.manage",
    request: async ({ town }) =>
      post("/api/people", {
        ...{ commandId: id(), id: id(), name: "新人" },
        membership: { id: id(), orgId: town, kind: "staff", from: day },
      }),
  },
  "PATCH /api/people/:id": {
    ...CADRE,
    needs: "person.manage",
    request: async (scene) => ({
      ...{ method: "PATCH", url: `/api/people/${(await membershipOf(scene)).person}` },
      payload: { revision: 1, name: "改名", gender: null, birthMonth: null },
    }),
  },
  "POST /api/people/:id/memberships": {
    ...CADRE,
    needs: "person.manage",
    request: async (scene) =>
      post(`/api/people/${(await membershipOf(scene)).person}/memberships`, {
        ...{ commandId: id(), id: id(), orgId: scene.branch, kind: "party", from: day },
      }),
  },
  "POST /api/memberships/:id/end": {
    ...CADRE,
    needs: "person.manage",
    request: async (scene) =>
      post(`/api/memberships/${(await membershipOf(scene)).membership}/end`, { revision: 1, from: day }),
  },

  "POST /api/files": {
    ...CADRE,
    needs: "file.add",
    elsewhere: "open",
    request: async () => ({ ...post("/api/files"), ...upload("说明.txt", "测试") }),
  },
  "GET /api/files/:id": {
    ...EVERYONE,
    needs: "file.read",
    elsewhere: "refused",
    request: async ({ world, town }) => {
      const file = { bytes: new TextEncoder().encode("测试"), name: "说明.txt", mediaType: "text/plain" };
      const cadre = await world.actor("town_cadre", town);
      return get(`/api/files/${(await world.run((tx) => addFile(tx, cadre, world.deps.files, file), cadre)).id}`);
    },
  },
  ...ACCOUNT_ROUTES,
  ...ORG_SHEET_ROUTES,
  ...ACTIVITY_ROUTES,
  ...CHECK_ROUTES,
  ...DICTIONARY_ROUTES,
  ...DOCUMENT_ROUTES,
  ...BATCH_ROUTES,
  ...GROUP_ROUTES,
  ...HANDOVER_ROUTES,
  ...LEDGER_ROUTES,
  ...REPORT_ROUTES,
  ...SEARCH_ROUTES,
  ...VIEW_ROUTES,
  ...ROUND_ROUTES,
  ...SCAN_ROUTES,
};
