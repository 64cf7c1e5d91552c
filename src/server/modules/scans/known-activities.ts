import { sql } from "kysely";
import { type Actor, may } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { ScanActivity } from "#shared/scans/contracts.ts";

export type SeenActivity = ScanActivity & { mine: boolean };

/** Those of the activities that the actor sees, and whether the actor may change them. */
export async function seenActivities(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, SeenActivity>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const found = await sql<Omit<SeenActivity, "mine"> & { paths: string[] }>`
    SELECT a.id, a.title, a.held_on AS "heldOn", a.state, a.attendance_mode <> 'none' AS "hasAttendance",
      array_agg(o.short_name ORDER BY ao.position) AS hosts, array_agg(o.path::text) AS paths
    FROM activity a
    JOIN activity_org ao ON ao.district_id = a.district_id AND ao.activity_id = a.id AND ao.role = 'host'
    JOIN org o ON o.district_id = ao.district_id AND o.id = ao.org_id
    WHERE a.district_id = ${actor.district} AND a.id = ANY(${wanted}::uuid[])
    GROUP BY a.district_id, a.id`.execute(tx);
  return new Map(
    found.rows.map(({ paths, ...row }) => [
      row.id,
      { ...row, mine: paths.some((path) => may(actor, "activity.record", path)) },
    ]),
  );
}
