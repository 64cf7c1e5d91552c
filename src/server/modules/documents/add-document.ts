import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import type { IncomingInput, NewDocument } from "#shared/documents/contracts.ts";
import { requireSoundDocument, requireSoundVersion, sortDay } from "./document.ts";
import { type Scope, scopeOf, tracedDocument } from "./load-document.ts";
import { writeNames } from "./write-text.ts";
import { insertVersion } from "./write-version.ts";

/** Enters a document with its first version; the files of the version are read by a job. */
export async function addDocument(tx: Tx, actor: Actor, input: NewDocument): Promise<{ id: string }> {
  const today = dayOf(actor.at);
  requireSoundDocument(input.type, input, today);
  requireSoundVersion(input.version);
  const org = await loadOrg(tx, actor, input.orgId);
  requireCan(actor, "document.manage", [org.path]);
  return once(tx, actor, input.commandId, "document.add", async () => {
    const made = { id: input.id, title: input.title, district_wide: input.districtWide, visible_to: [org.path] };
    const scope = scopeOf(actor, made);
    await tx
      .insertInto("document")
      .values({
        ...made,
        district_id: actor.district,
        type: input.type,
        short_names: input.shortNames,
        number: input.number,
        issuer: input.issuer,
        org_id: org.id,
        sort_on: sortDay(input.incoming, [input.version], today),
        created_at: actor.at,
        created_by: actor.accountId,
        updated_at: actor.at,
      })
      .execute();
    if (input.incoming) await insertIncoming(tx, scope, input.incoming);
    await writeNames(tx, scope, input);
    await insertVersion(tx, actor, scope, { ...input.version, position: 0 });
    await recordEvent(tx, actor, "document.added", tracedDocument(made, 1));
    return { id: input.id };
  });
}

async function insertIncoming(tx: Tx, scope: Scope, incoming: IncomingInput): Promise<void> {
  await tx
    .insertInto("incoming")
    .values({ ...scope, ...incomingColumns(incoming) })
    .execute();
}

export function incomingColumns({ receivedOn, sender, deadline, handler, asks }: IncomingInput) {
  return { received_on: receivedOn, sender, deadline, handler, asks };
}
