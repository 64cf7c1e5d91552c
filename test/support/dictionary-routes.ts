import { retireTheme } from "#server/modules/dictionary/themes.ts";
import { retireOutline } from "#server/modules/outlines/publish-outline.ts";
import { outlineInput, outlineOf, outlineWith, publishedOutline, themeOf } from "./dictionary-input.ts";
import { context, EVERYONE, get, id, type Made, post, type RouteNeed, type Scene } from "./route-scene.ts";

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

const OUTLINES: Record<string, RouteNeed> = {
  "GET /api/outlines": { needs: "sign-in", request: async () => get("/api/outlines") },
  "POST /api/outlines/preview": {
    ...EVERYONE,
    needs: "figure.read",
    elsewhere: "open",
    request: async ({ town }) => post("/api/outlines/preview", { document: outlineWith(), orgId: town, context }),
  },
  "GET /api/dictionary/outlines": kept(async () => get("/api/dictionary/outlines")),
  "POST /api/dictionary/outlines": kept(async () => post("/api/dictionary/outlines", outlineInput())),
  "GET /api/dictionary/outlines/:id": kept(async ({ world }) =>
    get(`/api/dictionary/outlines/${await outlineOf(world)}`),
  ),
  "PUT /api/dictionary/outlines/:id": kept(async ({ world }) => {
    const { name, about, document } = outlineInput();
    return put(`/api/dictionary/outlines/${await outlineOf(world)}`, { revision: 1, name, about, document });
  }),
  "GET /api/dictionary/outlines/:id/versions/:version": kept(async ({ world }) =>
    get(`/api/dictionary/outlines/${await publishedOutline(world)}/versions/1`),
  ),
  "GET /api/dictionary/outlines/:id/file": kept(async ({ world }) =>
    get(`/api/dictionary/outlines/${await outlineOf(world)}/file`),
  ),
  "POST /api/dictionary/outlines/:id/publish": kept(async ({ world }) =>
    post(`/api/dictionary/outlines/${await outlineOf(world)}/publish`, { revision: 1 }),
  ),
  "POST /api/dictionary/outlines/:id/retire": kept(async ({ world }) =>
    post(`/api/dictionary/outlines/${await outlineOf(world)}/retire`, { revision: 1 }),
  ),
  "POST /api/dictionary/outlines/:id/restore": kept(async ({ world }) => {
    const outline = await outlineOf(world);
    await world.run((tx) => retireOutline(tx, world.system, outline, 1));
    return post(`/api/dictionary/outlines/${outline}/restore`, { revision: 2 });
  }),
};

const WORDS: Record<string, RouteNeed> = {
  "GET /api/kind-words": { needs: "sign-in", request: async () => get("/api/kind-words") },
  "GET /api/dictionary/words/export": kept(async () => get("/api/dictionary/words/export")),
  "GET /api/dictionary/words/:kind/versions": kept(async () => get("/api/dictionary/words/salon/versions")),
  "PUT /api/dictionary/words/:kind": kept(async () =>
    put("/api/dictionary/words/reminder", { revision: 0, phrase: null, synonyms: [] }),
  ),
};

export const DICTIONARY_ROUTES: Record<string, RouteNeed> = { ...THEMES, ...CALENDAR, ...OUTLINES, ...WORDS };
