import { type RawBuilder, sql } from "kysely";
import { type Actor, may, requireCan } from "#server/modules/access/index.ts";
import { allOf, orgsInReach } from "#server/modules/activities/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { GroupDetail, GroupOfPerson, GroupQuery, GroupRow } from "#shared/groups/contracts.ts";
import { maySeePeople } from "./group.ts";
import { loadGroup } from "./load-group.ts";

type Page = { after: string | null; limit: number };

/** A page of groups, those founded last first, by keyset on (founded_on, id): two statements, whatever their number. */
export async function listGroups(tx: Tx, actor: Actor, query: GroupQuery, page: Page) {
  requireCan(actor, "group.read");
  const conditions = await groupConditions(tx, actor, query);
  const total = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM work_group g WHERE ${conditions}`.execute(tx);
  const rows = await pageOfGroups(tx, actor, conditions, page);
  return {
    rows,
    next: rows.length === page.limit ? (rows.at(-1)?.id ?? null) : null,
    total: total.rows[0]?.count ?? 0,
  };
}

/** Batches of all groups of a query, for exports in constant memory; the caller has asked for the right. */
export async function* allGroups(tx: Tx, actor: Actor, query: GroupQuery): AsyncGenerator<GroupRow[]> {
  const conditions = await groupConditions(tx, actor, query);
  for (let after: string | null = null; ; ) {
    const rows: GroupRow[] = await pageOfGroups(tx, actor, conditions, { after, limit: 1000 });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < 1000) return;
    after = last.id;
  }
}

async function groupConditions(tx: Tx, { district, at }: Actor, query: GroupQuery): Promise<RawBuilder<boolean>> {
  const conditions = [sql<boolean>`g.district_id = ${district}`];
  if (query.kinds.length > 0) conditions.push(sql<boolean>`g.kind = ANY(${query.kinds}::text[])`);
  if (query.text !== "") conditions.push(sql<boolean>`position(${query.text} in g.name) > 0`);
  if (!query.dissolved) {
    conditions.push(sql<boolean>`(g.dissolved_on IS NULL OR g.dissolved_on > ${dayOf(at)}::date)`);
  }
  if (query.org !== null) {
    const orgs = await orgsInReach(tx, district, query.org, "tree", null);
    conditions.push(sql<boolean>`g.org_id = ANY(${orgs}::uuid[])`);
  }
  return allOf(conditions);
}

async function pageOfGroups(
  tx: Tx,
  { district, at }: Actor,
  conditions: RawBuilder<boolean>,
  { after, limit }: Page,
): Promise<GroupRow[]> {
  const beyond =
    after === null
      ? sql`true`
      : sql`(g.founded_on, g.id) < (SELECT b.founded_on, b.id FROM work_group b WHERE b.district_id = ${district} AND b.id = ${after})`;
  const found = await sql<GroupRow>`
    SELECT g.id, g.kind, g.name, g.org_id AS "orgId", o.short_name AS "orgName", g.founded_on AS "foundedOn",
      g.dissolved_on AS "dissolvedOn", ${membersOn(dayOf(at))} AS members, ${filedActivities} AS activities
    FROM (
      SELECT g.* FROM work_group g WHERE ${conditions} AND ${beyond}
      ORDER BY g.founded_on DESC, g.id DESC LIMIT ${limit}
    ) AS g JOIN org o ON o.district_id = g.district_id AND o.id = g.org_id
    ORDER BY g.founded_on DESC, g.id DESC`.execute(tx);
  return found.rows;
}

const membersOn = (day: string) => sql<number>`(
  SELECT count(*) FROM group_member m
  WHERE m.district_id = g.district_id AND m.group_id = g.id AND m.from_date <= ${day}::date
    AND (m.to_date IS NULL OR m.to_date > ${day}::date)
    AND (g.dissolved_on IS NULL OR g.dissolved_on > ${day}::date))::int`;

const filedActivities = sql<number>`(
  SELECT count(*) FROM activity_group ag
  JOIN activity a ON a.district_id = ag.district_id AND a.id = ag.activity_id AND a.state = 'filed'
  WHERE ag.district_id = g.district_id AND ag.group_id = g.id)::int`;

/** One group with what it took part in. Its people are asked for by day (members.ts). */
export async function readGroup(tx: Tx, actor: Actor, id: string): Promise<GroupDetail> {
  const group = await loadGroup(tx, actor, id);
  const { district } = actor;
  const [row] = await pageOfGroups(tx, actor, sql<boolean>`g.district_id = ${district} AND g.id = ${id}`, {
    after: null,
    limit: 1,
  });
  const kinds = await sql<GroupDetail["kinds"][number]>`
    SELECT k.kind, count(*)::int AS occasions, sum(a.present)::int AS attendances
    FROM activity_group ag
    JOIN activity a ON a.district_id = ag.district_id AND a.id = ag.activity_id AND a.state = 'filed'
    JOIN activity_kind k ON k.district_id = a.district_id AND k.activity_id = a.id
    WHERE ag.district_id = ${district} AND ag.group_id = ${id}
    GROUP BY k.kind ORDER BY k.kind`.execute(tx);
  const ties = await sql<{ title: string | null; programme: string | null }>`
    SELECT (SELECT d.title FROM document d WHERE d.district_id = ${district} AND d.id = ${group.document_id}::uuid) AS title,
      (SELECT p.name FROM programme p WHERE p.district_id = ${district} AND p.id = ${group.programme_id}::uuid) AS programme
    `.execute(tx);
  const { title = null, programme = null } = ties.rows[0] ?? {};
  return {
    ...row!,
    revision: group.revision,
    duties: group.duties,
    document: group.document_id === null ? null : { id: group.document_id, title },
    programme: group.programme_id === null ? null : { id: group.programme_id, name: programme ?? "" },
    kinds: kinds.rows,
    can: { edit: may(actor, "group.manage", group.path), people: maySeePeople(actor) },
  };
}

/** The groups that somebody is or was in, those of today first. */
export async function groupsOfPerson(tx: Tx, actor: Actor, person: string): Promise<GroupOfPerson[]> {
  requireCan(actor, "person.read");
  const found = await sql<GroupOfPerson>`
    SELECT g.id, g.kind, g.name, o.short_name AS "orgName", g.dissolved_on AS "dissolvedOn", m.role,
      m.from_date AS "from", m.to_date AS "to"
    FROM group_member m
    JOIN work_group g ON g.district_id = m.district_id AND g.id = m.group_id
    JOIN org o ON o.district_id = g.district_id AND o.id = g.org_id
    WHERE m.district_id = ${actor.district} AND m.person_id = ${person}
    ORDER BY m.to_date IS NOT NULL OR g.dissolved_on IS NOT NULL, m.from_date DESC, m.id`.execute(tx);
  return found.rows;
}
