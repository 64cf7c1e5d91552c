import { z } from "zod";

/** What is wrong with one cell of a sheet that came back, and what to do. */
export const cellProblem = z.object({ place: z.string(), message: z.string() });
export type CellProblem = z.infer<typeof cellProblem>;

/** What every comparison of a sheet with what is there says. Lists are cut where nobody reads on. */
export const sheetDifference = z.object({
  fileId: z.uuid(),
  name: z.string(),
  /** of everything that would be written: what is confirmed is what was shown */
  digest: z.string(),
  /** rows that change nothing */
  unchanged: z.int(),
  problems: z.array(cellProblem),
  problemCount: z.int(),
});
export type SheetDifference = z.infer<typeof sheetDifference>;

export const applySheet = z.object({ commandId: z.uuid(), fileId: z.uuid(), digest: z.string().max(100) });
export type ApplySheet = z.infer<typeof applySheet>;
