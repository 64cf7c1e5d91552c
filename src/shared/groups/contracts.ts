import { z } from "zod";
import { GROUP_KIND_IDS, GROUP_ROLES } from "./kinds.ts";

/** Which groups; what is not said is not filtered. It lives in the address of the page. */
export const groupQuery = z.object({
  kinds: z.array(z.enum(GROUP_KIND_IDS)).default([]),
  /** the organisation with everything below it */
  org: z.uuid().nullable().default(null),
  text: z.string().trim().max(60).default(""),
  /** those that were dissolved as well */
  dissolved: z.boolean().default(false),
});
export type GroupQuery = z.infer<typeof groupQuery>;

const groupFields = {
  kind: z.enum(GROUP_KIND_IDS),
  name: z.string().trim().min(2, "名称至少两个字").max(80),
  foundedOn: z.iso.date("请填写成立日期"),
  /** the document that it rests on */
  documentId: z.uuid().nullable().default(null),
  programmeId: z.uuid().nullable().default(null),
  duties: z.string().trim().max(2_000).default(""),
};

export const newGroup = z.object({ commandId: z.uuid(), id: z.uuid(), orgId: z.uuid(), ...groupFields });
export type NewGroup = z.infer<typeof newGroup>;

/** What a group says of itself; its organisation stays. */
export const groupChange = z.object({ revision: z.int(), ...groupFields });
export type GroupChange = z.infer<typeof groupChange>;

export const groupDissolution = z.object({
  revision: z.int(),
  dissolvedOn: z.iso.date("请填写撤销日期"),
  reason: z.string().trim().max(200).default(""),
});
export type GroupDissolution = z.infer<typeof groupDissolution>;

/** People who join on one day; each in the organisation that they belong to then. */
export const newMembers = z.object({
  commandId: z.uuid(),
  from: z.iso.date("请填写加入日期"),
  members: z
    .array(z.object({ id: z.uuid(), personId: z.uuid(), orgId: z.uuid(), role: z.enum(GROUP_ROLES) }))
    .min(1, "请先选择人员")
    .max(200, "一次最多加入 200 人"),
});
export type NewMembers = z.infer<typeof newMembers>;

export const memberChange = z.object({
  revision: z.int(),
  role: z.enum(GROUP_ROLES),
  from: z.iso.date("请填写加入日期"),
  /** the first day on which they no longer belong; null: still */
  to: z.iso.date().nullable().default(null),
});
export type MemberChange = z.infer<typeof memberChange>;

export const groupRow = z.object({
  id: z.uuid(),
  kind: z.enum(GROUP_KIND_IDS),
  name: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  foundedOn: z.iso.date(),
  dissolvedOn: z.iso.date().nullable(),
  /** people who belong today */
  members: z.int(),
  /** filed activities that it took part in, as far as the reader sees them */
  activities: z.int(),
});
export type GroupRow = z.infer<typeof groupRow>;

export const groupPage = z.object({
  rows: z.array(groupRow),
  /** hand back as `after` for the next page; null: this was the last */
  next: z.uuid().nullable(),
  total: z.int(),
});

export const groupDetail = z.object({
  ...groupRow.shape,
  revision: z.int(),
  duties: z.string(),
  /** title null: out of the reader's sight */
  document: z.object({ id: z.uuid(), title: z.string().nullable() }).nullable(),
  programme: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** what it took part in, by kind; an activity of two kinds stands under both */
  kinds: z.array(z.object({ kind: z.string(), occasions: z.int(), attendances: z.int().nullable() })),
  can: z.object({ edit: z.boolean(), people: z.boolean() }),
});
export type GroupDetail = z.infer<typeof groupDetail>;

export const groupMember = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  post: z.string(),
  role: z.enum(GROUP_ROLES),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  revision: z.int(),
});
export type GroupMember = z.infer<typeof groupMember>;

/** A group that somebody is or was in. */
export const groupOfPerson = z.object({
  ...groupRow.pick({ id: true, kind: true, name: true, orgName: true, dissolvedOn: true }).shape,
  role: z.enum(GROUP_ROLES),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
});
export type GroupOfPerson = z.infer<typeof groupOfPerson>;
