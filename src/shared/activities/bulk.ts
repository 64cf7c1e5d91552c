import { z } from "zod";

const many = {
  commandId: z.uuid(),
  items: z
    .array(z.object({ id: z.uuid(), revision: z.int() }))
    .min(1, "请先选择活动")
    .max(200, "一次最多处理 200 项"),
};

/** One step for many activities; each has its inverse, so that it can be taken back. */
export const bulkStep = z.discriminatedUnion("step", [
  z.object({ ...many, step: z.literal("file") }),
  z.object({ ...many, step: z.literal("reopen") }),
  z.object({ ...many, step: z.literal("add-theme"), theme: z.uuid() }),
  z.object({ ...many, step: z.literal("remove-theme"), theme: z.uuid() }),
  z.object({ ...many, step: z.literal("set-programme"), programme: z.uuid() }),
  z.object({ ...many, step: z.literal("clear-programme"), programme: z.uuid() }),
]);
export type BulkStep = z.infer<typeof bulkStep>;

export const bulkAnswer = z.object({
  done: z.array(z.object({ id: z.uuid(), revision: z.int() })),
  /** what stayed as it was, and why */
  refused: z.array(z.object({ id: z.uuid(), title: z.string(), reason: z.string() })),
});
export type BulkAnswer = z.infer<typeof bulkAnswer>;
