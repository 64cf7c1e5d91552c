import { sql } from "kysely";
import type { Tx } from "#server/platform/db.ts";
import type { EventFilter, EventQuery, EventRow } from "#shared/traces/contracts.ts";
import { type EventPayload, eventSentence } from "#shared/traces/verbs.ts";

const EVENT_COLUMNS = [
  ...(["e.id", "e.at", "e.actor_name", "e.verb", "e.object_type", "e.object_id", "e.object_label"] as const),
  sql<EventPayload | null>`p.payload`.as("payload"),
] as const;

/** Events, newest first, by keyset; row-level security keeps to what the actor may see. */
export async function history(tx: Tx, district: string, query: EventQuery): Promise<EventRow[]> {
  let select = tx
    .selectFrom("event as e")
    .leftJoin("event_payload as p", (join) =>
      join.onRef("p.district_id", "=", "e.district_id").onRef("p.event_id", "=", "e.id"),
    )
    .select(EVENT_COLUMNS)
    .where("e.district_id", "=", district)
    .orderBy("e.at", "desc")
    .orderBy("e.id", "desc")
    .limit(query.limit);
  const { objectType, objectId } = query;
  if (objectId !== undefined) {
    // An import is one event: what it did to the object stands in its references.
    const imports = tx
      .selectFrom("import_item")
      .select("import_id")
      .where("district_id", "=", district)
      .where("object_id", "=", objectId);
    select = select.where((eb) =>
      eb.or([
        eb("e.object_id", "=", objectId),
        eb.and([eb("e.verb", "=", "import.done"), eb("e.object_id", "in", imports)]),
      ]),
    );
  } else if (objectType !== undefined) select = select.where("e.object_type", "=", objectType);
  const { text, actor, verb, org, from, to } = query;
  for (const word of (text ?? "").split(/\s+/).filter(Boolean)) {
    select = select.where(
      sql<boolean>`(position(${word} in e.object_label) > 0 OR position(${word} in e.actor_name) > 0)`,
    );
  }
  if (actor) select = select.where(sql<boolean>`position(${actor} in e.actor_name) > 0`);
  if (verb !== undefined) select = select.where("e.verb", "=", verb);
  if (org !== undefined) {
    const path = sql`(SELECT o.path FROM org o WHERE o.district_id = ${district} AND o.id = ${org})`;
    select = select.where(sql<boolean>`e.visible_to <@ ${path}`);
  }
  if (from) select = select.where(sql<boolean>`e.at >= (${from}::date)::timestamp AT TIME ZONE 'Asia/Shanghai'`);
  if (to) select = select.where(sql<boolean>`e.at < (${to}::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`);
  if (query.after !== undefined) {
    select = select.where(
      sql<boolean>`(e.at, e.id) < (SELECT a.at, a.id FROM event a WHERE a.district_id = ${district} AND a.id = ${query.after})`,
    );
  }
  const rows = await select.execute();
  const imported = await importedSentences(
    tx,
    district,
    objectId,
    rows.filter((row) => row.object_id !== objectId).map((row) => row.object_id),
  );
  return rows.map((row) => eventRowOf(row, imported.get(row.object_id)));
}

type Raw = {
  id: string;
  at: Date;
  actor_name: string;
  verb: string;
  object_type: string;
  object_id: string;
  object_label: string;
  payload: EventPayload | null;
};

/** @param said the sentence, where it is not the event's own */
function eventRowOf(row: Raw, said?: string): EventRow {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor_name,
    verb: row.verb,
    objectType: row.object_type,
    objectId: row.object_id,
    sentence: said ?? eventSentence(row.verb, row.object_label, row.payload),
  };
}

/** What others did of late to objects of some types that the actor can see, newest first. */
export async function recentEvents(
  tx: Tx,
  actor: { district: string; accountId: string | null },
  { types, from, limit }: { types: readonly string[]; from: string; limit: number },
): Promise<EventRow[]> {
  const rows = await tx
    .selectFrom("event as e")
    .leftJoin("event_payload as p", (join) =>
      join.onRef("p.district_id", "=", "e.district_id").onRef("p.event_id", "=", "e.id"),
    )
    .select(EVENT_COLUMNS)
    .where("e.district_id", "=", actor.district)
    .where("e.object_type", "in", [...types])
    .where(sql<boolean>`e.account_id IS DISTINCT FROM ${actor.accountId}::uuid`)
    .where(sql<boolean>`e.at >= (${from}::date)::timestamp AT TIME ZONE 'Asia/Shanghai'`)
    .orderBy("e.at", "desc")
    .orderBy("e.id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => eventRowOf(row));
}

/** Batches of all events of a filter, for exports in constant memory. */
export async function* allEvents(tx: Tx, district: string, filter: EventFilter): AsyncGenerator<EventRow[]> {
  for (let after: string | undefined; ; ) {
    const rows: EventRow[] = await history(tx, district, { ...filter, after, limit: 1000 });
    if (rows.length > 0) yield rows;
    after = rows.at(-1)?.id;
    if (after === undefined || rows.length < 1000) return;
  }
}

/** What each import did to one object, with the place of the file that says so. */
async function importedSentences(
  tx: Tx,
  district: string,
  objectId: string | undefined,
  imports: readonly string[],
): Promise<Map<string, string>> {
  if (objectId === undefined || imports.length === 0) return new Map();
  const items = await tx
    .selectFrom("import_item")
    .select(["import_id", "object_label", "steps", "place"])
    .where("district_id", "=", district)
    .where("object_id", "=", objectId)
    .where("import_id", "in", [...imports])
    .orderBy("seq")
    .execute();
  const sentences = new Map<string, string>();
  for (const [id, own] of Map.groupBy(items, (item) => item.import_id)) {
    const said = own.flatMap((item) =>
      (item.steps as [string, EventPayload][]).map(([verb, payload]) =>
        eventSentence(verb, item.object_label, payload),
      ),
    );
    sentences.set(id, `${said.join("；")}（导入自 ${own[0]?.place ?? ""}）`);
  }
  return sentences;
}
