import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { ReportFilter, ReportRow, ReportState } from "#shared/report/contracts.ts";
import { outlineNameOf, templateName } from "./load-report.ts";

type Raw = Omit<ReportRow, "templateName" | "issuedAt" | "updatedAt"> & {
  issuedAt: Date | null;
  updatedAt: Date;
  outlineName: string | null;
};

/** Reports, last changed first, by keyset on (updated_at, id). @param after id of the last one seen */
export async function listReports(
  tx: Tx,
  actor: Actor,
  filter: ReportFilter,
  { after, limit }: { after: string | null; limit: number },
): Promise<ReportRow[]> {
  requireCan(actor, "report.read");
  const district = actor.district;
  const conditions = [
    sql`r.district_id = ${district}`,
    ...(filter.text ? [sql`position(${filter.text} in r.title) > 0`] : []),
    ...(filter.org
      ? [sql`o.path <@ (SELECT path FROM org WHERE district_id = ${district} AND id = ${filter.org})`]
      : []),
    ...(filter.states.length > 0 ? [sql`r.state = ANY(${filter.states}::text[])`] : []),
    ...(filter.stale ? [sql`r.stale_at IS NOT NULL`] : []),
    ...(after
      ? [
          sql`(r.updated_at, r.id) < (SELECT b.updated_at, b.id FROM report b WHERE b.district_id = ${district} AND b.id = ${after})`,
        ]
      : []),
  ];
  const found = await sql<Raw>`
    SELECT r.id, r.org_id AS "orgId", o.short_name AS "orgName", r.template, r.outline_version AS "outlineVersion",
      ${outlineNameOf} AS "outlineName", r.title, r.state, r.period_from AS "from",
      r.period_to AS "to", r.cutoff, r.issued_at AS "issuedAt", r.stale_at IS NOT NULL AS stale,
      r.late_count AS "lateCount", r.updated_at AS "updatedAt"
    FROM report r JOIN org o ON o.district_id = r.district_id AND o.id = r.org_id
    WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY r.updated_at DESC, r.id DESC LIMIT ${limit}`.execute(tx);
  return found.rows.map(({ outlineName, ...row }) => ({
    ...row,
    state: row.state as ReportState,
    templateName: templateName(row.template, outlineName),
    issuedAt: row.issuedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
  }));
}
