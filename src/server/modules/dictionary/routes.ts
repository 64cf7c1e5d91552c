import { z } from "zod";
import { answerSheet } from "#server/platform/answer-sheet.ts";
import type { App, Deps } from "#server/platform/app-types.ts";
import { jsonParam } from "#server/platform/json-param.ts";
import { withActor } from "#server/platform/tx.ts";
import { calendarAnswer, calendarChange } from "#shared/calendar/contracts.ts";
import { kindWordsChange, kindWordsRow, kindWordsVersion } from "#shared/catalogue/kind-words.ts";
import {
  newTheme,
  themeFilter,
  themeMerger,
  themePage,
  themeRenaming,
  themeRow,
  themeStep,
} from "#shared/dictionary/contracts.ts";
import { changeCalendar, loadCalendar } from "./calendar.ts";
import { exportCalendar } from "./export-calendar.ts";
import { exportKindWords } from "./export-kind-words.ts";
import { exportThemes } from "./export-themes.ts";
import { changeKindWords, listKindWords, versionsOfWords } from "./kind-words.ts";
import { listThemes, pageOfThemes } from "./list-themes.ts";
import { mergeTheme } from "./merge-theme.ts";
import { requireDictionary } from "./require-dictionary.ts";
import { createTheme, renameTheme, restoreTheme, retireTheme } from "./themes.ts";

const params = z.object({ id: z.uuid() });
const ok = { response: { 200: z.object({ ok: z.literal(true) }) } };
const done = { ok: true } as const;
const filtered = z.object({ filter: jsonParam(themeFilter, "筛选条件").default(themeFilter.parse({})) });
const paged = filtered.extend({
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function registerDictionaryRoutes(app: App, deps: Deps): void {
  registerThemeRoutes(app, deps);
  registerCalendarRoutes(app, deps);
  registerWordRoutes(app, deps);
}

const ofKind = z.object({ kind: z.string().max(40) });

function registerWordRoutes(app: App, { db }: Deps): void {
  // Whoever types a kind may type it in the district's words.
  app.get("/api/kind-words", { schema: { response: { 200: z.array(kindWordsRow) } } }, ({ actor }) =>
    withActor(db, actor, (tx) => listKindWords(tx, actor)),
  );
  app.get("/api/dictionary/words/export", ({ actor }, reply) => {
    requireDictionary(actor);
    return answerSheet(reply, "措辞", (sink) => withActor(db, actor, (tx) => exportKindWords(tx, actor, sink)));
  });
  app.put(
    "/api/dictionary/words/:kind",
    { schema: { params: ofKind, body: kindWordsChange, response: { 200: z.object({ revision: z.int() }) } } },
    ({ actor, params, body }) => withActor(db, actor, (tx) => changeKindWords(tx, actor, params.kind, body)),
  );
  app.get(
    "/api/dictionary/words/:kind/versions",
    { schema: { params: ofKind, response: { 200: z.array(kindWordsVersion) } } },
    ({ actor, params }) => withActor(db, actor, (tx) => versionsOfWords(tx, actor, params.kind)),
  );
}

const ofYear = z.object({ year: z.coerce.number().int().min(2000).max(2100) });

function registerCalendarRoutes(app: App, { db }: Deps): void {
  // Whoever sets a deadline wants to know whether the day is worked on.
  app.get("/api/calendar", { schema: { response: { 200: calendarAnswer } } }, ({ actor }) =>
    withActor(db, actor, async (tx) => ({ years: await loadCalendar(tx, actor) })),
  );
  app.get("/api/dictionary/calendar/export", { schema: { querystring: ofYear } }, ({ actor, query }, reply) => {
    requireDictionary(actor);
    return answerSheet(reply, `${query.year}年节假日`, (sink) =>
      withActor(db, actor, (tx) => exportCalendar(tx, actor, query.year, sink)),
    );
  });
  app.put(
    "/api/dictionary/calendar/:year",
    { schema: { params: ofYear, body: calendarChange, response: { 200: z.object({ revision: z.int() }) } } },
    ({ actor, params, body }) => withActor(db, actor, (tx) => changeCalendar(tx, actor, params.year, body)),
  );
}

function registerThemeRoutes(app: App, { db }: Deps): void {
  app.get("/api/themes", { schema: { response: { 200: z.array(themeRow) } } }, ({ actor }) =>
    withActor(db, actor, (tx) => listThemes(tx, actor)),
  );
  app.get(
    "/api/dictionary/themes",
    { schema: { querystring: paged, response: { 200: themePage } } },
    ({ actor, query: { filter, after = null, limit } }) =>
      withActor(db, actor, (tx) => pageOfThemes(tx, actor, filter, { after, limit })),
  );
  app.get("/api/dictionary/themes/export", { schema: { querystring: filtered } }, ({ actor, query }, reply) => {
    requireDictionary(actor);
    return answerSheet(reply, "主题", (sink) =>
      withActor(db, actor, (tx) => exportThemes(tx, actor, query.filter, sink)),
    );
  });
  app.post(
    "/api/themes",
    { schema: { body: newTheme, response: { 200: z.object({ id: z.uuid() }) } } },
    ({ actor, body }) => withActor(db, actor, (tx) => createTheme(tx, actor, body)),
  );
  app.put("/api/themes/:id", { schema: { params, body: themeRenaming, ...ok } }, async ({ actor, params, body }) => {
    await withActor(db, actor, (tx) => renameTheme(tx, actor, params.id, body));
    return done;
  });
  app.post(
    "/api/themes/:id/retire",
    { schema: { params, body: themeStep, ...ok } },
    async ({ actor, params, body }) => {
      await withActor(db, actor, (tx) => retireTheme(tx, actor, params.id, body.revision));
      return done;
    },
  );
  app.post(
    "/api/themes/:id/restore",
    { schema: { params, body: themeStep, ...ok } },
    async ({ actor, params, body }) => {
      await withActor(db, actor, (tx) => restoreTheme(tx, actor, params.id, body.revision));
      return done;
    },
  );
  app.post(
    "/api/themes/:id/merge",
    { schema: { params, body: themeMerger, response: { 200: z.object({ activities: z.int() }) } } },
    ({ actor, params, body }) => withActor(db, actor, (tx) => mergeTheme(tx, actor, params.id, body)),
  );
}
