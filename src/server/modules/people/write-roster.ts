import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { indexObjects } from "#server/modules/words/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import { type MembershipKind, membershipName } from "#shared/people/memberships.ts";
import type { Verb } from "#shared/traces/verbs.ts";
import { initialsOf, refreshVisibility } from "./manage-people.ts";

type Said = { name: string; gender: string | null; birthMonth: string | null; idHash: string | null };

/** What a roster changes of one person; each part only where it applies. `place` is where the file says so. */
export type RosterWrite = {
  place: string;
  personId: string;
  name: string;
  create: (Omit<Said, "name"> & { path: string }) | null;
  change: (Said & { revision: number; path: string }) | null;
  end: { id: string; revision: number; on: string; orgName: string; path: string } | null;
  start: {
    id: string;
    orgId: string;
    orgName: string;
    path: string;
    kind: MembershipKind;
    post: string;
    from: string;
  } | null;
  correct: { id: string; revision: number; kind: MembershipKind; post: string; from: string; path: string } | null;
};

/** Writes between two reports of progress. */
const PORTION = 5_000;

const present = <T>(values: readonly (T | null)[]): T[] => values.filter((value) => value !== null);

/**
 * Writes the confirmed difference of a roster in portions of one statement a table. Its one event is the import's; what
 * it did to each person is kept as the event's references and read as that person's history.
 * @throws conflict when a person or a membership changed since the difference was made
 */
export async function writeRoster(
  tx: Tx,
  actor: Actor,
  importId: string,
  writes: readonly RosterWrite[],
  tell: (done: number) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < writes.length; from += PORTION) {
    const portion = writes.slice(from, from + PORTION);
    await insertPeople(tx, actor, portion);
    await changePeople(tx, actor, portion);
    await endMemberships(tx, actor, portion);
    await correctMemberships(tx, actor, portion);
    await startMemberships(tx, actor, portion);
    await insertItems(tx, actor, importId, portion, from);
    const known = portion.filter((write) => write.create === null && (write.end ?? write.start));
    await refreshVisibility(tx, actor.district, [...new Set(known.map((write) => write.personId))]);
    const named = portion.filter((write) => write.create ?? write.change);
    await indexObjects(
      tx,
      actor.district,
      "person",
      named.map((write) => write.personId),
    );
    await tell(from + portion.length);
  }
}

async function insertPeople(tx: Tx, { district }: Actor, writes: readonly RosterWrite[]): Promise<void> {
  const rows = present(writes.map(({ create, personId, name }) => create && { ...create, personId, name }));
  if (rows.length === 0) return;
  await sql`
    INSERT INTO person (district_id, id, name, gender, birth_month, id_hash, initials, visible_to)
    SELECT ${district}::uuid, id, name, gender, birth_month, id_hash, initials, ARRAY[path::ltree]
    FROM unnest(${rows.map((row) => row.personId)}::uuid[], ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => row.gender)}::text[], ${rows.map((row) => row.birthMonth)}::text[],
      ${rows.map((row) => row.idHash)}::text[], ${rows.map((row) => initialsOf(row.name))}::text[],
      ${rows.map((row) => row.path)}::text[]) AS new (id, name, gender, birth_month, id_hash, initials, path)`.execute(
    tx,
  );
}

async function changePeople(tx: Tx, { district }: Actor, writes: readonly RosterWrite[]): Promise<void> {
  const rows = present(writes.map(({ change, personId }) => change && { ...change, personId }));
  if (rows.length === 0) return;
  const result = await sql`
    UPDATE person SET name = new.name, gender = new.gender, birth_month = new.birth_month, id_hash = new.id_hash,
      initials = new.initials, revision = person.revision + 1
    FROM unnest(${rows.map((row) => row.personId)}::uuid[], ${rows.map((row) => row.revision)}::int[],
      ${rows.map((row) => row.name)}::text[], ${rows.map((row) => row.gender)}::text[],
      ${rows.map((row) => row.birthMonth)}::text[], ${rows.map((row) => row.idHash)}::text[],
      ${rows.map((row) => initialsOf(row.name))}::text[])
      AS new (id, revision, name, gender, birth_month, id_hash, initials)
    WHERE person.district_id = ${district} AND person.id = new.id AND person.revision = new.revision`.execute(tx);
  requireAll(result.numAffectedRows, rows.length);
}

