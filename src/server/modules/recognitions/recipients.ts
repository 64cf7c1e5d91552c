import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { Recipient, RecipientInput } from "#shared/recognitions/contracts.ts";

export type Named = {
  id: string;
  type: Recipient;
  name: string;
  orgId: string;
  personId: string | null;
  groupId: string | null;
  /** of the organisation whose people may record it */
  path: string;
  visibleTo: string[];
};

const invalid = (reason: string) => new DomainError("invalid", { reason }, "recipients");

/**
 * The recipients with their names and who will see the record: a statement for each sort of them.
 * @param on the day on which a person belongs to the organisation that is named
 * @throws invalid for one that is out of sight, or there twice
 */
export async function recipientsOf(
  tx: Tx,
  actor: Actor,
  recipients: readonly RecipientInput[],
  on: string,
): Promise<Named[]> {
  const named = [
    ...(await peopleOf(
      tx,
      actor,
      recipients.filter((one) => one.type === "person"),
      on,
    )),
    ...(await groupsOf(
      tx,
      actor,
      recipients.filter((one) => one.type === "group"),
    )),
    ...(await orgsOf(
      tx,
      actor,
      recipients.filter((one) => one.type === "org"),
    )),
  ];
  const keys = named.map((one) => one.personId ?? one.groupId ?? one.orgId);
  const twice = named.find((_, index) => keys.indexOf(keys[index] ?? "") !== index);
  if (twice) throw invalid(`“${twice.name}”出现了两次，请移除一个`);
  if (named.length !== recipients.length) throw invalid("名单中有人或组织不存在，或您无权查看，请重新选择");
  return named;
}

type Person = Extract<RecipientInput, { type: "person" }>;

async function peopleOf(tx: Tx, { district }: Actor, people: readonly Person[], on: string): Promise<Named[]> {
  if (people.length === 0) return [];
  const found = await sql<Named & { belongs: boolean }>`
    SELECT w.id, 'person' AS type, p.name, o.id AS "orgId", p.id AS "personId", NULL AS "groupId",
      o.path::text AS path, ARRAY[o.path]::text[] AS "visibleTo",
      EXISTS (SELECT FROM membership m WHERE m.district_id = p.district_id AND m.person_id = p.id AND m.org_id = o.id
        AND m.from_date <= ${on}::date AND (m.to_date IS NULL OR m.to_date > ${on}::date)) AS belongs
    FROM unnest(${people.map(({ id }) => id)}::uuid[], ${people.map(({ personId }) => personId)}::uuid[],
      ${people.map(({ orgId }) => orgId)}::uuid[]) AS w (id, person_id, org_id)
    JOIN person p ON p.district_id = ${district} AND p.id = w.person_id
    JOIN org o ON o.district_id = ${district} AND o.id = w.org_id`.execute(tx);
  const stranger = found.rows.find(({ belongs }) => !belongs);
  if (stranger) throw invalid(`“${stranger.name}”${on} 不属于所填组织，请重新匹配姓名`);
  return found.rows.map(({ belongs: _, ...row }) => row);
}

type Group = Extract<RecipientInput, { type: "group" }>;

async function groupsOf(tx: Tx, { district }: Actor, groups: readonly Group[]): Promise<Named[]> {
  if (groups.length === 0) return [];
  const found = await sql<Named>`
    SELECT w.id, 'group' AS type, g.name, o.id AS "orgId", NULL AS "personId", g.id AS "groupId",
      o.path::text AS path, g.visible_to::text[] AS "visibleTo"
    FROM unnest(${groups.map(({ id }) => id)}::uuid[], ${groups.map(({ groupId }) => groupId)}::uuid[]) AS w (id, group_id)
    JOIN work_group g ON g.district_id = ${district} AND g.id = w.group_id
    JOIN org o ON o.district_id = g.district_id AND o.id = g.org_id`.execute(tx);
  return found.rows;
}

type Org = Extract<RecipientInput, { type: "org" }>;

async function orgsOf(tx: Tx, { district }: Actor, orgs: readonly Org[]): Promise<Named[]> {
  if (orgs.length === 0) return [];
  const found = await sql<Named>`
    SELECT w.id, 'org' AS type, o.name, o.id AS "orgId", NULL AS "personId", NULL AS "groupId",
      o.path::text AS path, ARRAY[o.path]::text[] AS "visibleTo"
    FROM unnest(${orgs.map(({ id }) => id)}::uuid[], ${orgs.map(({ orgId }) => orgId)}::uuid[]) AS w (id, org_id)
    JOIN org o ON o.district_id = ${district} AND o.id = w.org_id`.execute(tx);
  return found.rows;
}
