import { sql } from "kysely";
import type { Tx } from "#server/platform/db.ts";
import type { EventQuery, EventRow } from "#shared/traces/contracts.ts";
import { type EventPayload, eventSentence } from "#shared/traces/verbs.ts";

/** Events, newest first, by keyset; row-level security keeps to what the actor may see. */
export async function history(tx: Tx, district: string, query: EventQuery): Promise<EventRow[]> {
  let select = tx
    .selectFrom("event as e")
    .leftJoin("event_payload as p", (join) =>
      join.onRef("p.district_id", "=", "e.district_id").onRef("p.event_id", "=", "e.id"),
    )
    .select([
      ...(["e.id", "e.at", "e.actor_name", "e.verb", "e.object_type", "e.object_id", "e.object_label"] as const),
      sql<EventPayload | null>`p.payload`.as("payload"),
    ])
    .where("e.district_id", "=", district)
    .orderBy("e.at", "desc")
    .orderBy("e.id", "desc")
    .limit(query.limit);
  if (query.objectType !== undefined) select = select.where("e.object_type", "=", query.objectType);
  if (query.objectId !== undefined) select = select.where("e.object_id", "=", query.objectId);
  if (query.after !== undefined) {
    select = select.where(
      sql<boolean>`(e.at, e.id) < (SELECT a.at, a.id FROM event a WHERE a.district_id = ${district} AND a.id = ${query.after})`,
    );
  }
  const rows = await select.execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor_name,
    verb: row.verb,
    objectType: row.object_type,
    objectId: row.object_id,
    sentence: eventSentence(row.verb, row.object_label, row.payload),
  }));
}
