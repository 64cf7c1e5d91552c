import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { recordEvents } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { OrgMove } from "#shared/orgs/contracts.ts";
import { changesOf } from "./change-org.ts";
import { type CreatedOrg, writeOrgs } from "./create-org.ts";
import type { Org } from "./load-org.ts";
import { moveOrgs } from "./move-org.ts";

export type Reform = {
  /** above before below */
  created: readonly CreatedOrg[];
  changed: readonly { org: Org; next: Pick<Org, "name" | "short_name" | "position"> }[];
  moved: readonly { org: Org; parentId: string; from: string }[];
  closed: readonly { org: Org; from: string }[];
};

/**
 * Changes many organisations as one step, in a constant number of statements (for each day on which some are moved).
 * Whoever calls has loaded the organisations in this transaction and seen that the tree is sound afterwards.
 */
export async function reformOrgs(tx: Tx, actor: Actor, { created, changed, moved, closed }: Reform): Promise<void> {
  const touched = [...changed, ...moved, ...closed].map(({ org }) => org.path);
  for (const path of new Set([...touched, ...created.map((org) => org.path)])) requireCan(actor, "org.manage", [path]);
  const revisions = new Map<string, number>();
  const revisionOf = (org: Org) => revisions.get(org.id) ?? org.revision;
  const step = (org: Org) => void revisions.set(org.id, revisionOf(org) + 1);
  await writeOrgs(tx, actor, created);
  await writeFields(tx, actor, changed);
  for (const { org } of changed) step(org);
  const moves = moved.map(({ org, parentId, from }): OrgMove & { id: string } => ({
    ...{ id: org.id, revision: revisionOf(org), parentId, from },
  }));
  await moveOrgs(tx, actor, moves);
  for (const { org } of moved) step(org);
  await writeClosed(
    tx,
    actor,
    closed.map(({ org, from }) => ({ org: { ...org, revision: revisionOf(org) }, from })),
  );
}

async function writeFields(tx: Tx, actor: Actor, changed: Reform["changed"]): Promise<void> {
  if (changed.length === 0) return;
  const written = await sql`
    UPDATE org SET name = c.name, short_name = c.short_name, position = c.position, revision = c.revision + 1
    FROM unnest(${changed.map(({ org }) => org.id)}::uuid[], ${changed.map(({ next }) => next.name)}::text[],
      ${changed.map(({ next }) => next.short_name)}::text[], ${changed.map(({ next }) => next.position)}::int[],
      ${changed.map(({ org }) => org.revision)}::int[]) AS c (id, name, short_name, position, revision)
    WHERE org.district_id = ${actor.district} AND org.id = c.id AND org.revision = c.revision`.execute(tx);
  requireAll(written.numAffectedRows, changed.length);
  await recordEvents(
    tx,
    actor,
    "org.changed",
    changed.map(({ org, next }) => ({
      object: tracedOrg(org, next.name),
      payload: { changes: changesOf(org, { ...org, ...next }) },
    })),
  );
}

async function writeClosed(tx: Tx, actor: Actor, closed: Reform["closed"]): Promise<void> {
  if (closed.length === 0) return;
  const written = await sql`
    UPDATE org SET active_to = c.day, revision = c.revision + 1
    FROM unnest(${closed.map(({ org }) => org.id)}::uuid[], ${closed.map(({ from }) => from)}::date[],
      ${closed.map(({ org }) => org.revision)}::int[]) AS c (id, day, revision)
    WHERE org.district_id = ${actor.district} AND org.id = c.id AND org.revision = c.revision`.execute(tx);
  requireAll(written.numAffectedRows, closed.length);
  await recordEvents(
    tx,
    actor,
    "org.closed",
    closed.map(({ org, from }) => ({ object: tracedOrg(org), payload: { date: from } })),
  );
}

function requireAll(written: bigint | undefined, wanted: number): void {
  if (written !== BigInt(wanted)) throw new DomainError("conflict", { what: "组织" });
}

const tracedOrg = (org: Org, label = org.name) => ({
  ...{ type: "org", id: org.id, revision: org.revision + 1, label, visibleTo: [org.path] },
});
