import { z } from "zod";

/** What can be found, in the order in which findings are shown. */
export const SEARCH_TYPES = [
  "person",
  "org",
  "group",
  "programme",
  "activity",
  "document",
  "recognition",
  "round",
  "report",
] as const;
export type SearchType = (typeof SEARCH_TYPES)[number];
export const SEARCH_TYPE_NAMES: Record<SearchType, string> = {
  person: "人员",
  org: "组织",
  group: "队伍",
  programme: "专项",
  activity: "活动",
  document: "文件",
  recognition: "表彰",
  round: "收表",
  report: "报告",
};

export const question = z.string().trim().min(1, "请输入要找的词").max(60, "最多 60 字");

export const searchHit = z.object({
  id: z.uuid(),
  title: z.string(),
  /** what tells it from others of that name: date and host, unit and post */
  note: z.string(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchGroup = z.object({
  type: z.enum(SEARCH_TYPES),
  hits: z.array(searchHit),
  /** hand back as `after` for the next hits; null: these were the last */
  next: z.string().nullable(),
});
export type SearchGroup = z.infer<typeof searchGroup>;

export const searchAnswer = z.object({ groups: z.array(searchGroup) });
