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

/** active ones include those whose first password was never changed */
export const ACCOUNT_STATES = ["active", "first_password", "inactive"] as const;
export const ACCOUNT_STATE_NAMES: Record<(typeof ACCOUNT_STATES)[number], string> = {
  active: "正常使用",
  first_password: "未改初始密码",
  inactive: "已停用",
};

export const ACCOUNT_SORTS = ["username", "name", "created"] as const;
export type AccountSort = (typeof ACCOUNT_SORTS)[number];
export const ACCOUNT_SORT_NAMES: Record<AccountSort, string> = {
  username: "按用户名",
  name: "按姓氏笔画",
  created: "新开通的在前",
};

export const accountQuery = z.object({
  /** words, each of which stands in the name, the user name or an organisation of a right */
  text: z.string().trim().max(60).default(""),
  roles: z.array(z.enum(ROLE_IDS)).max(ROLE_IDS.length).default([]),
  /** a right in it or below it */
  org: z.uuid().nullable().default(null),
  state: z.enum(ACCOUNT_STATES).nullable().default(null),
  sort: z.enum(ACCOUNT_SORTS).default("username"),
});
export type AccountQuery = z.infer<typeof accountQuery>;

const heldRight = z.object({
  id: z.uuid(),
  role: z.enum(ROLE_IDS),
  roleName: z.string(),
  orgId: z.uuid(),
  orgName: z.string(),
});

export const accountRow = z.object({
  id: z.uuid(),
  username: z.string(),
  name: z.string(),
  active: z.boolean(),
  mustChangePassword: z.boolean(),
  createdAt: z.iso.datetime(),
  grants: z.array(heldRight),
});
export type AccountRow = z.infer<typeof accountRow>;

export const accountPage = z.object({ rows: z.array(accountRow), next: z.uuid().nullable(), total: z.int() });
export type AccountPage = z.infer<typeof accountPage>;

export const accountRight = heldRight.extend({
  grantedAt: z.iso.datetime(),
  /** the name of whoever gave it; "" where it was not kept */
  grantedBy: z.string(),
  revokedAt: z.iso.datetime().nullable(),
  revokedBy: z.string(),
});
export type AccountRight = z.infer<typeof accountRight>;

export const accountDetail = z.object({
  id: z.uuid(),
  username: z.string(),
  name: z.string(),
  active: z.boolean(),
  mustChangePassword: z.boolean(),
  createdAt: z.iso.datetime(),
  person: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** the day of the last sign-in that left a trace */
  lastSignIn: z.iso.date().nullable(),
  grants: z.array(accountRight),
  past: z.array(accountRight),
  /** the one who asks: what would shut oneself out is left to another administrator */
  self: z.boolean(),
});
export type AccountDetail = z.infer<typeof accountDetail>;

export const username = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}._-]{2,40}$/u, "用户名为 2～40 个汉字、字母、数字或 . _ -");

export const newAccount = z.object({
  commandId: z.uuid(),
  id: z.uuid(),
  username,
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
export type IssuedPassword = z.infer<typeof issuedPassword>;
