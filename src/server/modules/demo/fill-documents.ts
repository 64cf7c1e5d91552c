import { randomUUID } from "node:crypto";
import type { Actor } from "#server/modules/access/index.ts";
import { addDocument, addVersion, closeIncoming, linkDocument } from "#server/modules/documents/index.ts";
import { addFile } from "#server/modules/files/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { FileStore } from "#server/platform/file-store.ts";
import { type NewLink, newDocument, newVersion } from "#shared/documents/contracts.ts";
import { addDays } from "#shared/figures/period.ts";
import { DEMO_DOCUMENTS, type PlannedDocument, type PlannedVersion } from "./plan-documents.ts";

type Making = {
  tx: Tx;
  actor: Actor;
  files: FileStore;
  orgs: ReadonlyMap<string, string>;
  today: string;
  /** id of what was made, by key */
  made: Map<string, string>;
};

/** Invented documents, through the same verbs that users go through, tied to activities of the demonstration. */
export async function fillDocuments(
  tx: Tx,
  actor: Actor,
  files: FileStore,
  orgs: ReadonlyMap<string, string>,
): Promise<void> {
  const making: Making = { tx, actor, files, orgs, today: dayOf(actor.at), made: new Map() };
  for (const planned of DEMO_DOCUMENTS) {
    const id = randomUUID();
    making.made.set(planned.key, id);
    await enter(making, planned, id);
    await tie(making, planned, id);
    if (planned.closed) await close(making, planned.closed, id);
  }
}

async function enter({ tx, actor, files, orgs, today }: Making, planned: PlannedDocument, id: string): Promise<void> {
  const { received, versions = [{ label: "", issued: received?.ago ?? 0 }] } = planned;
  const [first, ...later] = versions;
  const ago = (days: number) => addDays(today, -days);
  const dated = ({ label, issued, effective }: PlannedVersion) => ({
    ...{ id: randomUUID(), label, issuedOn: ago(issued), effectiveFrom: effective ? ago(effective) : null },
    source: "示例数据",
  });
  const attached = planned.text ? [await textFile(tx, actor, files, planned)] : [];
  let last = dated(first ?? { label: "", issued: 0 });
  const input = newDocument.parse({
    ...{ commandId: randomUUID(), id, type: planned.type, orgId: orgs.get(planned.org) },
    ...{ title: planned.title, number: planned.number, shortNames: planned.shortNames },
    ...{ districtWide: planned.districtWide, issuer: received?.sender ?? "" },
    incoming: received && {
      ...{ receivedOn: ago(received.ago), sender: received.sender, handler: received.handler, asks: received.asks },
      deadline: received.deadlineIn === null ? null : addDays(ago(received.ago), received.deadlineIn),
    },
    version: { ...last, files: later.length === 0 ? attached : [] },
  });
  await addDocument(tx, actor, input);
  for (const [index, version] of later.entries()) {
    const next = dated(version);
    const isLast = index === later.length - 1;
    const command = { commandId: randomUUID(), revision: index + 1, supersedes: last.id };
    await addVersion(tx, actor, id, newVersion.parse({ ...command, ...next, files: isLast ? attached : [] }));
    last = next;
  }
}

async function textFile(tx: Tx, actor: Actor, files: FileStore, planned: PlannedDocument): Promise<string> {
  const bytes = new TextEncoder().encode(planned.text);
  const file = { bytes, name: `${planned.title}.txt`, mediaType: "text/plain" };
  return (await addFile(tx, actor, files, file)).id;
}

async function tie(making: Making, planned: PlannedDocument, id: string): Promise<void> {
  const link = (to: Pick<NewLink, "relation"> & Partial<NewLink>) =>
    linkDocument(making.tx, making.actor, id, {
      ...{ commandId: randomUUID(), id: randomUUID(), activityId: null, documentId: null, regulation: null },
      ...to,
    });
  for (const regulation of planned.basedOn ?? []) await link({ relation: "based_on", regulation });
  if (planned.plan) await link({ relation: "plan", documentId: making.made.get(planned.plan) ?? null });
  const { received, passedOn = 0, carriedOut } = planned;
  if (received) {
    for (const activityId of await activities(making, planned.org, "document_study", received.ago, passedOn))
      await link({ relation: "passed_on", activityId });
  }
  if (carriedOut) {
    const since = planned.versions?.[0]?.issued ?? 0;
    for (const activityId of await activities(making, planned.org, carriedOut.kind, since, carriedOut.count))
      await link({ relation: "carried_out", activityId });
  }
}

/** The first activities of a kind after a day that an organisation, or a section of it, held. */
async function activities(
  { tx, actor, orgs, today }: Making,
  org: string,
  kind: string,
  ago: number,
  count: number,
): Promise<string[]> {
  if (count === 0) return [];
  const hosts = [...orgs].filter(([key]) => key === org || key.startsWith(`${org}-s`)).map(([, id]) => id);
  const found = await tx
    .selectFrom("activity as a")
    .innerJoin("activity_org as ao", (join) =>
      join.onRef("ao.district_id", "=", "a.district_id").onRef("ao.activity_id", "=", "a.id"),
    )
    .select("a.id")
    .where("a.district_id", "=", actor.district)
    .where("a.main_kind", "=", kind)
    .where("a.state", "=", "filed")
    .where("a.held_on", ">=", addDays(today, -ago))
    .where("ao.role", "=", "host")
    .where("ao.org_id", "in", hosts)
    .orderBy("a.held_on")
    .orderBy("a.id")
    .limit(count)
    .execute();
  return found.map(({ id }) => id);
}

function close({ tx, actor, today }: Making, closed: { ago: number; note: string }, id: string): Promise<void> {
  return closeIncoming(tx, actor, id, { revision: 1, closedOn: addDays(today, -closed.ago), note: closed.note });
}
