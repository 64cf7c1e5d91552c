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

/** What an event can be about, for choosing. */
export const OBJECT_TYPE_NAMES: Record<string, string> = {
  activity: "活动",
  report: "报告",
  person: "人员",
  org: "组织",
  account: "账号",
  document: "文件",
  file: "附件",
  scan: "扫描批次",
  import: "导入",
  theme: "主题",
  calendar: "节假日",
  outline: "提纲",
  kind_words: "措辞",
  programme: "专项",
  group: "队伍",
  recognition: "表彰",
  round: "收表",
  round_recipient: "收表填报",
  round_material: "素材",
  view: "常用筛选",
  district: "导出",
};

/** Which events; days of the office's clock, both included. */
export const eventFilter = z.object({
  objectType: z.string().max(40).optional(),
  objectId: z.uuid().optional(),
  /** words, each of which stands in the object's name or in that of whoever did it */
  text: z.string().trim().max(60).optional(),
  /** stands in the name of whoever did it */
  actor: z.string().trim().max(40).optional(),
  verb: z.string().max(60).optional(),
  /** about something that this organisation or one below it sees */
  org: z.uuid().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type EventFilter = z.infer<typeof eventFilter>;

export const eventQuery = eventFilter.extend({
  /** id of the last event seen */
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type EventQuery = z.infer<typeof eventQuery>;
