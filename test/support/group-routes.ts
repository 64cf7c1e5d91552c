import { dissolveGroup } from "#server/modules/groups/change-group.ts";
import { closeProgramme } from "#server/modules/programmes/change-programme.ts";
import { declareFigure } from "#server/modules/programmes/declare-figure.ts";
import type { NewDeclared } from "#shared/programmes/contracts.ts";
import {
  DAY,
  groupInput,
  groupOf,
  honourInput,
  honourOf,
  memberOf,
  programmeInput,
  programmeOf,
} from "./group-input.ts";
import { CADRE, EVERYONE, get, id, LISTED, post, type RouteNeed, type Scene } from "./route-scene.ts";

const ofTown = ({ world, town }: Scene) => groupOf(world, { orgId: town });
const programme = ({ world, town }: Scene) => programmeOf(world, { orgId: town });
const put = (url: string, payload: object) => ({ method: "PUT", url, payload }) as const;

const groupChange = { revision: 1, kind: "task_force", name: "更名后的专班", foundedOn: "2026-02-01" };
const programmeChange = { revision: 1, startsOn: "2026-02-01", purpose: "说明" };
const declared = (orgId: string): NewDeclared => ({
  ...{ commandId: id(), id: id(), orgId, metric: "occasions", value: 7, from: DAY, to: DAY, note: "" },
});

const GROUPS: Record<string, RouteNeed> = {
  "GET /api/groups": {
    ...EVERYONE,
    needs: "group.read",
    elsewhere: "filtered",
    request: async (scene) => ({ ...get("/api/groups?limit=200"), secret: await ofTown(scene) }),
  },
  "GET /api/groups/export": {
    ...EVERYONE,
    needs: "group.read",
    elsewhere: "filtered",
    request: async ({ world, town }) => {
      const secret = `队伍${id()}`;
      await groupOf(world, { orgId: town, name: secret });
      return { ...get("/api/groups/export"), secret };
    },
  },
  "POST /api/groups": {
    ...CADRE,
    needs: "group.manage",
    request: async ({ town }) => post("/api/groups", groupInput({ orgId: town })),
  },
  "GET /api/groups/:id": {
    ...EVERYONE,
    needs: "group.read",
    elsewhere: "refused",
    request: async (scene) => get(`/api/groups/${await ofTown(scene)}`),
  },
  "PUT /api/groups/:id": {
    ...CADRE,
    needs: "group.manage",
    request: async (scene) => put(`/api/groups/${await ofTown(scene)}`, { ...groupChange, name: `专班${id()}` }),
  },
  "POST /api/groups/:id/dissolve": {
    ...CADRE,
    needs: "group.manage",
    request: async (scene) => post(`/api/groups/${await ofTown(scene)}/dissolve`, { revision: 1, dissolvedOn: DAY }),
  },
  "POST /api/groups/:id/restore": {
    ...CADRE,
    needs: "group.manage",
    request: async (scene) => {
      const { world } = scene;
      const group = await ofTown(scene);
      const input = { revision: 1, dissolvedOn: DAY, reason: "" };
      await world.run((tx) => dissolveGroup(tx, world.system, group, input));
      return post(`/api/groups/${group}/restore`, { revision: 2 });
    },
  },
  "GET /api/groups/:id/members": {
    ...CADRE,
    needs: "person.read",
    request: async (scene) => get(`/api/groups/${await ofTown(scene)}/members?day=${DAY}`),
  },
  "POST /api/groups/:id/members": {
    ...CADRE,
    needs: "group.manage",
    request: async (scene) => {
      const { world, town } = scene;
      const members = [{ id: id(), personId: await world.person(town), orgId: town, role: "leader" }];
      return post(`/api/groups/${await ofTown(scene)}/members`, { commandId: id(), from: DAY, members });
    },
  },
  "PUT /api/groups/:id/members/:memberId": {
    ...CADRE,
    needs: "group.manage",
    request: async (scene) => {
      const group = await ofTown(scene);
      const { member } = await memberOf(scene.world, group, scene.town);
      return put(`/api/groups/${group}/members/${member}`, { revision: 1, role: "leader", from: DAY });
    },
  },
  "DELETE /api/groups/:id/members/:memberId": {
    ...CADRE,
    needs: "group.manage",
    request: async (scene) => {
      const group = await ofTown(scene);
      const { member } = await memberOf(scene.world, group, scene.town);
      return { method: "DELETE", url: `/api/groups/${group}/members/${member}` };
    },
  },
  "GET /api/people/:id/groups": {
    ...LISTED,
    needs: "person.read",
    request: async (scene) => {
      const group = await ofTown(scene);
      const { personId } = await memberOf(scene.world, group, scene.town);
      return { ...get(`/api/people/${personId}/groups`), secret: group };
    },
  },
};

