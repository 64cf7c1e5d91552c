import { sql } from "kysely";
import { openDb, openPool } from "#server/platform/db.ts";
import type { World } from "./world.ts";

/** Every row of a district as the owner of the schema sees it. */
export type Snapshot = {
  /** "table · row" → the transaction that wrote it */
  rows: Map<string, string>;
  events: Map<string, { verb: string; object: string; xid: string }>;
  commands: number;
};

/** What lies between two snapshots. */
export type Difference = {
  tables: string[];
  /** transactions that wrote the rows that are new or different */
  xids: string[];
  events: { verb: string; object: string; xid: string }[];
  commands: number;
};

// Events are compared with the rest; commands are bookkeeping of repeats; words to search by repeat what objects say.
const APART = ["event", "event_payload", "command", "search_word"];

/** Reads a district as its owner, row-level security aside. */
export async function snapshot(world: World): Promise<Snapshot> {
  const db = openDb(openPool(world.ownerUrl, 1));
  try {
    const tables = await sql<{ name: string }>`
      SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'district_id' ORDER BY 1`.execute(db);
    const rows = new Map<string, string>();
    for (const { name } of tables.rows) {
      if (APART.includes(name)) continue;
      const found = await sql<{ row: string; xid: string }>`
        SELECT t::text AS row, t.xmin::text AS xid FROM ${sql.table(name)} AS t
        WHERE district_id = ${world.district}`.execute(db);
      for (const { row, xid } of found.rows) rows.set(`${name} · ${row}`, xid);
    }
    const events = await sql<{ id: string; verb: string; object: string; xid: string }>`
      SELECT id, verb, object_id::text AS object, xmin::text AS xid FROM event
      WHERE district_id = ${world.district} ORDER BY verb, object_id`.execute(db);
    const commands = await sql<{ count: number }>`
      SELECT count(*) AS count FROM command WHERE district_id = ${world.district}`.execute(db);
    return {
      rows,
      events: new Map(events.rows.map(({ id, ...event }) => [id, event])),
      commands: commands.rows[0]?.count ?? 0,
    };
  } finally {
    await db.destroy();
  }
}

export function difference(before: Snapshot, after: Snapshot): Difference {
  const written = [...after.rows].filter(([row]) => !before.rows.has(row));
  const gone = [...before.rows.keys()].filter((row) => !after.rows.has(row));
  const tableOf = (row: string) => row.slice(0, row.indexOf(" "));
  return {
    tables: [...new Set([...written.map(([row]) => row), ...gone].map(tableOf))].sort(),
    xids: [...new Set(written.map(([, xid]) => xid))],
    events: [...after.events].filter(([id]) => !before.events.has(id)).map(([, event]) => event),
    commands: after.commands - before.commands,
  };
}
