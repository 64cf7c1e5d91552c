import { activity, EVERYONE, get, id, LISTED, type RouteNeed, type Scene } from "./route-scene.ts";

/** A ledger of everything, and an activity that only its own town may find in it. */
async function ledger(scene: Scene, path: string) {
  const title = `只属本镇${id()}`;
  await activity(scene, { title });
  const spec = { title: "活动台账", query: { states: ["filed"] }, group: "org", columns: ["heldOn", "title"] };
  return { ...get(`${path}?ledger=${encodeURIComponent(JSON.stringify(spec))}`), secret: title };
}

export const LEDGER_ROUTES: Record<string, RouteNeed> = {
  "GET /api/ledgers/layouts": { needs: "sign-in", request: async () => get("/api/ledgers/layouts") },
  "PUT /api/ledgers/layouts": {
    needs: "sign-in",
    request: async () => ({
      method: "PUT",
      url: "/api/ledgers/layouts",
      payload: { ledger: "all", columns: ["title"], group: "month" },
    }),
  },
  "GET /api/ledgers": {
    ...EVERYONE,
    needs: "activity.read",
    elsewhere: "filtered",
    request: (scene) => ledger(scene, "/api/ledgers"),
  },
  "GET /api/ledgers/xlsx": {
    ...LISTED,
    needs: "activity.export",
    request: (scene) => ledger(scene, "/api/ledgers/xlsx"),
  },
  "GET /api/ledgers/docx": {
    ...LISTED,
    needs: "activity.export",
    request: (scene) => ledger(scene, "/api/ledgers/docx"),
  },
};