const PROGRAMMES: Record<string, RouteNeed> = {
  "GET /api/programmes": { needs: "sign-in", request: async () => get("/api/programmes") },
  "POST /api/programmes": {
    ...CADRE,
    needs: "programme.manage",
    request: async ({ town }) => post("/api/programmes", programmeInput({ orgId: town })),
  },
  // What a programme says of itself is known in the whole district.
  "GET /api/programmes/:id": {
    ...EVERYONE,
    needs: "programme.read",
    elsewhere: "open",
    request: async (scene) => get(`/api/programmes/${await programme(scene)}`),
  },
  "GET /api/programmes/:id/figures": {
    ...EVERYONE,
    needs: "figure.read",
    elsewhere: "filtered",
    request: async (scene) => {
      const { world, town } = scene;
      const programmeId = await programme(scene);
      await world.activity({ orgs: [{ orgId: town, role: "host" }], heldOn: "2026-03-01", programmeId });
      return { ...get(`/api/programmes/${programmeId}/figures`), secret: "2026-03" };
    },
  },
  "PUT /api/programmes/:id": {
    ...CADRE,
    needs: "programme.manage",
    request: async (scene) =>
      put(`/api/programmes/${await programme(scene)}`, { ...programmeChange, name: `专项${id()}` }),
  },
  "POST /api/programmes/:id/close": {
    ...CADRE,
    needs: "programme.manage",
    request: async (scene) => post(`/api/programmes/${await programme(scene)}/close`, { revision: 1, closedOn: DAY }),
  },
  "POST /api/programmes/:id/reopen": {
    ...CADRE,
    needs: "programme.manage",
    request: async (scene) => {
      const { world } = scene;
      const object = await programme(scene);
      await world.run((tx) => closeProgramme(tx, world.system, object, { revision: 1, closedOn: DAY, note: "" }));
      return post(`/api/programmes/${object}/reopen`, { revision: 2 });
    },
  },
  "POST /api/programmes/:id/declared": {
    ...CADRE,
    needs: "programme.manage",
    request: async (scene) => post(`/api/programmes/${await programme(scene)}/declared`, declared(scene.town)),
  },
  "DELETE /api/programmes/:id/declared/:declaredId": {
    ...CADRE,
    needs: "programme.manage",
    request: async (scene) => {
      const { world, town } = scene;
      const [object, input] = [await programme(scene), declared(town)];
      await world.run((tx) => declareFigure(tx, world.system, object, input));
      return { method: "DELETE", url: `/api/programmes/${object}/declared/${input.id}` };
    },
  },
};

const RECOGNITIONS: Record<string, RouteNeed> = {
  "GET /api/recognitions": {
    ...EVERYONE,
    needs: "recognition.read",
    elsewhere: "filtered",
    request: async ({ world, town }) => ({
      ...get("/api/recognitions?limit=200"),
      secret: (await honourOf(world, town)).id,
    }),
  },
  "GET /api/recognitions/export": {
    ...EVERYONE,
    needs: "recognition.read",
    elsewhere: "filtered",
    request: async ({ world, town }) => ({
      ...get("/api/recognitions/export"),
      secret: (await honourOf(world, town)).title,
    }),
  },
  "POST /api/recognitions": {
    ...CADRE,
    needs: "recognition.manage",
    request: async ({ town }) => post("/api/recognitions", honourInput(town)),
  },
  "POST /api/recognitions/match": {
    ...LISTED,
    needs: "recognition.manage",
    request: async ({ world, town }) => {
      const name = `甲${id().slice(0, 6)}`;
      const secret = await world.person(town, "staff", name);
      return { ...post("/api/recognitions/match", { on: DAY, lines: [name] }), secret };
    },
  },
  "PUT /api/recognitions/:id": {
    ...CADRE,
    needs: "recognition.manage",
    request: async ({ world, town }) => {
      const { id: object, title } = await honourOf(world, town);
      const payload = { revision: 1, title, level: "town", grantedBy: "测试镇党委", grantedOn: DAY };
      return put(`/api/recognitions/${object}`, payload);
    },
  },
  "POST /api/recognitions/:id/delete": {
    ...CADRE,
    needs: "recognition.manage",
    request: async ({ world, town }) =>
      post(`/api/recognitions/${(await honourOf(world, town)).id}/delete`, { revision: 1 }),
  },
};

export const GROUP_ROUTES: Record<string, RouteNeed> = { ...GROUPS, ...PROGRAMMES, ...RECOGNITIONS };
