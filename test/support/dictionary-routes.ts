import { retireTheme } from "#server/modules/dictionary/themes.ts";
import { themeOf } from "./dictionary-input.ts";
import { get, id, type Made, post, type RouteNeed, type Scene } from "./route-scene.ts";

/** The dictionary is the district's: whoever keeps a town's dictionary does not keep it. */
const kept = (request: (scene: Scene) => Promise<Made>): RouteNeed => ({
  ...{ needs: "dictionary.manage", as: "department_clerk", lacking: "town_cadre" },
  ...{ elsewhere: "refused", place: "district", request },
});

const put = (url: string, payload: object) => ({ method: "PUT", url, payload }) as const;

const THEMES: Record<string, RouteNeed> = {
  "GET /api/themes": { needs: "sign-in", request: async () => get("/api/themes") },
  "GET /api/dictionary/themes": kept(async () => get("/api/dictionary/themes")),
  "GET /api/dictionary/themes/export": kept(async () => get("/api/dictionary/themes/export")),
  "POST /api/themes": kept(async () => post("/api/themes", { commandId: id(), id: id(), name: `主题${id()}` })),
  "PUT /api/themes/:id": kept(async ({ world }) =>
    put(`/api/themes/${await themeOf(world)}`, { revision: 1, name: `更名${id()}` }),
  ),
  "POST /api/themes/:id/retire": kept(async ({ world }) =>
    post(`/api/themes/${await themeOf(world)}/retire`, { revision: 1 }),
  ),
  "POST /api/themes/:id/restore": kept(async ({ world }) => {
    const theme = await themeOf(world);
    await world.run((tx) => retireTheme(tx, world.system, theme, 1));
    return post(`/api/themes/${theme}/restore`, { revision: 2 });
  }),
  "POST /api/themes/:id/merge": kept(async ({ world }) =>
    post(`/api/themes/${await themeOf(world)}/merge`, { revision: 1, into: await themeOf(world) }),
  ),
};

const CALENDAR: Record<string, RouteNeed> = {
  "GET /api/calendar": { needs: "sign-in", request: async () => get("/api/calendar") },
  "GET /api/dictionary/calendar/export": kept(async () => get("/api/dictionary/calendar/export?year=2026")),
  // The route is asked twice with the right: the second time nothing changes.
  "PUT /api/dictionary/calendar/:year": kept(async () =>
    put("/api/dictionary/calendar/2031", { revision: 0, settled: false, days: [] }),
  ),
};

export const DICTIONARY_ROUTES: Record<string, RouteNeed> = { ...THEMES, ...CALENDAR };
