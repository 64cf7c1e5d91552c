import { loadActivity } from "#server/modules/activities/index.ts";
import { contentOf } from "#shared/activities/content.ts";
import { activityInput } from "./activity-input.ts";
import {
  activity,
  CADRE,
  context,
  day,
  EVERYONE,
  get,
  id,
  LISTED,
  membershipOf,
  ofTown,
  post,
  type RouteNeed,
} from "./route-scene.ts";

export const ACTIVITY_ROUTES: Record<string, RouteNeed> = {
  "GET /api/activities": {
    ...EVERYONE,
    needs: "activity.read",
    elsewhere: "filtered",
    request: async (scene) => ({ ...get("/api/activities?limit=200"), secret: await activity(scene) }),
  },
  "GET /api/activities/export": {
    ...LISTED,
    needs: "activity.export",
    request: async (scene) => {
      const title = `只属本镇${id()}`;
      await activity(scene, { title });
      return { ...get("/api/activities/export"), secret: title };
    },
  },
  "GET /api/activities/expected": {
    ...LISTED,
    needs: "activity.record",
    request: async (scene) => {
      const { person } = await membershipOf(scene);
      const query = `orgs=${scene.town}&kind=all_staff_meeting&date=${day}`;
      return { ...get(`/api/activities/expected?${query}`), secret: person };
    },
  },
  "POST /api/activities/bulk": {
    ...LISTED,
    // Each activity is refused on its own (bulk-activities.test.ts); the command as a whole is answered, here once.
    elsewhere: "open",
    needs: "activity.record",
    request: async (scene) => {
      const items = [{ id: await activity(scene), revision: 1 }];
      return post("/api/activities/bulk", { commandId: id(), step: "file", items });
    },
  },
  "GET /api/activities/previous": {
    ...LISTED,
    needs: "activity.record",
    request: async (scene) => {
      const title = `只属本镇${id()}`;
      await activity(scene, { title, heldOn: "2026-11-19" });
      return { ...get(`/api/activities/previous?org=${scene.town}&kind=all_staff_meeting`), secret: title };
    },
  },
  "POST /api/activities": {
    ...CADRE,
    needs: "activity.record",
    request: async ({ town }) => post("/api/activities", activityInput({ orgs: [{ orgId: town, role: "host" }] })),
  },
  "GET /api/activities/:id": {
    ...EVERYONE,
    needs: "activity.read",
    elsewhere: "refused",
    request: async (scene) => get(`/api/activities/${await activity(scene)}`),
  },
  "PUT /api/activities/:id": {
    ...CADRE,
    needs: "activity.record",
    request: async (scene) => {
      const made = await activity(scene);
      const before = await scene.world.run((tx) => loadActivity(tx, scene.world.system, made));
      const payload = { ...contentOf(before), title: "更正后的名称", revision: 1 };
      return { method: "PUT", url: `/api/activities/${made}`, payload };
    },
  },
  "POST /api/activities/:id/file": {
    ...CADRE,
    needs: "activity.record",
    request: async (scene) => post(`/api/activities/${await activity(scene, { state: "held" })}/file`, { revision: 1 }),
  },
  "POST /api/activities/:id/reopen": {
    ...CADRE,
    needs: "activity.record",
    request: async (scene) => post(`/api/activities/${await activity(scene)}/reopen`, { revision: 1 }),
  },
  "POST /api/activities/:id/cancel": {
    ...CADRE,
    needs: "activity.record",
    request: async (scene) =>
      post(`/api/activities/${await activity(scene)}/cancel`, { revision: 1, reason: "重复登记" }),
  },

  "POST /api/figures/compute": {
    ...EVERYONE,
    needs: "figure.read",
    elsewhere: "filtered",
    request: async (scene) => {
      const host = await scene.world.org("branch", scene.town);
      await activity(scene, { orgs: [{ orgId: host, role: "host" }] });
      const spec = { ...ofTown(scene), org: host };
      return { ...post("/api/figures/compute", { spec, context }), secret: '"records":1' };
    },
  },
  "POST /api/figures/records": {
    ...EVERYONE,
    needs: "figure.read",
    elsewhere: "filtered",
    request: async (scene) => {
      const secret = await activity(scene);
      return { ...post("/api/figures/records", { spec: ofTown(scene), context, limit: 200 }), secret };
    },
  },
  "POST /api/figures/neighbours": {
    ...EVERYONE,
    needs: "figure.read",
    elsewhere: "filtered",
    request: async (scene) => {
      const host = await scene.world.org("branch", scene.town);
      await activity(scene, { orgs: [{ orgId: host, role: "host" }] });
      const spec = { ...ofTown(scene), org: host };
      return { ...post("/api/figures/neighbours", { spec, context }), secret: '"value":1' };
    },
  },
  "POST /api/figures/search": {
    ...EVERYONE,
    needs: "figure.read",
    elsewhere: "filtered",
    request: async (scene) => {
      const org = await scene.world.org("branch", scene.town);
      await activity(scene, { orgs: [{ orgId: org, role: "host" }] });
      return { ...post("/api/figures/search", { question: "全体干部会议 次数", context, org }), secret: '"value":1' };
    },
  },
  "GET /api/activities/:id/figures": {
    ...EVERYONE,
    needs: "figure.read",
    elsewhere: "filtered",
    request: async (scene) => ({ ...get(`/api/activities/${await activity(scene)}/figures`), secret: scene.town }),
  },
};
