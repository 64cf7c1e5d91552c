import { z } from "zod";
import { sheetDifference } from "../sheets/contracts.ts";

/** The columns of the sheet of accounts and rights that are read; one row for each right. */
export const RIGHTS_HEADINGS = ["姓名", "用户名", "组织", "角色", "状态", "处理"] as const;
export type RightsHeading = (typeof RIGHTS_HEADINGS)[number];

export const SHEET_STATES = { active: "启用", inactive: "停用" } as const;
/** Stands under 处理 of a right that is to be revoked. */
export const REVOKE_MARK = "收回";

export const RIGHTS_STEPS = ["account", "grant", "revoke", "deactivate", "activate"] as const;
export type RightsStep = (typeof RIGHTS_STEPS)[number];
export const RIGHTS_STEP_NAMES: Record<RightsStep, string> = {
  account: "新账号",
  grant: "新权限",
  revoke: "收回权限",
  deactivate: "停用",
  activate: "恢复",
};

export const rightsChange = z.object({
  place: z.string(),
  step: z.enum(RIGHTS_STEPS),
  username: z.string(),
  name: z.string(),
  /** the right that it is about; "" for the account as a whole */
  right: z.string(),
});
export type RightsChange = z.infer<typeof rightsChange>;

/** How an uploaded sheet differs from what is there. */
export const rightsDifference = sheetDifference.extend({
  counts: z.record(z.enum(RIGHTS_STEPS), z.int()),
  changes: z.array(rightsChange),
});
export type RightsDifference = z.infer<typeof rightsDifference>;

export const rightsApplied = z.object({
  counts: z.record(z.enum(RIGHTS_STEPS), z.int()),
  /** the first passwords as .xlsx in base64, on this one occasion; null when no account was opened */
  passwords: z.string().nullable(),
});
export type RightsApplied = z.infer<typeof rightsApplied>;
