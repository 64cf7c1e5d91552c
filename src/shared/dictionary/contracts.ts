import { z } from "zod";

export const themeRow = z.object({ id: z.uuid(), name: z.string(), retired: z.boolean() });
export type ThemeRow = z.infer<typeof themeRow>;
export const newTheme = z.object({ commandId: z.uuid(), id: z.uuid(), name: z.string().trim().min(2).max(60) });
