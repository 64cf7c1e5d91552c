import { readImport } from "#server/modules/imports/index.ts";
import {
  activity,
  CADRE,
  context,
  get,
  id,
  importOf,
  LEDGER,
  LISTED,
  post,
  type RouteNeed,
  reportOf,
} from "./route-scene.ts";
import { upload } from "./signed-in.ts";

export const REPORT_ROUTES: Record<string, RouteNeed> = {
  "GET /api/reports": {
    ...LISTED,
    needs: "report.read",
    request: async (scene) => ({ ...get("/api/reports?limit=200"), secret: await reportOf(scene) }),
  },
  "GET /api/register": {
    ...LISTED,
    needs: "report.read",
    request: async (scene) => ({ ...get("/api/register?limit=200"), secret: await reportOf(scene, "issued") }),
  },
  "GET /api/register/export": {
    ...LISTED,
    needs: "report.read",
    request: async (scene) => {
      await reportOf(scene, "issued");
      return { ...get("/api/register/export"), secret: "测试市委组织部" };
    },
  },
  "POST /api/reports": {
    ...CADRE,
    needs: "report.write",
    lacking: "auditor",
    request: async ({ town }) =>
      post("/api/reports", { commandId: id(), id: id(), orgId: town, template: "briefing", ...context }),
  },
  "GET /api/reports/:id": {
    ...CADRE,
    needs: "report.read",
    request: async (scene) => get(`/api/reports/${await reportOf(scene)}`),
  },
  "PUT /api/reports/:id": {
    ...CADRE,
    needs: "report.write",
    lacking: "auditor",
    request: async (scene) => ({
      ...{ method: "PUT", url: `/api/reports/${await reportOf(scene)}` },
      payload: { revision: 1, frame: { title: "新标题" }, document: { type: "doc", content: [] } },
    }),
  },
  "POST /api/reports/:id/delete": {
    ...CADRE,
    needs: "report.write",
    lacking: "auditor",
    request: async (scene) => post(`/api/reports/${await reportOf(scene)}/delete`, { revision: 1 }),
  },
  "POST /api/reports/:id/review": {
    ...CADRE,
    needs: "report.issue",
    lacking: "auditor",
    request: async (scene) => post(`/api/reports/${await reportOf(scene)}/review`, { revision: 1 }),
  },
  "POST /api/reports/:id/return": {
    ...CADRE,
    needs: "report.issue",
    lacking: "auditor",
    request: async (scene) => post(`/api/reports/${await reportOf(scene, "reviewed")}/return`, { revision: 2 }),
  },
  "POST /api/reports/:id/issue": {
    ...CADRE,
    needs: "report.issue",
    lacking: "auditor",
    request: async (scene) =>
      post(`/api/reports/${await reportOf(scene, "reviewed")}/issue`, { revision: 2, recipient: "测试市委组织部" }),
  },
  "POST /api/reports/:id/roll": {
    ...CADRE,
    needs: "report.write",
    lacking: "auditor",
    request: async (scene) =>
      post(`/api/reports/${await reportOf(scene)}/roll`, { commandId: id(), id: id(), ...context }),
  },
  "GET /api/reports/:id/word": {
    ...CADRE,
    needs: "report.read",
    request: async (scene) => get(`/api/reports/${await reportOf(scene)}/word?copy=clean`),
  },

  "GET /api/imports": {
    ...LISTED,
    needs: "import.run",
    request: async (scene) => ({ ...get("/api/imports"), secret: await importOf(scene) }),
  },
  "POST /api/imports": {
    ...CADRE,
    needs: "import.run",
    request: async ({ town }) => ({ ...post(`/api/imports?org=${town}`), ...upload("台账.csv", LEDGER) }),
  },
  "GET /api/imports/:id": {
    ...CADRE,
    needs: "import.run",
    request: async (scene) => get(`/api/imports/${await importOf(scene)}`),
  },
  "PUT /api/imports/:id/choices": {
    ...CADRE,
    needs: "import.run",
    request: async (scene) => {
      const batch = await importOf(scene);
      const { choices } = await readImport(scene.world.deps, scene.world.system, batch);
      return {
        method: "PUT",
        url: `/api/imports/${batch}/choices`,
        payload: { target: "activities", revision: 1, choices },
      };
    },
  },
  "POST /api/imports/:id/run": {
    ...CADRE,
    needs: "import.run",
    request: async (scene) => post(`/api/imports/${await importOf(scene)}/run`, { revision: 1, confirmed: { new: 1 } }),
  },
  "POST /api/imports/:id/discard": {
    ...CADRE,
    needs: "import.run",
    request: async (scene) => post(`/api/imports/${await importOf(scene)}/discard`, { revision: 1 }),
  },

  "GET /api/events": {
    needs: "event.read",
    as: "auditor",
    lacking: "town_cadre",
    elsewhere: "filtered",
    request: async (scene) => {
      const title = `只属本镇${id()}`;
      return { ...get(`/api/events?text=${encodeURIComponent(title)}`), secret: await activity(scene, { title }) };
    },
  },
  "GET /api/events/export": {
    needs: "event.read",
    as: "auditor",
    lacking: "town_cadre",
    elsewhere: "filtered",
    request: async (scene) => {
      const title = `只属本镇${id()}`;
      await activity(scene, { title });
      return { ...get("/api/events/export"), secret: title };
    },
  },
};
