import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
import { exportList } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { SheetCell } from "#server/platform/table-sheet.ts";
import type { PersonFilter, PersonRow } from "#shared/people/contracts.ts";
import { membershipName } from "#shared/people/memberships.ts";
import { allPeople } from "./queries.ts";

const COLUMNS = [
  { label: "姓名", width: 12 },
  { label: "性别", width: 6 },
  { label: "出生年月", width: 10 },
  { label: "组织", width: 30 },
  { label: "类别", width: 14 },
  { label: "职务", width: 16 },
  { label: "自", width: 12 },
];

/** People as .xlsx, one line for each place they belong to now; columns as the roster import reads them. */
export async function exportPeople(
  tx: Tx,
  actor: Actor,
  filter: PersonFilter,
  sink: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  requireCan(actor, "person.read");
  const said = await describeFilter(tx, actor, filter);
  async function* rows(): AsyncGenerator<SheetCell[]> {
    for await (const batch of allPeople(tx, actor, filter)) for (const person of batch) yield* linesOf(person);
  }
  await exportList(tx, actor, { name: "人员", filter: said, columns: COLUMNS, rows: rows() }, sink);
}

function* linesOf({ name, gender, birthMonth, memberships }: PersonRow): Generator<SheetCell[]> {
  const current = memberships.filter(({ to }) => to === null);
  for (const { orgName, kind, post, from } of current) {
    yield [name, gender, birthMonth, orgName, membershipName(kind), post, from];
  }
  if (current.length === 0) yield [name, gender, birthMonth, null, "已离开", null, null];
}

async function describeFilter(tx: Tx, actor: Actor, { org, kind, q }: PersonFilter): Promise<string> {
  const parts = [
    org ? `组织：${(await loadOrg(tx, actor, org)).name}` : "组织：可见范围内全部",
    kind ? `类别：${membershipName(kind)}` : "",
    q ? `姓名含“${q}”` : "",
  ];
  return parts.filter(Boolean).join("；");
}
