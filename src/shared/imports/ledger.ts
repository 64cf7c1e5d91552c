import { z } from "zod";
import { metricId } from "#shared/figures/spec.ts";
import { planOfFile, tableChoices } from "./contracts.ts";

/** What one decides about a ledger: which column is what, and what the file leaves unsaid. */
export const ledgerChoices = z.object({
  tables: tableChoices,
  /** overrides the year of titles and sheet names */
  year: z.int().min(1949).max(2100).nullable().default(null),
  /** take over rows although something of the same day, kind and organisation was recorded by hand */
  includeSimilar: z.boolean().default(false),
  /** rows with problems are left out; else one of them keeps the whole file out */
  leaveOutProblems: z.boolean().default(false),
});
export type LedgerChoices = z.infer<typeof ledgerChoices>;

export const LEDGER_ACTIONS = ["new", "changed", "same", "similar", "repeated", "problem"] as const;
export type LedgerAction = (typeof LEDGER_ACTIONS)[number];
export const LEDGER_ACTION_NAMES: Record<LedgerAction, string> = {
  new: "新增",
  changed: "更正",
  same: "已导入过",
  similar: "已有记录",
  repeated: "文件内重复",
  problem: "有问题",
};

export const ledgerItem = z.object({
  sheet: z.string(),
  row: z.int(),
  action: z.enum(LEDGER_ACTIONS),
  title: z.string(),
  heldOn: z.string().nullable(),
  kinds: z.array(z.string()),
  host: z.string(),
  expected: z.int().nullable(),
  present: z.int().nullable(),
  activityId: z.uuid().nullable(),
  changes: z.array(z.string()),
});
export type LedgerItem = z.infer<typeof ledgerItem>;

export const TOTAL_ACTIONS = ["new", "changed", "same"] as const;

/** A total without the records behind it: what the file declares, and what was declared before. */
export const ledgerTotal = z.object({
  /** "汇总 C4" */
  place: z.string(),
  action: z.enum(TOTAL_ACTIONS),
  org: z.string(),
  kind: z.string(),
  metric: metricId,
  from: z.iso.date(),
  to: z.iso.date(),
  value: z.number(),
  before: z.number().nullable(),
});
export type LedgerTotal = z.infer<typeof ledgerTotal>;

export const ledgerPlan = z.object({
  ...planOfFile,
  target: z.literal("activities"),
  choices: ledgerChoices,
  counts: z.record(z.enum(LEDGER_ACTIONS), z.int()),
  /** how many of the totals are new or changed */
  declared: z.int(),
  /** the first of them; the counts are whole */
  items: z.array(ledgerItem),
  /** the first of them */
  totals: z.array(ledgerTotal),
});
export type LedgerPlan = z.infer<typeof ledgerPlan>;
