import { z } from "zod";

export const eventRow = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  actor: z.string(),
  verb: z.string(),
  objectType: z.string(),
  objectId: z.uuid(),
  sentence: z.string(),
});
export type EventRow = z.infer<typeof eventRow>;

export const eventQuery = z.object({
  objectType: z.string().max(40).optional(),
  objectId: z.uuid().optional(),
  /** id of the last event seen */
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type EventQuery = z.infer<typeof eventQuery>;
