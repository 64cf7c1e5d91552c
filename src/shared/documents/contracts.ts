import { z } from "zod";
import { ACTIVITY_STATES } from "#shared/activities/contracts.ts";
import { STEPS } from "./chain.ts";
import { STATUSES } from "./status.ts";
import { DOCUMENT_TYPE_IDS, READINGS, RELATIONS, VERIFIED } from "./types.ts";

const day = z.iso.date().nullable().default(null);
const line = (most: number) => z.string().trim().max(most).default("");

/** A list of documents: which are asked for. It lives in the address of the page. */
export const documentQuery = z.object({
  types: z.array(z.enum(DOCUMENT_TYPE_IDS)).default([]),
  /** status on the day `on`; null: whatever it is */
  status: z.enum(STATUSES).nullable().default(null),
  on: z.iso.date().nullable().default(null),
  /** the organisation with everything below it */
  org: z.uuid().nullable().default(null),
  text: z.string().trim().max(60).default(""),
  /** received documents that are not closed */
  open: z.boolean().default(false),
  retired: z.boolean().default(false),
});
export type DocumentQuery = z.infer<typeof documentQuery>;

const versionFields = {
  label: line(60),
  adoptedOn: day,
  issuedOn: day,
  effectiveFrom: day,
  effectiveTo: day,
  repealedOn: day,
  source: line(200),
  verified: z.enum(VERIFIED).default("seen"),
};

const files = z.array(z.uuid()).max(20, "一个版本最多 20 个附件").default([]);

export const incomingInput = z.object({
  receivedOn: z.iso.date({ error: "请填写收文日期" }),
  sender: z.string().trim().min(1, "请填写来文单位").max(80),
  deadline: day,
  handler: line(40),
  asks: line(1000),
});
export type IncomingInput = z.infer<typeof incomingInput>;

const documentFields = {
  title: z.string().trim().min(2, "标题至少两个字").max(200),
  shortNames: z.array(z.string().trim().min(1).max(60)).max(10).default([]),
  number: line(60),
  issuer: line(100),
  districtWide: z.boolean().default(false),
  /** given exactly where the type is 来文 */
  incoming: incomingInput.nullable().default(null),
};

export const versionInput = z.object({ ...versionFields, files });
export type VersionInput = z.infer<typeof versionInput>;

export const newDocument = z.object({
  commandId: z.uuid(),
  id: z.uuid(),
  type: z.enum(DOCUMENT_TYPE_IDS),
  orgId: z.uuid(),
  ...documentFields,
  version: versionInput.extend({ id: z.uuid() }),
});
export type NewDocument = z.infer<typeof newDocument>;

/** What a document says of itself; its type and organisation stay. */
export const documentChange = z.object({ revision: z.int(), ...documentFields });
export type DocumentChange = z.infer<typeof documentChange>;

export const newVersion = z.object({
  commandId: z.uuid(),
  id: z.uuid(),
  revision: z.int(),
  /** the version whose place it takes */
  supersedes: z.uuid().nullable().default(null),
  ...versionInput.shape,
});
export type NewVersion = z.infer<typeof newVersion>;

export const versionChange = z.object({ revision: z.int(), ...versionInput.shape });
export type VersionChange = z.infer<typeof versionChange>;

export const newLink = z
  .object({
    commandId: z.uuid(),
    id: z.uuid(),
    relation: z.enum(RELATIONS),
    activityId: z.uuid().nullable().default(null),
    documentId: z.uuid().nullable().default(null),
    /** id of an entry of the regulations library */
    regulation: z.string().max(60).nullable().default(null),
  })
  .refine((link) => [link.activityId, link.documentId, link.regulation].filter((one) => one !== null).length === 1, {
    error: "请选择要关联的一项",
  });
export type NewLink = z.infer<typeof newLink>;

const reason = z.string().trim().min(2, "请写明原因").max(200);
export const planWaiver = z.object({ revision: z.int(), reason: reason.nullable() });
export const closing = z.object({ revision: z.int(), closedOn: z.iso.date(), note: line(300) });
export const retirement = z.object({ revision: z.int(), reason });
export const onRevision = z.object({ revision: z.int() });

