import { sql } from "kysely";
import { type Actor, isWithin } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { HANDOVER_KINDS, type HandoverPreview, type UnfinishedWork } from "#shared/handovers/contracts.ts";
import { IMPORT_STATE_NAMES } from "#shared/imports/contracts.ts";
import { REPORT_STATE_NAMES } from "#shared/report/contracts.ts";
import { ROUND_STATE_NAMES } from "#shared/rounds/columns.ts";
import { SCAN_STATE_NAMES } from "#shared/scans/contracts.ts";

/** Of each kind; a list to sign is no longer read beyond. */
const MOST = 500;

const STATES: Record<string, string> = {
  ...{ planned: "计划", held: "已举行，待归档", incoming: "待办结" },
  ...prefixed("report", REPORT_STATE_NAMES),
  ...prefixed("round", ROUND_STATE_NAMES),
  ...prefixed("import", IMPORT_STATE_NAMES),
  ...prefixed("scan", SCAN_STATE_NAMES),
};

function prefixed(kind: string, names: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(names).map(([state, name]) => [`${kind}.${state}`, name]));
}

type Raw = Omit<UnfinishedWork, "grants"> & { visible_to: string[]; total: number };
export type Work = Omit<UnfinishedWork, "grants"> & { visibleTo: string[] };

/**
 * What an account began and did not finish, as far as a record tells who made it: one statement, whatever its amount.
 * Row-level security keeps to what the actor sees.
 */
export async function unfinishedWork(
  tx: Tx,
  { district }: Pick<Actor, "district">,
  account: string,
): Promise<{ work: Work[]; counts: HandoverPreview["counts"] }> {
  const found = await sql<Raw>`
    WITH work AS (
      SELECT 'activity' AS kind, a.id, a.title, a.state, a.held_on AS day, a.visible_to,
        (SELECT o.short_name FROM activity_org ao JOIN org o ON o.district_id = ao.district_id AND o.id = ao.org_id
          WHERE ao.district_id = a.district_id AND ao.activity_id = a.id AND ao.role = 'host'
          ORDER BY o.position LIMIT 1) AS org
      FROM activity a
      WHERE a.district_id = ${district} AND a.created_by = ${account} AND a.state IN ('planned', 'held')
      UNION ALL
      SELECT 'report', r.id, r.title, 'report.' || r.state, r.cutoff, r.visible_to, o.short_name
      FROM report r JOIN org o ON o.district_id = r.district_id AND o.id = r.org_id
      WHERE r.district_id = ${district} AND r.created_by = ${account} AND r.state IN ('draft', 'reviewed')
      UNION ALL
      SELECT 'round', r.id, r.title, 'round.' || r.state, r.due_on, r.visible_to, o.short_name
      FROM round r JOIN org o ON o.district_id = r.district_id AND o.id = r.org_id
      WHERE r.district_id = ${district} AND r.created_by = ${account} AND r.state IN ('draft', 'open')
      UNION ALL
      SELECT 'document', d.id, d.title, 'incoming', coalesce(i.deadline, i.received_on), d.visible_to, o.short_name
      FROM document d JOIN incoming i ON i.district_id = d.district_id AND i.document_id = d.id
      JOIN org o ON o.district_id = d.district_id AND o.id = d.org_id
      WHERE d.district_id = ${district} AND d.created_by = ${account} AND i.closed_on IS NULL AND d.retired_at IS NULL
      UNION ALL
      SELECT 'import', b.id, coalesce(f.name, '导入'), 'import.' || b.state, (b.created_at AT TIME ZONE 'Asia/Shanghai')::date,
        b.visible_to, o.short_name
      FROM import_batch b JOIN org o ON o.district_id = b.district_id AND o.id = b.org_id
      LEFT JOIN file f ON f.district_id = b.district_id AND f.id = b.file_id
      WHERE b.district_id = ${district} AND b.created_by = ${account} AND b.state IN ('mapping', 'running', 'failed')
      UNION ALL
      SELECT 'scan', s.id, '扫描批次', 'scan.' || s.state, (s.created_at AT TIME ZONE 'Asia/Shanghai')::date, s.visible_to, ''
      FROM scan_batch s
      WHERE s.district_id = ${district} AND s.created_by = ${account} AND s.state IN ('collecting', 'reading', 'sorting')
    ), numbered AS (
      SELECT w.*, row_number() OVER (PARTITION BY kind ORDER BY day DESC, id) AS place,
        (count(*) OVER (PARTITION BY kind))::int AS total
      FROM work w
    )
    SELECT kind, id AS "objectId", title, state, day, coalesce(org, '') AS "orgName", visible_to::text[] AS visible_to, total
    FROM numbered WHERE place <= ${MOST}
    ORDER BY array_position(${[...HANDOVER_KINDS]}::text[], kind), day DESC, id`.execute(tx);
  const totals = new Map(found.rows.map(({ kind, total }) => [kind, total]));
  return {
    work: found.rows.map(({ total, visible_to, state, ...row }) => ({
      ...row,
      state: STATES[state] ?? state,
      visibleTo: visible_to,
    })),
    counts: Object.fromEntries(
      HANDOVER_KINDS.map((kind) => [kind, totals.get(kind) ?? 0]),
    ) as HandoverPreview["counts"],
  };
}

/** Does a right for `path` reach something that these paths name? */
export const reaches = (path: string, { visibleTo }: Pick<Work, "visibleTo">): boolean =>
  visibleTo.some((one) => isWithin(one, path));

/** What stays under the name of whoever did it. */
export async function stayingWork(
  tx: Tx,
  { district }: Pick<Actor, "district">,
  account: string,
): Promise<HandoverPreview["stays"]> {
  const found = await sql<HandoverPreview["stays"]>`
    SELECT
      (SELECT count(*)::int FROM activity WHERE district_id = ${district} AND created_by = ${account} AND state = 'filed') AS filed,
      (SELECT count(*)::int FROM report WHERE district_id = ${district} AND created_by = ${account} AND state = 'issued') AS issued,
      (SELECT count(*)::int FROM saved_view WHERE district_id = ${district} AND account_id = ${account}) AS views`.execute(
    tx,
  );
  return found.rows[0] ?? { filed: 0, issued: 0, views: 0 };
}
