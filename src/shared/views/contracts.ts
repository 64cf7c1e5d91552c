import { z } from "zod";

/** The list that a view is of: the path of its page. */
const page = z.string().regex(/^\/[a-z][a-z/-]{0,39}$/, "没有这个列表");

export const savedView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** what stands behind the "?" in the list's address */
  address: z.string(),
});
export type SavedView = z.infer<typeof savedView>;

export const viewQuery = z.object({ page });

export const newView = z.object({
  commandId: z.uuid(),
  id: z.uuid(),
  page,
  name: z.string().trim().min(1, "请给这个筛选起个名字").max(30, "名字不超过 30 字"),
  address: z.string().max(4000, "筛选条件太多，保存不下"),
});
export type NewView = z.infer<typeof newView>;
