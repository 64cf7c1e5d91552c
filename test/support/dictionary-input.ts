import { randomUUID as id } from "node:crypto";
import { createTheme } from "#server/modules/dictionary/index.ts";
import { createOutline, publishOutline } from "#server/modules/outlines/index.ts";
import type { NewOutline } from "#shared/report/outline-contracts.ts";
import type { FigureClause, OutlineClause, OutlineDocument } from "#shared/report/outline-document.ts";
import type { World } from "./world.ts";

/** A theme of its own name. @returns its id */
export async function themeOf(world: World, name = `主题${id()}`): Promise<string> {
  const theme = id();
  await world.run((tx) => createTheme(tx, world.system, { commandId: id(), id: theme, name }));
  return theme;
}

export const figureClause = (change: Partial<FigureClause> = {}): FigureClause => ({
  ...{ type: "figure", text: "召开会议{n}", metric: "occasions", kinds: ["all_staff_meeting"] },
  ...{ of: "own", reach: "inner", role: "host", aside: false, ...change },
});

/** An outline of one section and one sentence. */
export const outlineWith = (...clauses: OutlineClause[]): OutlineDocument => ({
  title: "{org}{period}报告",
  sections: [
    {
      heading: "工作",
      level: 1,
      paragraphs: [[{ lead: "", clauses: clauses.length > 0 ? clauses : [figureClause()] }]],
    },
  ],
});

export function outlineInput(change: Partial<NewOutline> = {}): NewOutline {
  const outline = id();
  const made = { commandId: id(), id: outline, name: `提纲${outline}`.slice(0, 20), about: "", origin: "" };
  return { ...made, document: outlineWith(), ...change };
}

/** A draft of the district. @returns its id */
export async function outlineOf(world: World, change: Partial<NewOutline> = {}): Promise<string> {
  const input = outlineInput(change);
  await world.run((tx) => createOutline(tx, world.system, input));
  return input.id;
}

/** The same, published once: revision 2. */
export async function publishedOutline(world: World, change: Partial<NewOutline> = {}): Promise<string> {
  const outline = await outlineOf(world, change);
  await world.run((tx) => publishOutline(tx, world.system, outline, { revision: 1, note: "", from: null }));
  return outline;
}
