import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { CheckDetail, CheckRow } from "#shared/checks/contracts.ts";
import { coverageOf } from "#shared/checks/coverage.ts";
import { contextOf, type DraftCheck } from "./load-check.ts";

type Row = Omit<CheckRow, "createdAt" | "createdBy"> & { created_at: Date; creator: string | null };

export type CheckFilter = { org: string | null; text: string };

/** The drafts that were checked, newest first. */
export async function listChecks(
  tx: Tx,
  actor: Actor,
  filter: CheckFilter,
  { after, limit }: { after: string | null; limit: number },
): Promise<CheckRow[]> {
  requireCan(actor, "draft.check");
  const from = after === null ? null : await madeAt(tx, actor, after);
  const found = await sql<Row>`
    SELECT c.id, c.title, o.short_name AS "orgName", c.file_name AS "fileName", c.state, c.result -> 'coverage' AS coverage,
      c.created_at, a.display_name AS creator
    FROM draft_check c
    JOIN org o ON o.district_id = c.district_id AND o.id = c.org_id
    LEFT JOIN account a ON a.district_id = c.district_id AND a.id = c.created_by
    WHERE c.district_id = ${actor.district}
      AND (${filter.org}::uuid IS NULL OR c.org_id = ${filter.org}::uuid)
      AND (${filter.text} = '' OR position(${filter.text} in c.title) > 0)
      AND (${from}::timestamptz IS NULL OR (c.created_at, c.id) < (${from}::timestamptz, ${after}::uuid))
    ORDER BY c.created_at DESC, c.id DESC LIMIT ${limit}`.execute(tx);
  return found.rows.map(({ created_at, creator, ...row }) => ({
    ...row,
    createdAt: created_at.toISOString(),
    createdBy: creator ?? "命令行",
  }));
}

async function madeAt(tx: Tx, actor: Actor, id: string): Promise<Date | null> {
  const row = await tx
    .selectFrom("draft_check")
    .select("created_at")
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.created_at ?? null;
}

export function describeCheck(check: DraftCheck): CheckDetail {
  const { result } = check;
  return {
    id: check.id,
    title: check.title,
    orgId: check.org_id,
    orgName: check.org,
    fileName: check.file_name,
    annotatable: check.annotatable,
    state: check.state,
    progress: check.progress,
    message: check.message,
    context: { ...contextOf(check), on: check.report_on },
    paragraphs: check.paragraphs,
    claims: result?.claims ?? [],
    citations: result?.citations ?? [],
    findings: result?.findings ?? [],
    returned: result?.returned ?? null,
    coverage: result ? coverageOf(result.claims, result.citations, result.findings) : null,
    revision: check.revision,
    createdAt: check.created_at.toISOString(),
    createdBy: check.creator ?? "命令行",
  };
}
