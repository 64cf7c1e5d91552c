import { EVERYONE, get, type RouteNeed, type Scene } from "./route-scene.ts";

/** A search that would find something of another town. */
async function search({ world, town }: Scene, path: string) {
  const secret = "密不外传的座谈";
  await world.activity({ orgs: [{ orgId: town, role: "host" }], kinds: ["salon"], title: secret });
  return { ...get(`${path}?q=${encodeURIComponent("不外传")}`), secret };
}

export const SEARCH_ROUTES: Record<string, RouteNeed> = {
  "GET /api/home": { needs: "sign-in", request: async () => get("/api/home") },
  "GET /api/home/overview": {
    ...EVERYONE,
    needs: "figure.read",
    elsewhere: "refused",
    request: async ({ town }) => get(`/api/home/overview?org=${town}`),
  },
  "GET /api/search": {
    needs: "activity.read",
    ...EVERYONE,
    elsewhere: "filtered",
    request: (scene) => search(scene, "/api/search"),
  },
  "GET /api/search/:type": {
    needs: "activity.read",
    ...EVERYONE,
    elsewhere: "filtered",
    request: (scene) => search(scene, "/api/search/activity"),
  },
};
