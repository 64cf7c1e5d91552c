import { type RawBuilder, sql } from "kysely";
import { type Actor, may, requireCan } from "#server/modules/access/index.ts";
import { allOf, orgsInReach } from "#server/modules/activities/index.ts";
import type { Tx } from "#server/platform/db.ts";
import {
  LEVEL_IDS,
  type RecognitionPage,
  type RecognitionQuery,
  type RecognitionRow,
} from "#shared/recognitions/contracts.ts";
import { recipientName } from "./load-recognition.ts";

type Page = { after: string | null; limit: number };

/** A page of recognitions, the latest first, by keyset on (granted_on, id), with how many there are of each level. */
export async function listRecognitions(
  tx: Tx,
  actor: Actor,
  query: RecognitionQuery,
  page: Page,
): Promise<RecognitionPage> {
  requireCan(actor, "recognition.read");
  const anyLevel = await recognitionConditions(tx, actor, query);
  const counts = await sql<RecognitionPage["levels"][number]>`
    SELECT r.level, count(*)::int AS count FROM recognition r WHERE ${anyLevel}
    GROUP BY r.level ORDER BY array_position(${[...LEVEL_IDS]}::text[], r.level)`.execute(tx);
  const rows = await pageOf(tx, actor, ofLevels(anyLevel, query), page);
  const asked = counts.rows.filter(({ level }) => query.levels.length === 0 || query.levels.includes(level));
  return {
    rows,
    next: rows.length === page.limit ? (rows.at(-1)?.id ?? null) : null,
    total: asked.reduce((sum, { count }) => sum + count, 0),
    levels: counts.rows,
  };
}

/** Batches of all rows of a query, for exports in constant memory; the caller has asked for the right. */
export async function* allRecognitions(
  tx: Tx,
  actor: Actor,
  query: RecognitionQuery,
): AsyncGenerator<RecognitionRow[]> {
  const conditions = ofLevels(await recognitionConditions(tx, actor, query), query);
  for (let after: string | null = null; ; ) {
    const rows: RecognitionRow[] = await pageOf(tx, actor, conditions, { after, limit: 1000 });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < 1000) return;
    after = last.id;
  }
}

const ofLevels = (conditions: RawBuilder<boolean>, { levels }: RecognitionQuery) =>
  levels.length === 0 ? conditions : sql<boolean>`${conditions} AND r.level = ANY(${levels}::text[])`;

async function recognitionConditions(
  tx: Tx,
  { district }: Actor,
  query: RecognitionQuery,
): Promise<RawBuilder<boolean>> {
  const { year, recipient, org, text, person, group, activity } = query;
  const conditions = [sql<boolean>`r.district_id = ${district}`];
  if (year !== null) {
    conditions.push(sql<boolean>`r.granted_on BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-31`}::date`);
  }
  if (recipient !== null) conditions.push(sql<boolean>`r.recipient = ${recipient}`);
  if (person !== null) conditions.push(sql<boolean>`r.person_id = ${person}::uuid`);
  if (group !== null) conditions.push(sql<boolean>`r.group_id = ${group}::uuid`);
  if (activity !== null) conditions.push(sql<boolean>`r.activity_id = ${activity}::uuid`);
  if (text !== "") {
    conditions.push(sql<boolean>`(position(${text} in r.title) > 0 OR position(${text} in r.granted_by) > 0
      OR EXISTS (SELECT FROM person p WHERE p.district_id = r.district_id AND p.id = r.person_id AND position(${text} in p.name) > 0))`);
  }
  if (org !== null) {
    const orgs = await orgsInReach(tx, district, org, "tree", null);
    conditions.push(sql<boolean>`r.org_id = ANY(${orgs}::uuid[])`);
  }
  return allOf(conditions);
}

type Raw = Omit<RecognitionRow, "activity" | "file" | "can"> & {
  path: string;
  activityId: string | null;
  activityTitle: string | null;
  fileId: string | null;
  fileName: string | null;
};

async function pageOf(
  tx: Tx,
  actor: Actor,
  conditions: RawBuilder<boolean>,
  { after, limit }: Page,
): Promise<RecognitionRow[]> {
  const { district } = actor;
  const beyond =
    after === null
      ? sql`true`
      : sql`(r.granted_on, r.id) < (SELECT b.granted_on, b.id FROM recognition b WHERE b.district_id = ${district} AND b.id = ${after})`;
  const found = await sql<Raw>`
    SELECT r.id, r.title, r.level, r.granted_by AS "grantedBy", r.granted_on AS "grantedOn", r.basis, r.recipient,
      ${recipientName} AS name, r.org_id AS "orgId", o.short_name AS "orgName", r.group_id AS "groupId",
      o.path::text AS path, r.activity_id AS "activityId", a.title AS "activityTitle", f.id AS "fileId",
      f.name AS "fileName", r.revision
    FROM (
      SELECT r.* FROM recognition r WHERE ${conditions} AND ${beyond}
      ORDER BY r.granted_on DESC, r.id DESC LIMIT ${limit}
    ) AS r
    JOIN org o ON o.district_id = r.district_id AND o.id = r.org_id
    LEFT JOIN activity a ON a.district_id = r.district_id AND a.id = r.activity_id
    LEFT JOIN file f ON f.district_id = r.district_id AND f.id = r.file_id
    ORDER BY r.granted_on DESC, r.id DESC`.execute(tx);
  const people = may(actor, "person.read");
  return found.rows.map(({ path, activityId, activityTitle, fileId, fileName, name, ...row }) => ({
    ...row,
    name: row.recipient === "person" && !people ? "（个人）" : name,
    activity: activityId === null ? null : { id: activityId, title: activityTitle },
    file: fileId === null ? null : { fileId, name: fileName ?? "" },
    can: { edit: may(actor, "recognition.manage", path) },
  }));
}
