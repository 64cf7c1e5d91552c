import { z } from "zod";
import { activityQuery } from "#shared/activities/contracts.ts";
import { kindField } from "#shared/catalogue/kinds.ts";
import { BASE_COLUMNS } from "./columns.ts";

export const LEDGER_GROUPS = ["none", "org", "month", "theme"] as const;
export type LedgerGroup = (typeof LEDGER_GROUPS)[number];
export const GROUP_NAMES: Record<LedgerGroup, string> = {
  none: "不分组",
  org: "按组织",
  month: "按月份",
  theme: "按主题",
};
/** Above the column that says which group a row stands in. */
export const GROUP_HEADINGS: Record<LedgerGroup, string | null> = {
  none: null,
  org: "组织",
  month: "月份",
  theme: "主题",
};

const column = z
  .string()
  .max(60)
  .refine((id) => BASE_COLUMNS.some((one) => one.id === id) || kindField(id.replace(/^field:/, "")) !== undefined, {
    error: "台账没有这一列",
  });

const columns = z.array(column).min(1, "请至少选择一列").max(40);

/** A ledger is a list with its columns and its order: which records, grouped how, what of each. */
export const ledgerSpec = z.object({
  title: z.string().trim().min(1).max(60),
  query: activityQuery,
  group: z.enum(LEDGER_GROUPS).default("none"),
  columns,
});
export type LedgerSpec = z.infer<typeof ledgerSpec>;

/** How somebody likes a ledger (by the id of its preset) to stand. */
export const ledgerLayout = z.object({
  ledger: z.string().regex(/^[a-z][a-z_-]{0,59}$/, "没有这本台账"),
  columns,
  group: z.enum(LEDGER_GROUPS),
});
export type LedgerLayout = z.infer<typeof ledgerLayout>;

export const ledgerCell = z.union([z.string(), z.number(), z.null()]);
export type LedgerCell = z.infer<typeof ledgerCell>;

export const ledgerRow = z.object({
  id: z.uuid(),
  /** of the group that the row stands in; "" without groups */
  group: z.string(),
  cells: z.array(ledgerCell),
});
export type LedgerRow = z.infer<typeof ledgerRow>;

export const ledgerPage = z.object({
  rows: z.array(ledgerRow),
  /** hand back as `after` for the next page; null: this was the last */
  next: z.string().nullable(),
  total: z.object({ count: z.int(), more: z.boolean() }),
  /** the filter in words, as it is printed */
  filter: z.string(),
});
export type LedgerPage = z.infer<typeof ledgerPage>;
