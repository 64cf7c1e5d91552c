import { z } from "zod";

/** A theme as it is chosen elsewhere; what was merged into another is no choice. */
export const themeRow = z.object({ id: z.uuid(), name: z.string(), retired: z.boolean() });
export type ThemeRow = z.infer<typeof themeRow>;

const themeName = z.string().trim().min(2, "主题名称至少两个字").max(60);

export const newTheme = z.object({ commandId: z.uuid(), id: z.uuid(), name: themeName });
export const themeRenaming = z.object({ revision: z.int(), name: themeName });
export const themeStep = z.object({ revision: z.int() });
export const themeMerger = z.object({ revision: z.int(), into: z.uuid() });

/** Which themes the dictionary lists; a theme that was merged counts as retired. */
export const themeFilter = z.object({
  text: z.string().trim().max(60).default(""),
  retired: z.boolean().default(false),
});
export type ThemeFilter = z.infer<typeof themeFilter>;

/** A theme in the dictionary, with the activities under it. */
export const themeEntry = z.object({
  ...themeRow.shape,
  activities: z.int(),
  /** name of the theme that it was merged into */
  mergedInto: z.string().nullable(),
  revision: z.int(),
});
export type ThemeEntry = z.infer<typeof themeEntry>;

export const themePage = z.object({ rows: z.array(themeEntry), next: z.uuid().nullable(), total: z.int() });
