import { writeXlsxStream } from "hucre/xlsx";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { describeQuery } from "#server/modules/activities/index.ts";
import { renderTablePaper } from "#server/modules/reports/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import { columnOf, type LedgerColumn } from "#shared/ledgers/columns.ts";
import { GROUP_NAMES, type LedgerRow, type LedgerSpec } from "#shared/ledgers/contracts.ts";
import { ledgerBatches } from "./ledger-page.ts";

/** What a spreadsheet can hold below its heading. */
const MOST_ROWS = 1_048_000;
/** A Word table of more rows takes minutes to open, and nobody reads it on paper. */
const MOST_ON_PAPER = 2_000;

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
  const columns = columnsOf(spec);
  const filter = await describeQuery(tx, actor.district, spec.query);
  const grouped = spec.group !== "none";
  let rows = 0;
  async function* lines(): AsyncGenerator<(string | number | null)[]> {
    yield [`${spec.title}（${filter}）`];
    yield ["序号", ...(grouped ? [GROUP_NAMES[spec.group].slice(1)] : []), ...columns.map(({ label }) => label)];
    for await (const batch of ledgerBatches(tx, actor, spec, MOST_ROWS)) {
      for (const row of batch) {
        rows += 1;
        yield [rows, ...(grouped ? [row.group] : []), ...row.cells];
      }
    }
  }
  const widths = [6, ...(grouped ? [18] : []), ...columns.map(({ width }) => width)];
  const stream = writeXlsxStream(lines(), {
    name: "台账",
    columns: widths.map((width) => ({ width })),
    freezePane: { rows: 2 },
  });
  for await (const chunk of stream) await sink(chunk);
  await traceExport(tx, actor, spec, filter, rows);
}

/** A ledger as .docx for print and file: a table for each group. @throws too-many rows for a paper */
export async function ledgerDocx(tx: Tx, actor: Actor, spec: LedgerSpec): Promise<Uint8Array> {
  requireCan(actor, "activity.export");
  const rows: LedgerRow[] = [];
  for await (const batch of ledgerBatches(tx, actor, spec, MOST_ON_PAPER + 1)) rows.push(...batch);
  if (rows.length > MOST_ON_PAPER) {
    const reason = `超过 ${MOST_ON_PAPER} 行，不便印成 Word 台账：请按组织或时间缩小范围，或者导出 Excel`;
    throw new DomainError("invalid", { reason }, "ledger");
  }
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
  await traceExport(tx, actor, spec, filter, rows.length);
  return bytes;
}

async function traceExport(tx: Tx, actor: Actor, spec: LedgerSpec, filter: string, rows: number): Promise<void> {
  const object = { type: "district", id: actor.district, revision: 0, label: spec.title, visibleTo: actor.scopes };
  await recordEvent(tx, actor, "activities.exported", object, { rows, filter });
}
