import { z } from "zod";
import { MEMBERSHIP_KIND_IDS } from "#shared/people/memberships.ts";
import { planOfFile, tableChoices } from "./contracts.ts";

/** The classes of a difference that are confirmed line by line. */
export const ROSTER_CLASSES = ["new", "moved", "changed", "left"] as const;
export type RosterClass = (typeof ROSTER_CLASSES)[number];

export const ROSTER_ACTIONS = ["unsure", ...ROSTER_CLASSES, "problem", "same", "repeated"] as const;
export type RosterAction = (typeof ROSTER_ACTIONS)[number];
export const ROSTER_ACTION_NAMES: Record<RosterAction, string> = {
  new: "新增",
  moved: "划转",
  changed: "变更",
  left: "转出",
  unsure: "待认定",
  problem: "有问题",
  same: "无变化",
  repeated: "文件内重复",
};

/** Of whom the file is the whole roster; whoever is missing there is listed as having left. */
export const ROSTER_COVERAGE = ["orgs", "all", "none"] as const;

const key = z.string().max(60);
const keys = z.array(key).max(20_000);

/** What one decides about a roster. */
export const rosterChoices = z.object({
  tables: tableChoices,
  /** for rows that say no kind of membership */
  membership: z.enum(MEMBERSHIP_KIND_IDS).nullable(),
  coverage: z.enum(ROSTER_COVERAGE),
  /** first day on which moves, changes and departures hold, where the file says no day */
  asOf: z.iso.date(),
  /** first day of new memberships, where the file says no day */
  since: z.iso.date(),
  leaveOutProblems: z.boolean().default(false),
  /** whether the lines of a class are taken over, and the lines for which it is the other way round */
  take: z.object({ new: z.boolean(), moved: z.boolean(), changed: z.boolean(), left: z.boolean() }),
  except: z.object({ new: keys, moved: keys, changed: keys, left: keys }),
  /** row → the person it is, or "new" */
  identity: z.record(key, z.union([z.uuid(), z.literal("new")])),
});
export type RosterChoices = z.infer<typeof rosterChoices>;

export const rosterItem = z.object({
  key,
  action: z.enum(ROSTER_ACTIONS),
  /** null: the line is not to be decided */
  taken: z.boolean().nullable(),
  sheet: z.string(),
  row: z.int().nullable(),
  name: z.string(),
  birthMonth: z.string().nullable(),
  org: z.string(),
  membership: z.string(),
  post: z.string(),
  changes: z.array(z.string()),
  decision: z.string().nullable(),
  candidates: z.array(z.object({ id: z.uuid(), about: z.string() })),
});
export type RosterItem = z.infer<typeof rosterItem>;

export const rosterPlan = z.object({
  ...planOfFile,
  target: z.literal("roster"),
  choices: rosterChoices,
  counts: z.record(z.enum(ROSTER_ACTIONS), z.int()),
  /** lines that will be written, by class; a decided row counts in the class it falls into */
  writes: z.record(z.enum(ROSTER_CLASSES), z.int()),
  /** the wanted class, from `offset` on */
  items: z.array(rosterItem),
});
export type RosterPlan = z.infer<typeof rosterPlan>;

export const rosterView = z.object({
  action: z.enum(ROSTER_ACTIONS).optional(),
  offset: z.coerce.number().int().min(0).default(0),
});
export type RosterView = z.infer<typeof rosterView>;

export const ROSTER_PAGE = 200;
