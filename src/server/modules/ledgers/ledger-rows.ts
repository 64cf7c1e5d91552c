import { sql } from "kysely";
import { type Actor, may } from "#server/modules/access/index.ts";
import { fieldsColumn, filesColumn, kindsColumn, orgsColumn } from "#server/modules/activities/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { type ActivityState, STATE_NAMES } from "#shared/activities/contracts.ts";
import { kindName } from "#shared/catalogue/kinds.ts";
import type { LedgerCell } from "#shared/ledgers/contracts.ts";

type Raw = {
  id: string;
  state: ActivityState;
  title: string;
  heldOn: string;
  startTime: string | null;
  endTime: string | null;
  place: string;
  chair: string;
  summary: string;
  expected: number | null;
  present: number | null;
  guests: number;
  kinds: string[];
  hosts: string[];
  partners: string[];
  themes: string[];
  absent: string[];
  files: number;
  fields: Record<string, string | number>;
  recordedAt: Date;
};

const CELLS: Record<string, (row: Raw) => LedgerCell> = {
  heldOn: (row) => row.heldOn,
  time: (row) => [row.startTime, row.endTime].filter(Boolean).join("—"),
  kinds: (row) => row.kinds.map(kindName).join("、"),
  title: (row) => row.title,
  hosts: (row) => row.hosts.join("、"),
  partners: (row) => row.partners.join("、"),
  place: (row) => row.place,
  chair: (row) => row.chair,
  expected: (row) => row.expected,
  present: (row) => row.present,
  rate: (row) =>
    row.present === null || !row.expected ? null : `${Math.round((row.present / row.expected) * 1000) / 10}%`,
  guests: (row) => row.guests || null,
  absent: (row) => row.absent.join("、"),
  summary: (row) => row.summary,
  themes: (row) => row.themes.join("、"),
  files: (row) => row.files || null,
  state: (row) => STATE_NAMES[row.state],
  recordedOn: (row) => dayOf(row.recordedAt),
};

/** The cells of activities by their ids; an activity that the actor cannot see has none. */
export async function ledgerCells(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  columns: readonly string[],
): Promise<Map<string, LedgerCell[]>> {
  if (ids.length === 0) return new Map();
  const named = columns.includes("absent") && may(actor, "person.read");
  const absent = named
    ? sql`ARRAY(SELECT p.name FROM attendance t JOIN person p ON p.district_id = t.district_id AND p.id = t.person_id
        WHERE t.district_id = a.district_id AND t.activity_id = a.id AND t.status IN ('excused', 'absent') ORDER BY p.name)`
    : sql`'{}'::text[]`;
  const found = await sql<Raw>`
    SELECT a.id, a.state, a.title, a.held_on AS "heldOn", a.start_time AS "startTime", a.end_time AS "endTime", a.place,
      a.chair, a.summary, a.expected, a.present, a.guests, a.recorded_at AS "recordedAt",
      ${kindsColumn} AS kinds, ${orgsColumn("host")} AS hosts, ${orgsColumn("others")} AS partners,
      ARRAY(SELECT t.name FROM activity_theme at JOIN theme t ON t.district_id = at.district_id AND t.id = at.theme_id
        WHERE at.district_id = a.district_id AND at.activity_id = a.id ORDER BY t.name) AS themes,
      ${absent} AS absent, ${filesColumn} AS files, ${fieldsColumn} AS fields
    FROM activity a WHERE a.district_id = ${actor.district} AND a.id = ANY(${[...new Set(ids)]}::uuid[])`.execute(tx);
  return new Map(found.rows.map((row) => [row.id, columns.map((column) => cellOf(row, column))]));
}

function cellOf(row: Raw, column: string): LedgerCell {
  const read = CELLS[column];
  return read ? read(row) : (row.fields[column.replace(/^field:/, "")] ?? null);
}
