import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { describeQuery, traceExport } from "#server/modules/activities/index.ts";
import { renderTablePaper } from "#server/modules/reports/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { type SheetCell, writeTableSheet } from "#server/platform/table-sheet.ts";
import { columnOf, type LedgerColumn } from "#shared/ledgers/columns.ts";
import { GROUP_HEADINGS, type LedgerRow, type LedgerSpec } from "#shared/ledgers/contracts.ts";
import { ledgerBatches } from "./ledger-page.ts";

/** What a spreadsheet can hold below its heading. */
const IN_A_SHEET = { most: 1_048_000, instead: "一张工作表放不下：请按组织或时间分次导出" };
/** A Word table of more rows takes minutes to open, and nobody reads it on paper. */
const ON_PAPER = { most: 2_000, instead: "不便印成 Word 台账：请按组织或时间缩小范围，或者导出 Excel" };

const columnsOf = (spec: LedgerSpec): LedgerColumn[] => spec.columns.flatMap((id) => columnOf(id) ?? []);

/**
 * A ledger as .xlsx, exactly the rows and columns of the page, its filter in the first line.
 * `sink` receives the file while the transaction is open, chunk by chunk.
 */
export async function ledgerXlsx(
  tx: Tx,
  actor: Actor,
  spec: LedgerSpec,
  sink: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  requireCan(actor, "activity.export");
  const filter = await describeQuery(tx, actor.district, spec.query);
  const heading = GROUP_HEADINGS[spec.group];
  const columns = [...(heading === null ? [] : [{ label: heading, width: 18 }]), ...columnsOf(spec)];
  async function* lines(): AsyncGenerator<SheetCell[]> {
    for await (const batch of ledgerBatches(tx, actor, spec, IN_A_SHEET)) {
      for (const row of batch) yield heading === null ? row.cells : [row.group, ...row.cells];
    }
  }
  const sheet = { name: "台账", title: `${spec.title}（${filter}）`, columns, rows: lines() };
  await traceExport(tx, actor, spec.title, filter, await writeTableSheet(sheet, sink));
}

/** A ledger as .docx for print and file: a table for each group. @throws invalid for more rows than a paper holds */
export async function ledgerDocx(tx: Tx, actor: Actor, spec: LedgerSpec): Promise<Uint8Array> {
  requireCan(actor, "activity.export");
  const rows: LedgerRow[] = [];
  for await (const batch of ledgerBatches(tx, actor, spec, ON_PAPER)) rows.push(...batch);
  const columns = columnsOf(spec);
  const filter = await describeQuery(tx, actor.district, spec.query);
  let number = 0;
  const groups = [...Map.groupBy(rows, ({ group }) => group)].map(([heading, members]) => ({
    heading,
    rows: members.map(({ cells }) => [String(++number), ...cells.map((cell) => String(cell ?? ""))]),
  }));
  const bytes = await renderTablePaper({
    title: spec.title,
    lines: [filter, `共 ${rows.length} 行　　导出日期 ${dayOf(actor.at)}`],
    columns: [
      { title: "序号", width: 6, align: "center" },
      ...columns.map(({ label, width, numeric }) => ({
        title: label,
        width,
        align: numeric ? ("center" as const) : ("left" as const),
      })),
    ],
    groups: groups.length > 0 ? groups : [{ heading: "", rows: [] }],
  });
  await traceExport(tx, actor, spec.title, filter, rows.length);
  return bytes;
}
