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

/**
 * Writes the trace of a change in the transaction of the change. The payload can be erased later (personal data);
 * its salted hash in the event stays and still proves that it was there.
 */
export async function recordEvent(
  tx: Tx,
  doer: Doer,
  verb: Verb,
  object: Traced,
  payload: EventPayload = {},
): Promise<void> {
  const salt = randomBytes(16).toString("hex");
  const text = JSON.stringify(payload);
  const id = randomUUID();
  const visibleTo = [...object.visibleTo];
  await tx
    .insertInto("event")
    .values({
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
      visible_to: visibleTo,
    })
    .execute();
  await tx
    .insertInto("event_payload")
    .values({ district_id: doer.district, event_id: id, salt, payload: text, visible_to: visibleTo })
    .execute();
}
