import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { allOf } from "#server/modules/activities/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { stepOf } from "#shared/documents/chain.ts";
import type { ActivityDocument, DocumentPage, DocumentQuery, DocumentRow } from "#shared/documents/contracts.ts";
import { termsOf } from "#shared/documents/search-text.ts";
import { documentConditions } from "./filter.ts";
import { versionSpeaking } from "./status-sql.ts";

const TOTAL_LIMIT = 10_000;

type Raw = Omit<DocumentRow, "incoming" | "hit" | "retired"> & {
  retiredAt: Date | null;
  receivedOn: string | null;
  sender: string;
  deadline: string | null;
  planWaived: string | null;
  closedOn: string | null;
  passedOn: string[];
  plans: number;
};

/** A page of documents, newest first, by keyset on (sort_on, id). */
export async function listDocuments(
  tx: Tx,
  actor: Actor,
  query: DocumentQuery,
  { after, limit }: { after: string | null; limit: number },
): Promise<DocumentPage> {
  requireCan(actor, "document.read");
  const { district } = actor;
  const conditions = allOf(await documentConditions(tx, district, query));
  const source = sql`document d
    LEFT JOIN incoming i ON i.district_id = d.district_id AND i.document_id = d.id
    LEFT JOIN LATERAL ${versionSpeaking(query.on ?? dayOf(actor.at))} AS v ON true`;
  const beyond =
    after === null
      ? sql`true`
      : sql`(d.sort_on, d.id) < (SELECT b.sort_on, b.id FROM document b WHERE b.district_id = ${district} AND b.id = ${after})`;
  const total = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (SELECT FROM ${source} WHERE ${conditions} LIMIT ${TOTAL_LIMIT + 1}) AS hit`.execute(
    tx,
  );
  const found = await sql<Raw>`
    SELECT d.id, d.type, d.title, d.number, d.issuer, d.org_id AS "orgId", o.short_name AS "orgName",
      d.district_wide AS "districtWide", d.sort_on AS "sortOn", d.retired_at AS "retiredAt",
      coalesce(v.status, 'unknown') AS status, coalesce(v.label, '') AS "versionLabel",
      coalesce(v.verified, 'memory') <> 'seen' AS unverified,
      i.received_on AS "receivedOn", i.sender, i.deadline, i.plan_waived AS "planWaived", i.closed_on AS "closedOn",
      (SELECT count(*) FROM document_file f
        WHERE f.district_id = d.district_id AND f.document_id = d.id AND f.file_id IS NOT NULL)::int AS files,
      ARRAY(SELECT a.held_on::text FROM document_link l
        JOIN activity a ON a.district_id = l.district_id AND a.id = l.activity_id
        WHERE l.district_id = d.district_id AND l.document_id = d.id AND l.relation = 'passed_on'
          AND a.state IN ('held', 'filed')) AS "passedOn",
      (SELECT count(*) FROM document_link l JOIN document p ON p.district_id = l.district_id AND p.id = l.target_id
        WHERE l.district_id = d.district_id AND l.document_id = d.id AND l.relation = 'plan')::int AS plans
    FROM ${source} JOIN org o ON o.district_id = d.district_id AND o.id = d.org_id
    WHERE ${conditions} AND ${beyond}
    ORDER BY d.sort_on DESC, d.id DESC LIMIT ${limit}`.execute(tx);
  const ids = found.rows.map(({ id }) => id);
  const hits = await hitsOf(tx, district, ids, termsOf(query.text));
  const count = total.rows[0]?.count ?? 0;
  return {
    rows: found.rows.map((row) => presentRow(row, hits.get(row.id) ?? null)),
    next: found.rows.length === limit ? (ids.at(-1) ?? null) : null,
    total: { count: Math.min(count, TOTAL_LIMIT), more: count > TOTAL_LIMIT },
  };
}

function presentRow(raw: Raw, hit: DocumentRow["hit"]): DocumentRow {
  const { retiredAt, receivedOn, sender, deadline, planWaived, closedOn, passedOn, plans, ...row } = raw;
  const step = stepOf({ passedOn, plans, planWaived, closedOn });
  return {
    ...row,
    retired: retiredAt !== null,
    incoming: receivedOn === null ? null : { receivedOn, sender, deadline, step },
    hit,
  };
}

const AROUND = 24;

/** Where a file of each document holds a word that its names do not: the first file, the first word. */
async function hitsOf(
  tx: Tx,
  district: string,
  ids: readonly string[],
  terms: readonly string[],
): Promise<Map<string, NonNullable<DocumentRow["hit"]>>> {
  if (ids.length === 0 || terms.length === 0) return new Map();
  const found = await sql<{ id: string; file: string; before: string; match: string; after: string }>`
    SELECT DISTINCT ON (t.document_id) t.document_id AS id, f.name AS file, w.term AS match,
      substr(t.squeezed, greatest(1, at - ${AROUND}), least(${AROUND}, at - 1)) AS before,
      substr(t.squeezed, at + length(w.term), ${AROUND}) AS after
    FROM document_text t
    JOIN document_file f ON f.district_id = t.district_id AND f.id = t.document_file_id
    CROSS JOIN unnest(${[...terms]}::text[]) WITH ORDINALITY AS w (term, place)
    CROSS JOIN LATERAL strpos(t.squeezed, w.term) AS at
    WHERE t.district_id = ${district} AND t.document_id = ANY(${[...ids]}::uuid[]) AND at > 0 AND NOT EXISTS (
      SELECT FROM document_text n WHERE n.district_id = t.district_id AND n.document_id = t.document_id
        AND n.document_file_id IS NULL AND strpos(n.squeezed, w.term) > 0)
    ORDER BY t.document_id, w.place, f.position`.execute(tx);
  return new Map(found.rows.map(({ id, ...hit }) => [id, hit]));
}

/** The documents that an activity passed on or carried out, as far as the actor sees them. */
export async function documentsOfActivity(tx: Tx, actor: Actor, activity: string): Promise<ActivityDocument[]> {
  requireCan(actor, "document.read");
  const found = await sql<ActivityDocument>`
    SELECT l.id AS "linkId", d.id, l.relation, d.type, d.title, d.number
    FROM document_link l
    JOIN document d ON d.district_id = l.district_id AND d.id = l.document_id
    JOIN activity a ON a.district_id = l.district_id AND a.id = l.activity_id
    WHERE l.district_id = ${actor.district} AND l.activity_id = ${activity}
    ORDER BY l.relation DESC, d.sort_on, d.id`.execute(tx);
  return found.rows;
}
