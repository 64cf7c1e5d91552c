import { z } from "zod";

/** By whom an honour was granted, from the highest down. */
export const LEVELS = [
  { id: "national", name: "国家级" },
  { id: "provincial", name: "省级" },
  { id: "municipal", name: "市级" },
  { id: "district", name: "区级" },
  { id: "town", name: "镇街级" },
  { id: "unit", name: "本单位" },
] as const;
export type Level = (typeof LEVELS)[number]["id"];
export const LEVEL_IDS = LEVELS.map(({ id }) => id) as [Level, ...Level[]];

export function levelName(id: Level): string {
  return LEVELS.find((level) => level.id === id)?.name ?? id;
}

export const RECIPIENTS = ["person", "group", "org"] as const;
export type Recipient = (typeof RECIPIENTS)[number];
export const RECIPIENT_NAMES: Record<Recipient, string> = { person: "个人", group: "队伍", org: "组织" };

/** Which recognitions; what is not said is not filtered. It lives in the address of the page. */
export const recognitionQuery = z.object({
  year: z.int().min(1949).max(2200).nullable().default(null),
  levels: z.array(z.enum(LEVEL_IDS)).default([]),
  recipient: z.enum(RECIPIENTS).nullable().default(null),
  /** the organisation with everything below it */
  org: z.uuid().nullable().default(null),
  text: z.string().trim().max(60).default(""),
  /** those of one person, of one group, granted at one activity */
  person: z.uuid().nullable().default(null),
  group: z.uuid().nullable().default(null),
  activity: z.uuid().nullable().default(null),
});
export type RecognitionQuery = z.infer<typeof recognitionQuery>;

const honour = {
  title: z.string().trim().min(2, "请填写荣誉名称").max(100),
  level: z.enum(LEVEL_IDS),
  grantedBy: z.string().trim().min(2, "请填写授予单位").max(100),
  grantedOn: z.iso.date("请填写授予日期"),
  /** name or number of the paper that it was granted by */
  basis: z.string().trim().max(200).default(""),
  /** 表彰大会 */
  activityId: z.uuid().nullable().default(null),
  fileId: z.uuid().nullable().default(null),
};

/** Whose it is: a person in the organisation of that day, a group, or an organisation. */
export const recipientInput = z.discriminatedUnion("type", [
  z.object({ id: z.uuid(), type: z.literal("person"), personId: z.uuid(), orgId: z.uuid() }),
  z.object({ id: z.uuid(), type: z.literal("group"), groupId: z.uuid() }),
  z.object({ id: z.uuid(), type: z.literal("org"), orgId: z.uuid() }),
]);
export type RecipientInput = z.infer<typeof recipientInput>;

/** One honour for everybody it was granted to; `id` of each recipient becomes that of the record. */
export const newRecognitions = z.object({
  commandId: z.uuid(),
  ...honour,
  recipients: z.array(recipientInput).min(1, "请填写表彰对象").max(200, "一次最多 200 个对象"),
});
export type NewRecognitions = z.infer<typeof newRecognitions>;

export const recognitionChange = z.object({ revision: z.int(), ...honour });
export type RecognitionChange = z.infer<typeof recognitionChange>;

export const recognitionRow = z.object({
  id: z.uuid(),
  title: z.string(),
  level: z.enum(LEVEL_IDS),
  grantedBy: z.string(),
  grantedOn: z.iso.date(),
  basis: z.string(),
  recipient: z.enum(RECIPIENTS),
  /** name of the person, group or organisation */
  name: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  groupId: z.uuid().nullable(),
  /** title null: out of the reader's sight */
  activity: z.object({ id: z.uuid(), title: z.string().nullable() }).nullable(),
  file: z.object({ fileId: z.uuid(), name: z.string() }).nullable(),
  revision: z.int(),
  can: z.object({ edit: z.boolean() }),
});
export type RecognitionRow = z.infer<typeof recognitionRow>;

export const recognitionPage = z.object({
  rows: z.array(recognitionRow),
  /** hand back as `after` for the next page; null: this was the last */
  next: z.uuid().nullable(),
  total: z.int(),
  /** how many of each level, whichever levels are asked for; a level without any is left out */
  levels: z.array(z.object({ level: z.enum(LEVEL_IDS), count: z.int() })),
});
export type RecognitionPage = z.infer<typeof recognitionPage>;

/** Names as they were pasted, to be found in the roster of a day. */
export const namesToMatch = z.object({
  on: z.iso.date("请先填写授予日期"),
  lines: z.array(z.string().trim().min(1).max(100)).min(1, "请粘贴姓名").max(200, "一次最多 200 行"),
});

export const matchedLine = z.object({
  line: z.string(),
  /** exactly one is meant, several may be, nobody of that name is in sight */
  found: z.enum(["one", "several", "none"]),
  people: z.array(
    z.object({ personId: z.uuid(), name: z.string(), orgId: z.uuid(), orgName: z.string(), post: z.string() }),
  ),
});
export type MatchedLine = z.infer<typeof matchedLine>;
