import { z } from "zod";

/** A material as whoever writes a report looks for it. */
export const materialRow = z.object({
  id: z.uuid(),
  roundId: z.uuid(),
  roundTitle: z.string(),
  heading: z.string(),
  orgName: z.string(),
  text: z.string(),
  files: z.array(z.object({ id: z.uuid(), name: z.string() })),
  handedInOn: z.iso.date(),
  /** reports that took it over, as far as one sees them */
  uses: z.array(z.object({ reportId: z.uuid(), title: z.string() })),
});
export type MaterialRow = z.infer<typeof materialRow>;

export const materialQuery = z.object({
  /** periods of rounds that touch these days */
  from: z.iso.date(),
  to: z.iso.date(),
});

export const materialUse = z.object({ reportId: z.uuid() });
