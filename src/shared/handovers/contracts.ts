import { z } from "zod";
import { issuedPassword, username } from "../rights/contracts.ts";

/** What can be handed over: rights, and the kinds of unfinished work of which it is known who began it. */
export const HANDOVER_KINDS = ["right", "activity", "report", "round", "document", "import", "scan"] as const;
export type HandoverKind = (typeof HANDOVER_KINDS)[number];
export const HANDOVER_KIND_NAMES: Record<HandoverKind, string> = {
  right: "权限",
  activity: "未归档的活动",
  report: "未印发的报告",
  round: "未结束的收表",
  document: "未办结的来文",
  import: "未完成的导入",
  scan: "未归入的扫描批次",
};

const item = z.object({
  kind: z.enum(HANDOVER_KINDS),
  /** of the right that was revoked, or of the record */
  objectId: z.uuid(),
  title: z.string(),
  orgName: z.string(),
  state: z.string(),
  day: z.iso.date().nullable(),
});

/** Work that somebody began and did not finish; `grants`: the rights of theirs that reach it. */
export const unfinishedWork = item.extend({ grants: z.array(z.uuid()) });
export type UnfinishedWork = z.infer<typeof unfinishedWork>;

/** What would go over, seen before anything is done. */
export const handoverPreview = z.object({
  name: z.string(),
  username: z.string(),
  active: z.boolean(),
  self: z.boolean(),
  rights: z.array(z.object({ id: z.uuid(), role: z.string(), roleName: z.string(), orgName: z.string() })),
  /** cut for each kind where nobody reads on; `counts` are whole */
  work: z.array(unfinishedWork),
  counts: z.record(z.enum(HANDOVER_KINDS), z.int()),
  /** what stays under the name of whoever did it */
  stays: z.object({ filed: z.int(), issued: z.int(), views: z.int() }),
});
export type HandoverPreview = z.infer<typeof handoverPreview>;

export const newHandover = z.object({
  commandId: z.uuid(),
  id: z.uuid(),
  to: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("known"), id: z.uuid() }),
    z.object({
      kind: z.literal("new"),
      id: z.uuid(),
      username,
      name: z.string().trim().min(1, "没有填写姓名").max(40),
    }),
  ]),
  on: z.iso.date(),
  /** the rights that go over */
  grants: z.array(z.uuid()).max(200),
  deactivate: z.boolean(),
  note: z.string().trim().max(500).default(""),
});
export type NewHandover = z.infer<typeof newHandover>;

/** `issued`: the first password of a successor who is new, on this one occasion */
export const handoverMade = z.object({ id: z.uuid(), issued: issuedPassword.nullable() });
export type HandoverMade = z.infer<typeof handoverMade>;

export const handoverRow = z.object({
  id: z.uuid(),
  on: z.iso.date(),
  fromId: z.uuid(),
  fromName: z.string(),
  toId: z.uuid(),
  toName: z.string(),
  rights: z.int(),
  work: z.int(),
  deactivated: z.boolean(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
});
export type HandoverRow = z.infer<typeof handoverRow>;

export const handoverPage = z.object({ rows: z.array(handoverRow), next: z.uuid().nullable(), total: z.int() });

export const handoverQuery = z.object({
  /** stands in one of the two names */
  text: z.string().trim().max(40).default(""),
  from: z.iso.date().nullable().default(null),
  to: z.iso.date().nullable().default(null),
});
export type HandoverQuery = z.infer<typeof handoverQuery>;

export const handoverDetail = handoverRow.extend({
  district: z.string(),
  note: z.string(),
  /** `handed` false: it stayed with whoever handed over */
  items: z.array(item.extend({ handed: z.boolean() })),
});
export type HandoverDetail = z.infer<typeof handoverDetail>;