async function endMemberships(tx: Tx, { district }: Actor, writes: readonly RosterWrite[]): Promise<void> {
  const rows = present(writes.map(({ end }) => end));
  if (rows.length === 0) return;
  const result = await sql`
    UPDATE membership SET to_date = ended.day, revision = membership.revision + 1
    FROM unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.revision)}::int[],
      ${rows.map((row) => row.on)}::date[]) AS ended (id, revision, day)
    WHERE district_id = ${district} AND membership.id = ended.id AND membership.revision = ended.revision
      AND to_date IS NULL`.execute(tx);
  requireAll(result.numAffectedRows, rows.length);
}

async function correctMemberships(tx: Tx, { district }: Actor, writes: readonly RosterWrite[]): Promise<void> {
  const rows = present(writes.map(({ correct }) => correct));
  if (rows.length === 0) return;
  const result = await sql`
    UPDATE membership SET kind = new.kind, post = new.post, from_date = new.day, revision = membership.revision + 1
    FROM unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.revision)}::int[],
      ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.post)}::text[],
      ${rows.map((row) => row.from)}::date[]) AS new (id, revision, kind, post, day)
    WHERE district_id = ${district} AND membership.id = new.id AND membership.revision = new.revision`.execute(tx);
  requireAll(result.numAffectedRows, rows.length);
}

async function startMemberships(tx: Tx, { district }: Actor, writes: readonly RosterWrite[]): Promise<void> {
  const rows = present(writes.map(({ start, personId }) => start && { ...start, personId }));
  if (rows.length === 0) return;
  await sql`
    INSERT INTO membership (district_id, id, person_id, org_id, kind, post, from_date, visible_to)
    SELECT ${district}::uuid, id, person_id, org_id, kind, post, day, ARRAY[path::ltree]
    FROM unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.personId)}::uuid[],
      ${rows.map((row) => row.orgId)}::uuid[], ${rows.map((row) => row.kind)}::text[],
      ${rows.map((row) => row.post)}::text[], ${rows.map((row) => row.from)}::date[],
      ${rows.map((row) => row.path)}::text[]) AS new (id, person_id, org_id, kind, post, day, path)`.execute(tx);
}

/** What was done to each person, for their history; `from` counts on over the portions. */
async function insertItems(
  tx: Tx,
  { district }: Actor,
  importId: string,
  writes: readonly RosterWrite[],
  from: number,
): Promise<void> {
  const items = writes.map((write) => ({ write, steps: stepsOf(write) }));
  const pathsOf = ({ steps }: (typeof items)[number]) => [...new Set(steps.map(({ path }) => path))].join();
  const said = ({ steps }: (typeof items)[number]) => JSON.stringify(steps.map(({ verb, payload }) => [verb, payload]));
  await sql`
    INSERT INTO import_item (district_id, object_id, import_id, seq, object_label, steps, place, visible_to)
    SELECT ${district}::uuid, object_id, ${importId}::uuid, ${from} + n, label, steps::jsonb, place,
      string_to_array(paths, ',')::ltree[]
    FROM unnest(${writes.map((write) => write.personId)}::uuid[], ${writes.map((write) => write.name)}::text[],
      ${items.map(said)}::text[], ${writes.map((write) => write.place)}::text[], ${items.map(pathsOf)}::text[])
      WITH ORDINALITY AS new (object_id, label, steps, place, paths, n)`.execute(tx);
}

type Step = { verb: Verb; payload: Record<string, string | string[]>; path: string };

/** What was done to one person, in the words of the single verbs. */
function stepsOf({ create, change, end, start, correct }: RosterWrite): Step[] {
  const steps: Step[] = [];
  if (create) steps.push({ verb: "person.created", payload: {}, path: create.path });
  if (change) steps.push({ verb: "person.changed", payload: { changes: ["按花名册更正"] }, path: change.path });
  if (end) steps.push({ verb: "membership.ended", payload: { org: end.orgName, date: end.on }, path: end.path });
  if (start) {
    const post = start.post ? `、${start.post}` : "";
    const payload = { org: start.orgName, kind: membershipName(start.kind), post, date: start.from };
    steps.push({ verb: "membership.started", payload, path: start.path });
  }
  if (correct) {
    const changes = [membershipName(correct.kind), correct.post, `自 ${correct.from} 起`].filter(Boolean);
    steps.push({ verb: "person.changed", payload: { changes }, path: correct.path });
  }
  return steps;
}

function requireAll(written: bigint | undefined, wanted: number): void {
  if (written !== BigInt(wanted)) throw new DomainError("conflict", { what: "人员" });
}