export const documentRow = z.object({
  id: z.uuid(),
  type: z.enum(DOCUMENT_TYPE_IDS),
  title: z.string(),
  number: z.string(),
  issuer: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
  districtWide: z.boolean(),
  sortOn: z.iso.date(),
  status: z.enum(STATUSES),
  versionLabel: z.string(),
  /** the days by which it is in force are still to be checked against the original */
  unverified: z.boolean(),
  files: z.int(),
  retired: z.boolean(),
  incoming: z
    .object({
      receivedOn: z.iso.date(),
      sender: z.string(),
      deadline: z.iso.date().nullable(),
      step: z.enum(STEPS),
    })
    .nullable(),
  /** where the words were found that the names do not hold */
  hit: z.object({ before: z.string(), match: z.string(), after: z.string(), file: z.string() }).nullable(),
});
export type DocumentRow = z.infer<typeof documentRow>;

export const documentPage = z.object({
  rows: z.array(documentRow),
  /** hand back as `after` for the next page; null: this was the last */
  next: z.uuid().nullable(),
  total: z.object({ count: z.int(), more: z.boolean() }),
});
export type DocumentPage = z.infer<typeof documentPage>;

export const documentFile = z.object({
  id: z.uuid(),
  /** null: refused, and its content removed */
  fileId: z.uuid().nullable(),
  name: z.string(),
  size: z.int(),
  reading: z.enum(READINGS),
  reason: z.string(),
});
export type DocumentFile = z.infer<typeof documentFile>;

export const documentVersion = z.object({
  id: z.uuid(),
  label: z.string(),
  adoptedOn: z.iso.date().nullable(),
  issuedOn: z.iso.date().nullable(),
  effectiveFrom: z.iso.date().nullable(),
  effectiveTo: z.iso.date().nullable(),
  repealedOn: z.iso.date().nullable(),
  /** the first day of the version that took its place */
  supersededOn: z.iso.date().nullable(),
  supersededBy: z.uuid().nullable(),
  source: z.string(),
  verified: z.enum(VERIFIED),
  status: z.enum(STATUSES),
  files: z.array(documentFile),
});
export type DocumentVersion = z.infer<typeof documentVersion>;

/** One line of what a document is tied to; what the reader may not see is not in the list. */
export const documentLink = z.object({
  id: z.uuid(),
  relation: z.enum(RELATIONS),
  on: z.iso.date().nullable(),
  label: z.string(),
  activity: z.object({ id: z.uuid(), state: z.enum(ACTIVITY_STATES), hosts: z.array(z.string()) }).nullable(),
  documentId: z.uuid().nullable(),
  regulation: z.string().nullable(),
  /** true: the other document names this one */
  inward: z.boolean(),
  can: z.object({ remove: z.boolean() }),
});
export type DocumentLink = z.infer<typeof documentLink>;

export const textHit = z.object({
  file: z.string(),
  fileId: z.uuid().nullable(),
  page: z.int().nullable(),
  before: z.string(),
  match: z.string(),
  after: z.string(),
});
export type TextHit = z.infer<typeof textHit>;

export const documentDetail = z.object({
  ...documentRow.omit({ hit: true, incoming: true, files: true }).shape,
  revision: z.int(),
  shortNames: z.array(z.string()),
  retiredReason: z.string().nullable(),
  incoming: z
    .object({
      receivedOn: z.iso.date(),
      sender: z.string(),
      deadline: z.iso.date().nullable(),
      handler: z.string(),
      asks: z.string(),
      planWaived: z.string().nullable(),
      planWaivedOn: z.iso.date().nullable(),
      closedOn: z.iso.date().nullable(),
      closedNote: z.string(),
    })
    .nullable(),
  versions: z.array(documentVersion),
  links: z.array(documentLink),
  /** where the question of the address stands in the texts */
  hits: z.array(textHit),
  can: z.object({ edit: z.boolean(), link: z.boolean() }),
});
export type DocumentDetail = z.infer<typeof documentDetail>;

/** A document that an activity passed on or carried out. */
export const activityDocument = z.object({
  linkId: z.uuid(),
  id: z.uuid(),
  relation: z.enum(RELATIONS),
  type: z.enum(DOCUMENT_TYPE_IDS),
  title: z.string(),
  number: z.string(),
});
export type ActivityDocument = z.infer<typeof activityDocument>;
