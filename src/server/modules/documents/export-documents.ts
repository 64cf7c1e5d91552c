import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
import { exportList } from "#server/modules/traces/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { SheetCell } from "#server/platform/table-sheet.ts";
import { STEP_NAMES } from "#shared/documents/chain.ts";
import type { DocumentQuery, DocumentRow } from "#shared/documents/contracts.ts";
import { STATUS_NAMES } from "#shared/documents/status.ts";
import { documentTypeName } from "#shared/documents/types.ts";
import { listDocuments } from "./queries.ts";

type Column = { label: string; width: number; cell: (row: DocumentRow) => SheetCell };

const COLUMNS: readonly Column[] = [
  { label: "日期", width: 12, cell: (row) => row.sortOn },
  { label: "标题", width: 50, cell: (row) => row.title },
  { label: "文号", width: 22, cell: (row) => row.number },
  { label: "类型", width: 12, cell: (row) => documentTypeName(row.type) },
  { label: "组织", width: 20, cell: (row) => row.orgName },
  { label: "来文单位、发文机关", width: 24, cell: (row) => row.incoming?.sender ?? row.issuer },
  {
    label: "状态",
    width: 10,
    cell: (row) => (row.incoming ? STEP_NAMES[row.incoming.step] : STATUS_NAMES[row.status]),
  },
  { label: "办理期限", width: 12, cell: (row) => row.incoming?.deadline ?? null },
  { label: "附件数", width: 8, cell: (row) => row.files },
];

/** Documents as .xlsx, exactly those of the list; the filter stands on the sheet. */
export async function exportDocuments(
  tx: Tx,
  actor: Actor,
  query: DocumentQuery,
  sink: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  requireCan(actor, "document.read");
  const said = await describeQuery(tx, actor, query);
  async function* rows(): AsyncGenerator<SheetCell[]> {
    for (let after: string | null = null; ; ) {
      const page = await listDocuments(tx, actor, query, { after, limit: 500 });
      for (const row of page.rows) yield COLUMNS.map(({ cell }) => cell(row));
      after = page.next;
      if (after === null) return;
    }
  }
  await exportList(tx, actor, { name: "文件", filter: said, columns: COLUMNS, rows: rows() }, sink);
}

async function describeQuery(tx: Tx, actor: Actor, query: DocumentQuery): Promise<string> {
  const parts = [
    query.org ? `组织：${(await loadOrg(tx, actor, query.org)).name}（含全部下级）` : "组织：可见范围内全部",
    query.types.length > 0 ? `类型：${query.types.map(documentTypeName).join("、")}` : "",
    query.status ? `${query.on ?? dayOf(actor.at)} 的效力状态：${STATUS_NAMES[query.status]}` : "",
    query.open ? "只列未办结的来文" : "",
    query.retired ? "含已停用" : "",
    query.text ? `标题、文号或正文含“${query.text}”` : "",
  ];
  return parts.filter(Boolean).join("；");
}
