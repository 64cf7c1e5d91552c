import type { Tx } from "#server/platform/db.ts";
import { type Doer, recordEvent } from "./record-event.ts";

/** That rows of a list left the system: how many, under which filter. */
export async function traceListExport(
  tx: Tx,
  actor: Doer & { scopes: readonly string[] },
  list: { label: string; filter: string; rows: number },
): Promise<void> {
  const object = { type: "district", id: actor.district, revision: 0, label: list.label, visibleTo: actor.scopes };
  await recordEvent(tx, actor, "list.exported", object, { rows: list.rows, filter: list.filter });
}
