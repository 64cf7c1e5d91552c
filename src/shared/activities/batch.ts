import { z } from "zod";
import { kindId, newActivity } from "./contracts.ts";

/** Lines of one batch: a town with two hundred branches and a meeting or two for each. */
export const MOST_LINES = 500;

/** One line of a batch; its command is the batch's. */
export const activityLine = newActivity.omit({ commandId: true });
export type ActivityLine = z.infer<typeof activityLine>;

/** Several activities recorded by one command, all of them or none. */
export const activityBatch = z.object({
  commandId: z.uuid(),
  /** lines (from 0) that look like an activity which exists and are to be recorded all the same */
  confirmed: z.array(z.int().min(0)).max(MOST_LINES).default([]),
  /** Each an activity as above. They are read one by one, so that all that is wrong is answered at once. */
  lines: z.array(z.unknown()).min(1, "没有要保存的行").max(MOST_LINES, `一次最多保存 ${MOST_LINES} 行，请分几次保存`),
});
export type ActivityBatch = z.infer<typeof activityBatch>;

export const recordedBatch = z.object({ ids: z.array(z.uuid()) });

/** Which organisations hosted an activity of these kinds on which day: what is there already. */
export const hostedQuery = z.object({
  kinds: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(kindId).min(1).max(40)),
  from: z.iso.date(),
  to: z.iso.date(),
});
export type HostedQuery = z.infer<typeof hostedQuery>;

export const hostedActivity = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  kind: kindId,
  heldOn: z.iso.date(),
  title: z.string(),
});
export type HostedActivity = z.infer<typeof hostedActivity>;
