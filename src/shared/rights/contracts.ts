import { z } from "zod";
import { ACTIONS, type Action, ROLE_IDS } from "./roles.ts";

export const credentials = z.object({
  username: z.string().trim().min(1).max(40),
  password: z.string().min(1).max(128),
});

export const session = z.object({
  name: z.string(),
  username: z.string(),
  mustChangePassword: z.boolean(),
  district: z.object({ id: z.uuid(), name: z.string(), demo: z.boolean() }),
  grants: z.array(z.object({ role: z.enum(ROLE_IDS), roleName: z.string(), orgId: z.uuid(), orgName: z.string() })),
  can: z.array(z.enum(Object.keys(ACTIONS) as [Action, ...Action[]])),
  /** whether one may record for more than one organisation, and so has use for filling in many lines at once */
  recordsForSeveral: z.boolean(),
  today: z.iso.date(),
});
export type Session = z.infer<typeof session>;

export const passwordChange = z.object({ current: z.string().min(1).max(128), next: z.string().min(1).max(128) });

export const accountRow = z.object({
  id: z.uuid(),
  username: z.string(),
  name: z.string(),
  active: z.boolean(),
  mustChangePassword: z.boolean(),
  grants: z.array(
    z.object({ id: z.uuid(), role: z.enum(ROLE_IDS), roleName: z.string(), orgId: z.uuid(), orgName: z.string() }),
  ),
});
export type AccountRow = z.infer<typeof accountRow>;

export const newAccount = z.object({
  commandId: z.uuid(),
  id: z.uuid(),
  username: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}._-]{2,40}$/u, "用户名为 2～40 个汉字、字母、数字或 . _ -"),
  name: z.string().trim().min(1).max(40),
  personId: z.uuid().nullable().default(null),
  role: z.enum(ROLE_IDS),
  orgId: z.uuid(),
});
export type NewAccount = z.infer<typeof newAccount>;

export const newGrant = z.object({ commandId: z.uuid(), id: z.uuid(), role: z.enum(ROLE_IDS), orgId: z.uuid() });
export type NewGrant = z.infer<typeof newGrant>;

/** Shown once: the first password of a new or reset account. */
export const issuedPassword = z.object({ accountId: z.uuid(), username: z.string(), password: z.string() });
