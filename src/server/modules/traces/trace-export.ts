import type { Tx } from "#server/platform/db.ts";
import { type TableSheet, writeTableSheet } from "#server/platform/table-sheet.ts";
import { type Doer, recordEvent } from "./record-event.ts";

type Exporter = Doer & { scopes: readonly string[] };

/** That rows of a list left the system: how many, under which filter. */
export async function traceListExport(
  tx: Tx,
  actor: Exporter,
  list: { label: string; filter: string; rows: number },
): Promise<void> {
  const object = { type: "district", id: actor.district, revision: 0, label: list.label, visibleTo: actor.scopes };
  await recordEvent(tx, actor, "list.exported", object, { rows: list.rows, filter: list.filter });
}

/** A list as .xlsx, its filter in the first line and in the event that says that it left. */
export async function exportList(
  tx: Tx,
  actor: Exporter,
  { name, filter, columns, rows }: Pick<TableSheet, "name" | "columns" | "rows"> & { filter: string },
  sink: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  const written = await writeTableSheet({ name, title: `${name}（${filter}）`, columns, rows }, sink);
  await traceListExport(tx, actor, { label: name, filter, rows: written });
}
