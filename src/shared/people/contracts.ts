import { z } from "zod";
import { MEMBERSHIP_KIND_IDS } from "./memberships.ts";

export const membershipRow = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  orgName: z.string(),
  kind: z.enum(MEMBERSHIP_KIND_IDS),
  post: z.string(),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  revision: z.int(),
});

export const personRow = z.object({
  id: z.uuid(),
  name: z.string(),
  gender: z.string().nullable(),
  birthMonth: z.string().nullable(),
  revision: z.int(),
  memberships: z.array(membershipRow),
});
export type PersonRow = z.infer<typeof personRow>;

/** Which people; what is not said is not filtered. */
export const personFilter = z.object({
  org: z.uuid().optional(),
  kind: z.enum(MEMBERSHIP_KIND_IDS).optional(),
  q: z.string().trim().max(40).optional(),
});
export type PersonFilter = z.infer<typeof personFilter>;

export const personQuery = personFilter.extend({
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PersonQuery = z.infer<typeof personQuery>;

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "出生年月应为 1980-03 的形式");

export const newPerson = z.object({
  commandId: z.uuid(),
  id: z.uuid(),
  name: z.string().trim().min(1).max(40),
  gender: z.enum(["男", "女"]).nullable().default(null),
  birthMonth: month.nullable().default(null),
  membership: z.object({
    id: z.uuid(),
    orgId: z.uuid(),
    kind: z.enum(MEMBERSHIP_KIND_IDS),
    post: z.string().trim().max(60).default(""),
    from: z.iso.date(),
  }),
});
export type NewPerson = z.infer<typeof newPerson>;

export const personChange = z.object({
  revision: z.int(),
  name: z.string().trim().min(1).max(40),
  gender: z.enum(["男", "女"]).nullable(),
  birthMonth: month.nullable(),
});
export type PersonChange = z.infer<typeof personChange>;

export const newMembership = z.object({
  commandId: z.uuid(),
  id: z.uuid(),
  orgId: z.uuid(),
  kind: z.enum(MEMBERSHIP_KIND_IDS),
  post: z.string().trim().max(60).default(""),
  from: z.iso.date(),
});
export type NewMembership = z.infer<typeof newMembership>;

export const membershipEnd = z.object({ revision: z.int(), from: z.iso.date() });
