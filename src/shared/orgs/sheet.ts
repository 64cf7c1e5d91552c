import { z } from "zod";
import { sheetDifference } from "../sheets/contracts.ts";

/** The columns of the sheet of organisations; all of them are read. The code says which organisation a row is. */
export const ORG_HEADINGS = [
  ...(["编码", "名称", "简称", "类别", "上级"] as const),
  ...(["排序", "状态", "成立日期", "生效日期"] as const),
] as const;
export type OrgHeading = (typeof ORG_HEADINGS)[number];

export const ORG_STATES = { active: "存续", closed: "撤销" } as const;

export const ORG_STEPS = ["create", "change", "order", "move", "close"] as const;
export type OrgStep = (typeof ORG_STEPS)[number];
export const ORG_STEP_NAMES: Record<OrgStep, string> = {
  create: "增设",
  change: "改名",
  order: "排序",
  move: "划转",
  close: "撤销",
};

export const orgSheetChange = z.object({
  place: z.string(),
  step: z.enum(ORG_STEPS),
  code: z.string(),
  name: z.string(),
  /** what becomes of it, in words */
  text: z.string(),
});
export type OrgSheetChange = z.infer<typeof orgSheetChange>;

const orgCounts = z.record(z.enum(ORG_STEPS), z.int());

/** How an uploaded sheet differs from the tree. */
export const orgDifference = sheetDifference.extend({ counts: orgCounts, changes: z.array(orgSheetChange) });
export type OrgDifference = z.infer<typeof orgDifference>;

export const orgsApplied = z.object({ counts: orgCounts });
export type OrgsApplied = z.infer<typeof orgsApplied>;
