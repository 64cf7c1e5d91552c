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

export const IMPORT_TARGETS = ["activities", "roster"] as const;
export type ImportTarget = (typeof IMPORT_TARGETS)[number];
export const IMPORT_TARGET_NAMES: Record<ImportTarget, string> = { activities: "台账", roster: "花名册" };

export const importRow = z.object({
  id: z.uuid(),
  target: z.enum(IMPORT_TARGETS),
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

/** Which imports; what is not said is not filtered. */
export const importFilter = z.object({
  target: z.enum(IMPORT_TARGETS).optional(),
  state: z.enum(IMPORT_STATES).optional(),
  text: z.string().trim().max(60).optional(),
});
export type ImportFilter = z.infer<typeof importFilter>;

const column = z.object({
  column: z.string().regex(/^[A-Z]{1,3}$/),
  header: z.string().max(400),
  fields: z.array(z.string().max(40)).max(6),
  confidence: z.number(),
  why: z.string().max(200),
});

/** One list of columns a table, in the order the tables stand in the file; null: leave the table out. */
export const tableChoices = z.array(z.array(column).max(200).nullable()).max(200);
export type TableChoices = z.infer<typeof tableChoices>;

export const importProblem = z.object({
  sheet: z.string(),
  row: z.int(),
  column: z.string(),
  level: z.enum(["error", "warning"]),
  message: z.string(),
});
export type ImportProblem = z.infer<typeof importProblem>;

/** What every plan shows of the file: its tables with samples, the fields a column can carry, what is wrong where. */
export const planOfFile = {
  ...importRow.shape,
  revision: z.int(),
  fields: z.array(z.object({ id: z.string(), label: z.string() })),
  tables: z.array(
    z.object({
      sheet: z.string(),
      titles: z.array(z.string()),
      rows: z.int(),
      samples: z.record(z.string(), z.array(z.string())),
    }),
  ),
  /** the first of them */
  problems: z.array(importProblem),
  notes: z.array(z.string()),
};

export const importRun = z.object({
  revision: z.int(),
  /** the numbers that whoever confirms has seen; the import does just that, or nothing */
  confirmed: z.record(z.string(), z.int()),
});
export const importDiscard = z.object({ revision: z.int() });
