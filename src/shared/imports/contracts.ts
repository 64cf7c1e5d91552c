import { z } from "zod";

export const IMPORT_STATES = ["mapping", "running", "done", "failed", "discarded"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
export const IMPORT_STATE_NAMES: Record<ImportState, string> = {
  mapping: "待确认",
  running: "导入中",
  done: "已导入",
  failed: "未完成",
  discarded: "已放弃",
};

export const importRow = z.object({
  id: z.uuid(),
  state: z.enum(IMPORT_STATES),
  fileId: z.uuid(),
  fileName: z.string(),
  orgName: z.string(),
  progress: z.int(),
  total: z.int(),
  message: z.string(),
  createdAt: z.iso.datetime(),
});
export type ImportRow = z.infer<typeof importRow>;

const column = z.object({
  column: z.string().regex(/^[A-Z]{1,3}$/),
  header: z.string().max(400),
  fields: z.array(z.string().max(40)).max(6),
  confidence: z.number(),
  why: z.string().max(200),
});

/** What one decides about a file: which column is what, and what the file leaves unsaid. */
export const importChoices = z.object({
  /** one list of columns a table, in the order the tables stand in the file; null: leave the table out */
  tables: z.array(z.array(column).max(200).nullable()).max(200),
  /** overrides the year of titles and sheet names */
  year: z.int().min(1949).max(2100).nullable().default(null),
  /** take over rows although something of the same day, kind and organisation was recorded by hand */
  includeSimilar: z.boolean().default(false),
});
export type ImportChoices = z.infer<typeof importChoices>;

const problem = z.object({
  sheet: z.string(),
  row: z.int(),
  column: z.string(),
  level: z.enum(["error", "warning"]),
  message: z.string(),
});
export type ImportProblem = z.infer<typeof problem>;

export const PLAN_ACTIONS = ["new", "changed", "same", "similar", "repeated", "problem"] as const;
export const PLAN_ACTION_NAMES: Record<(typeof PLAN_ACTIONS)[number], string> = {
  new: "新增",
  changed: "更正",
  same: "已导入过",
  similar: "已有记录",
  repeated: "文件内重复",
  problem: "有问题",
};

export const planRow = z.object({
  sheet: z.string(),
  row: z.int(),
  action: z.enum(PLAN_ACTIONS),
  title: z.string(),
  heldOn: z.string().nullable(),
  kinds: z.array(z.string()),
  host: z.string(),
  expected: z.int().nullable(),
  present: z.int().nullable(),
  activityId: z.uuid().nullable(),
  changes: z.array(z.string()),
});
export type PlanRow = z.infer<typeof planRow>;

export const importPlan = z.object({
  ...importRow.shape,
  revision: z.int(),
  choices: importChoices,
  fields: z.array(z.object({ id: z.string(), label: z.string() })),
  tables: z.array(
    z.object({
      sheet: z.string(),
      titles: z.array(z.string()),
      rows: z.int(),
      samples: z.record(z.string(), z.array(z.string())),
    }),
  ),
  counts: z.record(z.enum(PLAN_ACTIONS), z.int()),
  declared: z.int(),
  /** the first of each; the counts are whole */
  rows: z.array(planRow),
  problems: z.array(problem),
  notes: z.array(z.string()),
});
export type ImportPlan = z.infer<typeof importPlan>;

export const importRun = z.object({ revision: z.int() });
