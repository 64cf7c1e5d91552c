import { z } from "zod";
import { ORG_KIND_IDS } from "./kinds.ts";

export const orgRow = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  kind: z.enum(ORG_KIND_IDS),
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  position: z.int(),
  depth: z.int(),
  activeTo: z.iso.date().nullable(),
  revision: z.int(),
  /**
   * may the one who asks record activities for it, see its people, write its reports, check drafts that speak for it,
   * keep its documents, collect answers from it, manage it?
   */
  can: z.object({
    record: z.boolean(),
    people: z.boolean(),
    report: z.boolean(),
    check: z.boolean(),
    documents: z.boolean(),
    rounds: z.boolean(),
    manage: z.boolean(),
  }),
});
export type OrgRow = z.infer<typeof orgRow>;

const name = z.string().trim().min(2, "名称至少两个字").max(80);

export const newOrg = z.object({
  commandId: z.uuid(),
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  kind: z.enum(ORG_KIND_IDS),
  code: z.string().trim().min(1).max(40),
  name,
  shortName: z.string().trim().min(1).max(40),
  position: z.int().min(0).max(1_000_000).default(1000),
  from: z.iso.date(),
});
export type NewOrg = z.infer<typeof newOrg>;

export const orgChange = z.object({
  revision: z.int(),
  code: z.string().trim().min(1).max(40),
  name,
  shortName: z.string().trim().min(1).max(40),
  position: z.int().min(0).max(1_000_000),
});
export type OrgChange = z.infer<typeof orgChange>;

export const orgMove = z.object({ revision: z.int(), parentId: z.uuid(), from: z.iso.date() });
export type OrgMove = z.infer<typeof orgMove>;

export const orgClose = z.object({ revision: z.int(), from: z.iso.date() });
export type OrgClose = z.infer<typeof orgClose>;
