import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
import { exportList } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { SheetCell } from "#server/platform/table-sheet.ts";
import type { GroupQuery } from "#shared/groups/contracts.ts";
import { groupKindName } from "#shared/groups/kinds.ts";
import { allGroups } from "./queries.ts";

const COLUMNS = [
  { label: "名称", width: 36 },
  { label: "类别", width: 12 },
  { label: "所属组织", width: 24 },
  { label: "成立日期", width: 12 },
  { label: "撤销日期", width: 12 },
  { label: "现有成员", width: 10 },
  { label: "参加活动", width: 10 },
];

/** The groups of the list as .xlsx, in its order; its filter stands in the first line. */
export async function exportGroups(
  tx: Tx,
  actor: Actor,
  query: GroupQuery,
  sink: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  requireCan(actor, "group.read");
  const said = await describeQuery(tx, actor, query);
  async function* rows(): AsyncGenerator<SheetCell[]> {
    for await (const batch of allGroups(tx, actor, query)) {
      for (const row of batch) {
        const { name, kind, orgName, foundedOn, dissolvedOn, members, activities } = row;
        yield [name, groupKindName(kind), orgName, foundedOn, dissolvedOn, members, activities];
      }
    }
  }
  await exportList(tx, actor, { name: "队伍", filter: said, columns: COLUMNS, rows: rows() }, sink);
}

async function describeQuery(tx: Tx, actor: Actor, query: GroupQuery): Promise<string> {
  const parts = [
    query.org ? `组织：${(await loadOrg(tx, actor, query.org)).name}` : "组织：可见范围内全部",
    query.kinds.length ? `类别：${query.kinds.map(groupKindName).join("、")}` : "",
    query.text ? `名称含“${query.text}”` : "",
    query.dissolved ? "含已撤销" : "",
  ];
  return parts.filter(Boolean).join("；");
}
