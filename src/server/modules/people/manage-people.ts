import { sql } from "kysely";
import { pinyin } from "pinyin-pro";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import { indexObjects } from "#server/modules/words/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { once } from "#server/platform/once.ts";
import { DomainError } from "#shared/errors.ts";
import type { NewMembership, NewPerson, PersonChange } from "#shared/people/contracts.ts";
import { membershipName } from "#shared/people/memberships.ts";

/** "王小明" → "wxm", for finding a name by its initials. */
export function initialsOf(name: string): string {
  return pinyin(name, { pattern: "first", toneType: "none", type: "array", nonZh: "removed" }).join("").toLowerCase();
}

export async function createPerson(tx: Tx, actor: Actor, input: NewPerson): Promise<{ id: string }> {
  const org = await loadOrg(tx, actor, input.membership.orgId);
  requireCan(actor, "person.manage", [org.path]);
  return once(tx, actor, input.commandId, "person.create", async () => {
    await tx
      .insertInto("person")
      .values({
        district_id: actor.district,
        id: input.id,
        name: input.name,
        gender: input.gender,
        birth_month: input.birthMonth,
        initials: initialsOf(input.name),
        visible_to: [org.path],
      })
      .execute();
    const object = { type: "person", id: input.id, revision: 1, label: input.name, visibleTo: [org.path] };
    await recordEvent(tx, actor, "person.created", object);
    await insertMembership(tx, actor, { ...input.membership, personId: input.id, label: input.name });
    await indexObjects(tx, actor.district, "person", [input.id]);
    return { id: input.id };
  });
}

const FIELDS = { name: "姓名", gender: "性别", birth_month: "出生年月" } as const;

export async function changePerson(tx: Tx, actor: Actor, id: string, input: PersonChange): Promise<void> {
  const person = await loadPerson(tx, actor, id);
  requireCan(actor, "person.manage", person.paths);
  const next = { name: input.name, gender: input.gender, birth_month: input.birthMonth };
  const changes = (Object.keys(FIELDS) as (keyof typeof FIELDS)[])
    .filter((field) => person[field] !== next[field])
    .map((field) => FIELDS[field]);
  if (changes.length === 0) return;
  const updated = await tx
    .updateTable("person")
    .set({ ...next, initials: initialsOf(input.name), revision: input.revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .where("revision", "=", input.revision)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new DomainError("conflict", { what: "人员" });
  await indexObjects(tx, actor.district, "person", [id]);
  const object = { type: "person", id, revision: input.revision + 1, label: input.name, visibleTo: person.paths };
  await recordEvent(tx, actor, "person.changed", object, { changes });
}

export async function startMembership(tx: Tx, actor: Actor, personId: string, input: NewMembership): Promise<void> {
  const person = await loadPerson(tx, actor, personId);
  const org = await loadOrg(tx, actor, input.orgId);
  requireCan(actor, "person.manage", [org.path]);
  await once(tx, actor, input.commandId, "membership.start", async () => {
    await insertMembership(tx, actor, { ...input, personId, label: person.name });
    await refreshVisibility(tx, actor.district, [personId]);
  });
}

/** The first day on which the person no longer belongs. Past attendance keeps the organisation of its day. */
export async function endMembership(
  tx: Tx,
  actor: Actor,
  id: string,
  input: { revision: number; from: string },
): Promise<void> {
  const membership = await tx
    .selectFrom("membership as m")
    .innerJoin("person as p", (join) =>
      join.onRef("p.district_id", "=", "m.district_id").onRef("p.id", "=", "m.person_id"),
    )
    .innerJoin("org as o", (join) => join.onRef("o.district_id", "=", "m.district_id").onRef("o.id", "=", "m.org_id"))
    .select(["m.person_id", "m.from_date", "p.name as person", "p.revision", "o.name as org", "o.path"])
    .where("m.district_id", "=", actor.district)
    .where("m.id", "=", id)
    .executeTakeFirst();
  if (!membership) throw new DomainError("not-found", { what: "任职记录" });
  requireCan(actor, "person.manage", [membership.path]);
  if (input.from < membership.from_date)
    throw new DomainError("invalid", { reason: "结束日期不能早于开始日期" }, "from");
  const updated = await tx
    .updateTable("membership")
    .set({ to_date: input.from, revision: input.revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .where("revision", "=", input.revision)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new DomainError("conflict", { what: "任职记录" });
  const object = {
    type: "person",
    id: membership.person_id,
    revision: membership.revision,
    label: membership.person,
    visibleTo: [membership.path],
  };
  await recordEvent(tx, actor, "membership.ended", object, { org: membership.org, date: input.from });
  await refreshVisibility(tx, actor.district, [membership.person_id]);
}

type MembershipInput = Omit<NewMembership, "commandId"> & { personId: string; label: string };

async function insertMembership(tx: Tx, actor: Actor, input: MembershipInput): Promise<void> {
  const org = await loadOrg(tx, actor, input.orgId);
  await tx
    .insertInto("membership")
    .values({
      district_id: actor.district,
      id: input.id,
      person_id: input.personId,
      org_id: input.orgId,
      kind: input.kind,
      post: input.post,
      from_date: input.from,
      visible_to: [org.path],
    })
    .execute();
  const object = { type: "person", id: input.personId, revision: 1, label: input.label, visibleTo: [org.path] };
  const post = input.post ? `、${input.post}` : "";
  const payload = { org: org.name, kind: membershipName(input.kind), post, date: input.from };
  await recordEvent(tx, actor, "membership.started", object, payload);
}

/**
 * A person is seen, and found, where they belong now; whoever belongs nowhere any more stays visible where they last
 * did.
 */
export async function refreshVisibility(tx: Tx, district: string, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  await sql`
    UPDATE person SET visible_to = paths.visible_to FROM (
      SELECT m.person_id, array_agg(DISTINCT o.path) AS visible_to
      FROM membership m
      JOIN org o ON o.district_id = m.district_id AND o.id = m.org_id
      WHERE m.district_id = ${district} AND m.person_id = ANY(${personIds}::uuid[]) AND m.to_date IS NULL
      GROUP BY m.person_id
    ) paths
    WHERE person.district_id = ${district} AND person.id = paths.person_id`.execute(tx);
  await indexObjects(tx, district, "person", personIds);
}

export type Person = {
  id: string;
  name: string;
  gender: string | null;
  birth_month: string | null;
  revision: number;
  paths: string[];
};

/** @throws not-found when the actor cannot see the person */
async function loadPerson(tx: Tx, actor: Actor, id: string): Promise<Person> {
  const person = await tx
    .selectFrom("person")
    .select(["id", "name", "gender", "birth_month", "revision", sql<string[]>`visible_to::text[]`.as("paths")])
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!person) throw new DomainError("not-found", { what: "人员" });
  return person;
}
