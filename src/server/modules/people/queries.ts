import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { PersonFilter, PersonQuery, PersonRow } from "#shared/people/contracts.ts";
import { type Expected, expectedKinds, type MembershipKind } from "#shared/people/memberships.ts";

/** People by surname strokes, keyset by (name, id): two queries whatever their number. */
export async function listPeople(tx: Tx, actor: Actor, query: PersonQuery): Promise<PersonRow[]> {
  requireCan(actor, "person.read");
  let select = tx
    .selectFrom("person as p")
    .select(["p.id", "p.name", "p.gender", "p.birth_month", "p.revision"])
    .where("p.district_id", "=", actor.district)
    .orderBy("p.name")
    .orderBy("p.id")
    .limit(query.limit);
  if (query.q) {
    const q = query.q;
    select = select.where(
      sql<boolean>`(position(${q} in p.name) > 0 OR p.initials LIKE ${`${q.toLowerCase().replace(/[%_\\]/g, "")}%`})`,
    );
  }
  if (query.org !== undefined || query.kind !== undefined) {
    const { org, kind } = query;
    select = select.where(({ exists, selectFrom }) => {
      let membership = selectFrom("membership as m")
        .innerJoin("org as o", (join) =>
          join.onRef("o.district_id", "=", "m.district_id").onRef("o.id", "=", "m.org_id"),
        )
        .select("m.id")
        .whereRef("m.district_id", "=", "p.district_id")
        .whereRef("m.person_id", "=", "p.id")
        .where("m.to_date", "is", null);
      if (kind !== undefined) membership = membership.where("m.kind", "=", kind);
      if (org !== undefined) {
        membership = membership.where(
          sql<boolean>`o.path <@ (SELECT path FROM org WHERE district_id = ${actor.district} AND id = ${org})`,
        );
      }
      return exists(membership);
    });
  }
  if (query.after !== undefined) {
    select = select.where(
      sql<boolean>`(p.name, p.id) > (SELECT a.name, a.id FROM person a WHERE a.district_id = ${actor.district} AND a.id = ${query.after})`,
    );
  }
  const people = await select.execute();
  const memberships = await membershipsOf(
    tx,
    actor.district,
    people.map((person) => person.id),
  );
  return people.map((person) => ({
    id: person.id,
    name: person.name,
    gender: person.gender,
    birthMonth: person.birth_month,
    revision: person.revision,
    memberships: memberships.get(person.id) ?? [],
  }));
}

/** Batches of all people of a filter, for exports in constant memory. */
export async function* allPeople(tx: Tx, actor: Actor, filter: PersonFilter): AsyncGenerator<PersonRow[]> {
  for (let after: string | undefined; ; ) {
    const rows: PersonRow[] = await listPeople(tx, actor, { ...filter, after, limit: 1000 });
    if (rows.length > 0) yield rows;
    after = rows.at(-1)?.id;
    if (after === undefined || rows.length < 1000) return;
  }
}

async function membershipsOf(
  tx: Tx,
  district: string,
  people: string[],
): Promise<Map<string, PersonRow["memberships"]>> {
  const byPerson = new Map<string, PersonRow["memberships"]>();
  if (people.length === 0) return byPerson;
  const rows = await tx
    .selectFrom("membership as m")
    .innerJoin("org as o", (join) => join.onRef("o.district_id", "=", "m.district_id").onRef("o.id", "=", "m.org_id"))
    .select(["m.id", "m.person_id", "m.org_id", "o.name", "m.kind", "m.post", "m.from_date", "m.to_date", "m.revision"])
    .where("m.district_id", "=", district)
    .where("m.person_id", "in", people)
    .orderBy("m.from_date")
    .execute();
  for (const row of rows) {
    const list = byPerson.get(row.person_id) ?? [];
    list.push({
      id: row.id,
      orgId: row.org_id,
      orgName: row.name,
      kind: row.kind as MembershipKind,
      post: row.post,
      from: row.from_date,
      to: row.to_date,
      revision: row.revision,
    });
    byPerson.set(row.person_id, list);
  }
  return byPerson;
}

export type ExpectedPerson = { personId: string; name: string; orgId: string; orgName: string; post: string };

/**
 * Everyone expected on that day at an activity of these organisations (each with its internal sections, in official
 * order, then by post order and surname strokes). A person who belongs to several of them is expected once.
 */
export async function expectedOn(
  tx: Tx,
  actor: Actor,
  orgIds: readonly string[],
  expected: Expected,
  day: string,
): Promise<ExpectedPerson[]> {
  const kinds = expectedKinds(expected);
  if (kinds.length === 0 || orgIds.length === 0) return [];
  const found = await sql<ExpectedPerson>`
    WITH scope AS (
      SELECT DISTINCT ON (o.id) o.id, o.short_name, top.ord, o.position, nlevel(o.path) AS depth
      FROM unnest(${orgIds}::uuid[]) WITH ORDINALITY AS wanted (id, ord)
      JOIN org t ON t.district_id = ${actor.district} AND t.id = wanted.id
      CROSS JOIN LATERAL (SELECT wanted.ord) AS top (ord)
      JOIN org o ON o.district_id = t.district_id AND (o.id = t.id OR (o.parent_id = t.id AND o.kind = 'section'))
      ORDER BY o.id, top.ord
    ), belongs AS (
      SELECT DISTINCT ON (p.id) p.id, p.name, s.id AS org_id, s.short_name, m.post, s.ord, s.depth, s.position, m.position AS rank
      FROM scope s
      JOIN membership m ON m.district_id = ${actor.district} AND m.org_id = s.id
      JOIN person p ON p.district_id = m.district_id AND p.id = m.person_id
      WHERE m.kind = ANY(${kinds}::text[]) AND m.from_date <= ${day}::date AND (m.to_date IS NULL OR m.to_date > ${day}::date)
      ORDER BY p.id, s.ord, s.depth, s.position
    )
    SELECT id AS "personId", name, org_id AS "orgId", short_name AS "orgName", post
    FROM belongs ORDER BY ord, depth, position, rank, name, id`.execute(tx);
  return found.rows;
}
