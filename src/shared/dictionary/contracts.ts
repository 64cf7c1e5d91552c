import { z } from "zod";

export const themeRow = z.object({ id: z.uuid(), name: z.string(), retired: z.boolean() });
export type ThemeRow = z.infer<typeof themeRow>;
export const newTheme = z.object({ commandId: z.uuid(), id: z.uuid(), name: z.string().trim().min(2).max(60) });

export const programmeRow = z.object({
  id: z.uuid(),
  name: z.string(),
  orgId: z.uuid(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date().nullable(),
});
export type ProgrammeRow = z.infer<typeof programmeRow>;
export const newProgramme = z.object({
  commandId: z.uuid(),
  id: z.uuid(),
  name: z.string().trim().min(2).max(60),
  orgId: z.uuid(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date().nullable().default(null),
});
