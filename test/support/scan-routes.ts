import { randomUUID } from "node:crypto";
import { CADRE, get, id, LISTED, post, type RouteNeed, type Scene } from "./route-scene.ts";
import { attachedScans, type ScanStage, scansOf, sheetsPdf, uploadBytes } from "./scan-scene.ts";

/** A batch of the scene's town. */
async function scans({ world, town }: Scene, stage: ScanStage) {
  return scansOf(world, await world.actor("town_cadre", town), stage);
}

const step = (name: string, stage: ScanStage): RouteNeed => ({
  ...CADRE,
  needs: "activity.record",
  request: async (scene) => {
    const { batch, revision } = await scans(scene, stage);
    return post(`/api/scans/${batch}/${name}`, { revision });
  },
});

export const SCAN_ROUTES: Record<string, RouteNeed> = {
  "GET /api/scans": {
    ...LISTED,
    needs: "activity.record",
    request: async (scene) => ({ ...get("/api/scans"), secret: (await scans(scene, "empty")).batch }),
  },
  // A batch is opened for whatever its maker records; only what comes into it lies somewhere.
  "POST /api/scans": {
    ...CADRE,
    needs: "activity.record",
    elsewhere: "open",
    request: async () => post("/api/scans", { commandId: id(), id: id() }),
  },
  "GET /api/scans/:id": {
    ...CADRE,
    needs: "activity.record",
    request: async (scene) => get(`/api/scans/${(await scans(scene, "collecting")).batch}`),
  },
  "POST /api/scans/:id/files": {
    ...CADRE,
    needs: "activity.record",
    request: async (scene) => ({
      ...post(`/api/scans/${(await scans(scene, "empty")).batch}/files`),
      ...uploadBytes("一页.pdf", await sheetsPdf([randomUUID()])),
    }),
  },
  "DELETE /api/scans/:id/files/:fileId": {
    ...CADRE,
    needs: "activity.record",
    request: async (scene) => {
      const { batch, file, revision } = await scans(scene, "collecting");
      return { method: "DELETE", url: `/api/scans/${batch}/files/${file}?revision=${revision}` };
    },
  },
  "GET /api/scans/:id/files/:fileId/pages/:page/:size": {
    ...CADRE,
    needs: "activity.record",
    request: async (scene) => {
      const { batch, file } = await scans(scene, "sorting");
      return get(`/api/scans/${batch}/files/${file}/pages/1/thumb`);
    },
  },
  "PUT /api/scans/:id/pages": {
    ...CADRE,
    needs: "activity.record",
    request: async (scene) => {
      const { batch, file, revision } = await scans(scene, "sorting");
      const payload = { revision, pages: [{ fileId: file, page: 1 }], to: { kind: "left_out" } };
      return { method: "PUT", url: `/api/scans/${batch}/pages`, payload };
    },
  },
  "POST /api/scans/:id/read": step("read", "collecting"),
  "POST /api/scans/:id/discard": step("discard", "collecting"),
  "POST /api/scans/:id/attach": {
    ...CADRE,
    needs: "activity.record",
    request: async ({ world, town }) => {
      const activity = await world.activity({ orgs: [{ orgId: town, role: "host" }] });
      const { batch, revision } = await scansOf(world, await world.actor("town_cadre", town), "sorting", [activity]);
      return post(`/api/scans/${batch}/attach`, { revision });
    },
  },
  "POST /api/scans/:id/detach": {
    ...CADRE,
    needs: "activity.record",
    request: async ({ world, town }) => {
      const cadre = await world.actor("town_cadre", town);
      const activity = await world.activity({ orgs: [{ orgId: town, role: "host" }] });
      const { batch, revision } = await attachedScans(world, cadre, activity);
      return post(`/api/scans/${batch}/detach`, { revision });
    },
  },
};
