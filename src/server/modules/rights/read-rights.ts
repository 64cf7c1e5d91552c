import { createHash } from "node:crypto";
import { type Actor, may, requireCan } from "#server/modules/access/index.ts";
import { managedAccounts, takenUsernames } from "#server/modules/accounts/index.ts";
import { headedRows, type Workbook } from "#server/modules/imports/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import { orgNameReader } from "#shared/orgs/names.ts";
import { RIGHTS_HEADINGS, RIGHTS_STEPS, type RightsDifference } from "#shared/rights/sheet.ts";
import { planRights, type RightsPlan } from "./plan-rights.ts";

/** Nobody reads on beyond these; what is written is all of it. */
const SHOWN = { changes: 1_000, problems: 200 };

/** Compares a sheet with the rights of now, in a constant number of statements. @throws invalid for another table */
export async function planSheet(tx: Tx, actor: Actor, workbook: Workbook): Promise<RightsPlan> {
  requireCan(actor, "account.manage");
  const rows = headedRows(workbook, RIGHTS_HEADINGS);
  if (!rows) {
    const reason = `“${workbook.fileName}”里没有找到权限表：应有一行表头写着${RIGHTS_HEADINGS.join("、")}。请先下载权限表，在其中修改后再上传`;
    throw new DomainError("invalid", { reason }, "file");
  }
  const names = [...new Set(rows.map((row) => row.text("用户名").toLowerCase()))];
  const accounts = new Map((await managedAccounts(tx, actor, names)).map((one) => [one.username.toLowerCase(), one]));
  const taken = await takenUsernames(
    tx,
    names.filter((name) => !accounts.has(name)),
  );
  return planRights(rows, {
    accounts,
    taken,
    orgOf: orgNameReader(await grantableOrgs(tx, actor)),
    self: actor.accountId,
  });
}

/** The organisations in which the actor gives rights. */
export async function grantableOrgs(tx: Tx, actor: Actor) {
  const orgs = await tx
    .selectFrom("org as o")
    .leftJoin("org as above", (join) =>
      join.onRef("above.district_id", "=", "o.district_id").onRef("above.id", "=", "o.parent_id"),
    )
    .select(["o.id", "o.name", "o.short_name as shortName", "o.code", "o.path", "above.name as above"])
    .where("o.district_id", "=", actor.district)
    .where("o.active_to", "is", null)
    .execute();
  return orgs.filter(({ path }) => may(actor, "account.manage", path));
}

export const countsOf = ({ changes }: RightsPlan) =>
  Object.fromEntries(
    RIGHTS_STEPS.map((step) => [step, changes.filter((one) => one.step === step).length]),
  ) as RightsDifference["counts"];

/** What is confirmed is what was shown: the same changes of the same cells, and the same rights ending. */
export function digestOf(plan: RightsPlan): string {
  const ended = [...plan.revoked, ...plan.deactivated, ...plan.activated].map(({ id }) => id);
  return createHash("sha256")
    .update(JSON.stringify([plan.changes, ended]))
    .digest("hex");
}

export const differenceOf = (plan: RightsPlan): Omit<RightsDifference, "fileId" | "name"> => ({
  digest: digestOf(plan),
  counts: countsOf(plan),
  unchanged: plan.unchanged,
  changes: plan.changes.slice(0, SHOWN.changes),
  problems: plan.problems.slice(0, SHOWN.problems),
  problemCount: plan.problems.length,
});
