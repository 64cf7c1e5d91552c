import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { Finding, Placing, ScanBatch, ScanFile, ScanPage, ScanRow, ScanState } from "#shared/scans/contracts.ts";
import { seenActivities } from "./known-activities.ts";
import { loadBatch } from "./load-batch.ts";

/** Newest first, keyset by the batch last seen. */
export async function listBatches(
  tx: Tx,
  actor: Actor,
  page: { after: string | null; limit: number },
): Promise<ScanRow[]> {
  requireCan(actor, "activity.record");
  const beyond =
    page.after === null
      ? sql`true`
      : sql`(b.created_at, b.id) < (SELECT l.created_at, l.id FROM scan_batch l
          WHERE l.district_id = ${actor.district} AND l.id = ${page.after})`;
  const found = await sql<Omit<ScanRow, "createdAt"> & { createdAt: Date }>`
    SELECT b.id, b.state, b.created_at AS "createdAt", coalesce(c.display_name, '') AS "createdBy",
      coalesce(s.first, '') AS "firstFile", coalesce(s.files, 0)::int AS files, coalesce(s.pages, 0)::int AS pages,
      coalesce(p.open, 0)::int AS open, coalesce(p.activities, 0)::int AS activities
    FROM (SELECT * FROM scan_batch b WHERE b.district_id = ${actor.district} AND ${beyond}
      ORDER BY b.created_at DESC, b.id DESC LIMIT ${page.limit}) b
    LEFT JOIN account c ON c.district_id = b.district_id AND c.id = b.created_by
    LEFT JOIN LATERAL (SELECT count(*) AS files, sum(s.pages) AS pages, (array_agg(f.name ORDER BY s.position))[1] AS first
      FROM scan_file s JOIN file f ON f.district_id = s.district_id AND f.id = s.file_id
      WHERE s.district_id = b.district_id AND s.batch_id = b.id) s ON true
    LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE p.placed = 'open') AS open, count(DISTINCT p.activity_id) AS activities
      FROM scan_page p WHERE p.district_id = b.district_id AND p.batch_id = b.id) p ON true
    ORDER BY b.created_at DESC, b.id DESC`.execute(tx);
  return found.rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** A batch with its files, pages and the activities that they go to. */
export async function readScans(tx: Tx, actor: Actor, id: string): Promise<ScanBatch> {
  const batch = await loadBatch(tx, actor, id);
  const rows = await pagesOf(tx, actor, id);
  const seen = await seenActivities(
    tx,
    actor,
    rows.flatMap((row) => [...row.codes, ...(row.activityId === null ? [] : [row.activityId])]),
  );
  const pages = rows.map(
    ({ codes, ...row }): ScanPage => ({ ...row, named: codes.filter((code) => seen.get(code)?.mine) }),
  );
  return {
    id,
    state: batch.state,
    createdAt: batch.created_at.toISOString(),
    createdBy: batch.creator,
    revision: batch.revision,
    progress: batch.progress,
    total: batch.total,
    files: await filesOf(tx, actor, id),
    pages,
    activities: [...seen.values()].sort((a, b) => (a.heldOn < b.heldOn ? 1 : -1)),
    parts: await partsOf(tx, actor, id),
  };
}

type PageRow = Omit<ScanPage, "named"> & { codes: string[]; finding: Finding; placed: Placing };

async function pagesOf(tx: Tx, actor: Actor, batch: string): Promise<PageRow[]> {
  const found = await sql<PageRow>`
    SELECT p.file_id AS "fileId", p.page, p.finding, p.blank, p.thumb_sha256 IS NOT NULL AS pictured, p.placed,
      p.activity_id AS "activityId", p.codes
    FROM scan_page p
    JOIN scan_file s ON s.district_id = p.district_id AND s.batch_id = p.batch_id AND s.file_id = p.file_id
    WHERE p.district_id = ${actor.district} AND p.batch_id = ${batch} AND s.state = 'read'
    ORDER BY s.position, p.page`.execute(tx);
  return found.rows;
}

async function filesOf(tx: Tx, actor: Actor, batch: string): Promise<ScanFile[]> {
  type Row = Omit<ScanFile, "sameAs"> & { batchId: string | null; at: Date | null; was: ScanState | null };
  const found = await sql<Row>`
    SELECT s.file_id AS "fileId", f.name, f.size, s.pages, s.state, s.reason, e.id AS "batchId", e.created_at AS at, e.state AS was
    FROM scan_file s
    JOIN file f ON f.district_id = s.district_id AND f.id = s.file_id
    JOIN scan_batch b ON b.district_id = s.district_id AND b.id = s.batch_id
    LEFT JOIN LATERAL (SELECT e.id, e.created_at, e.state FROM scan_file o
      JOIN scan_batch e ON e.district_id = o.district_id AND e.id = o.batch_id
      WHERE o.district_id = s.district_id AND o.sha256 = s.sha256 AND e.id <> b.id AND e.state <> 'discarded'
        AND (e.created_at, e.id) < (b.created_at, b.id)
      ORDER BY e.created_at DESC LIMIT 1) e ON true
    WHERE s.district_id = ${actor.district} AND s.batch_id = ${batch}
    ORDER BY s.position`.execute(tx);
  return found.rows.map(({ batchId, at, was, ...row }) => ({
    ...row,
    sameAs: batchId && at && was ? { batchId, createdAt: at.toISOString(), state: was } : null,
  }));
}

async function partsOf(tx: Tx, actor: Actor, batch: string): Promise<ScanBatch["parts"]> {
  const found = await sql<ScanBatch["parts"][number]>`
    SELECT t.activity_id AS "activityId", t.file_id AS "fileId", f.name
    FROM scan_part t JOIN file f ON f.district_id = t.district_id AND f.id = t.file_id
    WHERE t.district_id = ${actor.district} AND t.batch_id = ${batch}
    ORDER BY f.name, t.file_id`.execute(tx);
  return found.rows;
}
