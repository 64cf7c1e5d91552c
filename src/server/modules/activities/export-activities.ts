import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { type SheetCell, writeTableSheet } from "#server/platform/table-sheet.ts";
import { type ActivityQuery, type ActivityRow, type ActivitySort, STATE_NAMES } from "#shared/activities/contracts.ts";
import { fieldHeading } from "#shared/catalogue/field-values.ts";
import { fieldsOf, kindName } from "#shared/catalogue/kinds.ts";
import { describeQuery } from "./describe-query.ts";
import { allActivities } from "./queries.ts";

type Column = { label: string; width: number; cell: (row: ActivityRow) => SheetCell };

const COLUMNS: readonly Column[] = [
  { label: "日期", width: 12, cell: (row) => row.heldOn },
  { label: "时间", width: 8, cell: (row) => row.startTime },
  { label: "类型", width: 18, cell: (row) => row.kinds.map(kindName).join("、") },
  { label: "名称", width: 40, cell: (row) => row.title },
  { label: "主办", width: 24, cell: (row) => row.hosts.join("、") },
  { label: "地点", width: 20, cell: (row) => row.place },
  { label: "主持人", width: 12, cell: (row) => row.chair },
  { label: "应到", width: 8, cell: (row) => row.expected },
  { label: "实到", width: 8, cell: (row) => row.present },
  { label: "状态", width: 10, cell: (row) => STATE_NAMES[row.state] },
  { label: "附件数", width: 8, cell: (row) => row.files },
  { label: "录入日期", width: 12, cell: (row) => row.recordedOn },
];

/**
 * The rows of a query as .xlsx, exactly those the list shows; the filter stands on the sheet. Asked for some kinds, it has
 * a column for each field of theirs.
 * `sink` receives the file while the transaction is open, chunk by chunk.
 */
export async function exportActivities(
  tx: Tx,
  actor: Actor,
  query: ActivityQuery,
  sink: (chunk: Uint8Array) => Promise<void>,
  sort: ActivitySort = "held-desc",
): Promise<void> {
  requireCan(actor, "activity.export");
  const filter = await describeQuery(tx, actor.district, query);
  const ofKinds = fieldsOf(query.kinds).map(
    (field): Column => ({
      label: fieldHeading(field),
      width: field.type === "number" ? 10 : 24,
      cell: (row) => row.fields[field.id] ?? null,
    }),
  );
  const columns = [...COLUMNS, ...ofKinds];
  async function* lines(): AsyncGenerator<SheetCell[]> {
    for await (const batch of allActivities(tx, actor, query, sort)) {
      for (const row of batch) yield columns.map(({ cell }) => cell(row));
    }
  }
  const sheet = { name: "活动台账", title: `活动台账（${filter}）`, columns, rows: lines() };
  await traceExport(tx, actor, "活动台账", filter, await writeTableSheet(sheet, sink));
}

/** That records left the system: how many, under which filter. */
export async function traceExport(tx: Tx, actor: Actor, label: string, filter: string, rows: number): Promise<void> {
  const object = { type: "district", id: actor.district, revision: 0, label, visibleTo: actor.scopes };
  await recordEvent(tx, actor, "activities.exported", object, { rows, filter });
}
