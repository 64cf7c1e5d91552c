import { randomUUID as id } from "node:crypto";
import { createTheme } from "#server/modules/dictionary/index.ts";
import type { World } from "./world.ts";

/** A theme of its own name. @returns its id */
export async function themeOf(world: World, name = `主题${id()}`): Promise<string> {
  const theme = id();
  await world.run((tx) => createTheme(tx, world.system, { commandId: id(), id: theme, name }));
  return theme;
}
