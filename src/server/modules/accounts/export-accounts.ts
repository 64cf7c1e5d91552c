import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
import { exportList } from "#server/modules/traces/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { SheetCell } from "#server/platform/table-sheet.ts";
import { ACCOUNT_SORT_NAMES, ACCOUNT_STATE_NAMES, type AccountQuery } from "#shared/rights/contracts.ts";
import { roleName } from "#shared/rights/roles.ts";
import { allAccounts } from "./queries.ts";

const COLUMNS = [
  { label: "用户名", width: 18 },
  { label: "姓名", width: 14 },
  { label: "权限", width: 60 },
  { label: "状态", width: 14 },
  { label: "开通日期", width: 12 },
];

/** The accounts of the list as .xlsx, in its order; its filter stands in the first line. */
export async function exportAccounts(
  tx: Tx,
  actor: Actor,
  query: AccountQuery,
  sink: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  requireCan(actor, "account.manage");
  const said = await describeQuery(tx, actor, query);
  async function* rows(): AsyncGenerator<SheetCell[]> {
    for await (const batch of allAccounts(tx, actor, query)) {
      for (const { username, name, grants, active, mustChangePassword, createdAt } of batch) {
        const rights = grants.map((grant) => `${grant.roleName}·${grant.orgName}`).join("；");
        const state = active ? (mustChangePassword ? "first_password" : "active") : "inactive";
        yield [username, name, rights, ACCOUNT_STATE_NAMES[state], dayOf(new Date(createdAt))];
      }
    }
  }
  await exportList(tx, actor, { name: "账号与权限", filter: said, columns: COLUMNS, rows: rows() }, sink);
}

async function describeQuery(tx: Tx, actor: Actor, { org, roles, state, text, sort }: AccountQuery): Promise<string> {
  const parts = [
    org ? `组织：${(await loadOrg(tx, actor, org)).name}` : "组织：可管理的全部",
    roles.length ? `角色：${roles.map(roleName).join("、")}` : "",
    state ? `状态：${ACCOUNT_STATE_NAMES[state]}` : "",
    text ? `含“${text}”` : "",
    ACCOUNT_SORT_NAMES[sort],
  ];
  return parts.filter(Boolean).join("；");
}
