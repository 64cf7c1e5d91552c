import { randomUUID } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "./db.ts";

/**
 * The rows of one statement, `size` at a time, over a cursor of the transaction: neither side holds more than a batch
 * of them. Leave the loop early and the cursor ends with the transaction.
 */
export async function* readBatches<Row>(tx: Tx, query: RawBuilder<Row>, size: number): AsyncGenerator<Row[]> {
  const cursor = sql.id(`rows_${randomUUID().replaceAll("-", "")}`);
  // All of them are wanted: without this the planner expects that a tenth is.
  await sql`SET LOCAL cursor_tuple_fraction = 1`.execute(tx);
  await sql`DECLARE ${cursor} NO SCROLL CURSOR FOR ${query}`.execute(tx);
  for (;;) {
    const { rows } = await sql<Row>`FETCH ${sql.lit(size)} FROM ${cursor}`.execute(tx);
    if (rows.length > 0) yield rows;
    if (rows.length < size) break;
  }
  await sql`CLOSE ${cursor}`.execute(tx);
}
