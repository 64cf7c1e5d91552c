import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Tx } from "#server/platform/db.ts";
import type { EventPayload, Verb } from "#shared/traces/verbs.ts";

/** Whoever did it; the actor of the accounts module fits. */
export type Doer = { district: string; accountId: string | null; name: string; at: Date };

export type Traced = {
  type: string;
  id: string;
  revision: number;
  label: string;
  visibleTo: readonly string[];
};

/** A change of one object and what was said of it. */
export type Change = { object: Traced; payload?: EventPayload };

/** Writes the trace of a change in the transaction of the change. */
export function recordEvent(tx: Tx, doer: Doer, verb: Verb, object: Traced, payload: EventPayload = {}): Promise<void> {
  return recordEvents(tx, doer, verb, [{ object, payload }]);
}

/** Rows of one statement: each has twelve parameters, and a statement takes 65,535. */
const PORTION = 2_000;

/**
 * Writes the traces of changes that one command made to several objects, in two statements. The payload can be erased
 * later (personal data); its salted hash in the event stays and still proves that it was there.
 */
export async function recordEvents(tx: Tx, doer: Doer, verb: Verb, changes: readonly Change[]): Promise<void> {
  for (let from = 0; from < changes.length; from += PORTION) {
    const rows = changes.slice(from, from + PORTION).map((change) => rowsOf(doer, verb, change));
    await tx
      .insertInto("event")
      .values(rows.map(({ event }) => event))
      .execute();
    await tx
      .insertInto("event_payload")
      .values(rows.map(({ payload }) => payload))
      .execute();
  }
}

function rowsOf(doer: Doer, verb: Verb, { object, payload = {} }: Change) {
  const id = randomUUID();
  const salt = randomBytes(16).toString("hex");
  const text = JSON.stringify(payload);
  const visible_to = [...object.visibleTo];
  return {
    event: {
      district_id: doer.district,
      id,
      at: doer.at,
      account_id: doer.accountId,
      actor_name: doer.name,
      verb,
      object_type: object.type,
      object_id: object.id,
      object_revision: object.revision,
      object_label: object.label,
      payload_hash: createHash("sha256").update(salt).update(text).digest("hex"),
      visible_to,
    },
    payload: { district_id: doer.district, event_id: id, salt, payload: text, visible_to },
  };
}
