import { randomUUID as id } from "node:crypto";
import { changeCalendar, loadCalendar } from "#server/modules/dictionary/calendar.ts";
import { changeKindWords, createTheme, loadKindWords } from "#server/modules/dictionary/index.ts";
import { mergeTheme } from "#server/modules/dictionary/merge-theme.ts";
import { renameTheme, restoreTheme, retireTheme } from "#server/modules/dictionary/themes.ts";
import { changeOutline, createOutline, publishOutline } from "#server/modules/outlines/index.ts";
import { restoreOutline, retireOutline } from "#server/modules/outlines/publish-outline.ts";
import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import { outlineInput, outlineOf, themeOf } from "./dictionary-input.ts";
import type { Act, VerbCase } from "./verb-cases.ts";
import type { World } from "./world.ts";

const verb = (name: string, arrange: (world: World) => Promise<Act>): VerbCase => ({ name, arrange });

const themes: VerbCase[] = [
  verb("create a theme", async (world) => {
    const object = id();
    const input = { commandId: id(), id: object, name: `主题${object}` };
    const does: Act["does"] = (tx) => createTheme(tx, world.system, input);
    return { object, events: ["theme.created"], tables: ["theme"], does, again: does };
  }),
  verb("rename a theme", async (world) => {
    const object = await themeOf(world);
    const name = `更名${object}`;
    return {
      ...{ object, events: ["theme.renamed"], tables: ["theme"] },
      does: (tx) => renameTheme(tx, world.system, object, { revision: 1, name }),
      again: (tx) => renameTheme(tx, world.system, object, { revision: 2, name }),
    };
  }),
  verb("retire a theme", async (world) => {
    const object = await themeOf(world);
    const does: Act["does"] = (tx) => retireTheme(tx, world.system, object, 1);
    return { object, events: ["theme.retired"], tables: ["theme"], does };
  }),
  verb("restore a theme", async (world) => {
    const object = await themeOf(world);
    await world.run((tx) => retireTheme(tx, world.system, object, 1));
    const does: Act["does"] = (tx) => restoreTheme(tx, world.system, object, 2);
    return { object, events: ["theme.restored"], tables: ["theme"], does };
  }),
  verb("merge a theme into another", async (world) => {
    const [object, into] = [await themeOf(world), await themeOf(world)];
    await world.activity({ orgs: [{ orgId: world.root, role: "host" }], themes: [object] });
    const does: Act["does"] = (tx) => mergeTheme(tx, world.system, object, { revision: 1, into });
    return { object, events: ["theme.merged"], tables: ["activity_theme", "theme"], does };
  }),
];

let year = 2040;

const calendar: VerbCase[] = [
  verb("change the holidays of a year", async (world) => {
    year += 1;
    const [on, days] = [year, [{ day: `${year}-10-01`, kind: "off" as const, name: "国庆节" }]];
    await world.run((tx) => changeCalendar(tx, world.system, on, { revision: 0, settled: true, days: [] }));
    const years = await world.run((tx) => loadCalendar(tx, world.system));
    const object = years.find((one) => one.year === on)?.id ?? "";
    return {
      ...{ object, events: ["calendar.changed"], tables: ["calendar_day", "calendar_year"] },
      does: (tx) => changeCalendar(tx, world.system, on, { revision: 1, settled: true, days }),
      again: (tx) => changeCalendar(tx, world.system, on, { revision: 2, settled: true, days }),
    };
  }),
];

const outlines: VerbCase[] = [
  verb("create an outline", async (world) => {
    const input = outlineInput();
    const does: Act["does"] = (tx) => createOutline(tx, world.system, input);
    return { object: input.id, events: ["outline.created"], tables: ["outline"], does, again: does };
  }),
  verb("change an outline", async (world) => {
    const object = await outlineOf(world);
    const { name, about, document } = outlineInput();
    return {
      ...{ object, events: ["outline.changed"], tables: ["outline"] },
      does: (tx) => changeOutline(tx, world.system, object, { revision: 1, name, about, document }),
      again: (tx) => changeOutline(tx, world.system, object, { revision: 2, name, about, document }),
    };
  }),
  verb("publish an outline", async (world) => {
    const object = await outlineOf(world);
    const does: Act["does"] = (tx) =>
      publishOutline(tx, world.system, object, { revision: 1, note: "首次", from: null });
    return { object, events: ["outline.published"], tables: ["outline", "outline_version"], does };
  }),
  verb("retire an outline", async (world) => {
    const object = await outlineOf(world);
    const does: Act["does"] = (tx) => retireOutline(tx, world.system, object, 1);
    return { object, events: ["outline.retired"], tables: ["outline"], does };
  }),
  verb("restore an outline", async (world) => {
    const object = await outlineOf(world);
    await world.run((tx) => retireOutline(tx, world.system, object, 1));
    const does: Act["does"] = (tx) => restoreOutline(tx, world.system, object, 2);
    return { object, events: ["outline.restored"], tables: ["outline"], does };
  }),
];

let given = 0;

const words: VerbCase[] = [
  verb("change the words of a kind", async (world) => {
    const kind = ACTIVITY_KINDS[given]?.id ?? "";
    given += 1;
    const change = (revision: number, synonyms: string[]) => ({ revision, phrase: null, synonyms });
    await world.run((tx) => changeKindWords(tx, world.system, kind, change(0, [`别称${kind}`])));
    const object =
      (await world.run((tx) => loadKindWords(tx, world.system))).find((one) => one.kind === kind)?.id ?? "";
    return {
      ...{ object, events: ["kind_words.changed"], tables: ["kind_words", "kind_words_version"] },
      does: (tx) => changeKindWords(tx, world.system, kind, change(1, [])),
      again: (tx) => changeKindWords(tx, world.system, kind, change(2, [])),
    };
  }),
];

export const DICTIONARY_CASES: VerbCase[] = [...themes, ...calendar, ...outlines, ...words];
