import { sql } from "kysely";
import type { z } from "zod";
import { type Actor, may, requireCan } from "#server/modules/access/index.ts";
import { allOf } from "#server/modules/activities/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { RoundQuery, RoundRow, roundPage } from "#shared/rounds/contracts.ts";
import { ownOrgs, roundConditions } from "./filter.ts";

const TOTAL_LIMIT = 10_000;

type Raw = Omit<RoundRow, "counts" | "mine" | "can"> & RoundRow["counts"] & { path: string; mine: RoundRow["mine"] };

/** A page of rounds, the last due first, by keyset on (due_on, id). */
export async function listRounds(
  tx: Tx,
  actor: Actor,
  query: RoundQuery,
  { after, limit }: { after: string | null; limit: number },
): Promise<z.infer<typeof roundPage>> {
  requireCan(actor, "round.read");
  const { district } = actor;
  const conditions = allOf(roundConditions(actor, query));
  const beyond =
    after === null
      ? sql`true`
      : sql`(r.due_on, r.id) < (SELECT b.due_on, b.id FROM round b WHERE b.district_id = ${district} AND b.id = ${after})`;
  const total = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (SELECT FROM round r WHERE ${conditions} LIMIT ${TOTAL_LIMIT + 1}) AS hit`.execute(
    tx,
  );
  const found = await sql<Raw>`
    SELECT r.id, r.title, r.org_id AS "orgId", o.short_name AS "orgName", o.path::text AS path, r.period_from AS "from",
      r.period_to AS "to", r.due_on AS "dueOn", r.state, c.*,
      (SELECT jsonb_build_object('recipientId', rr.id, 'state', rr.state) FROM round_recipient rr
        WHERE rr.district_id = r.district_id AND rr.round_id = r.id AND rr.org_id = ANY(${ownOrgs(actor)}::uuid[])
          AND r.state <> 'draft'
        LIMIT 1) AS mine
    FROM round r JOIN org o ON o.district_id = r.district_id AND o.id = r.org_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS asked, (count(*) FILTER (WHERE rr.state IN ('answered', 'confirmed')))::int AS answered,
        (count(*) FILTER (WHERE rr.state = 'confirmed'))::int AS confirmed,
        (count(*) FILTER (WHERE rr.state = 'returned'))::int AS returned
      FROM round_recipient rr WHERE rr.district_id = r.district_id AND rr.round_id = r.id) AS c
    WHERE ${conditions} AND ${beyond}
    ORDER BY r.due_on DESC, r.id DESC LIMIT ${limit}`.execute(tx);
  const count = total.rows[0]?.count ?? 0;
  return {
    rows: found.rows.map(({ path, asked, answered, confirmed, returned, ...row }) => ({
      ...row,
      counts: { asked, answered, confirmed, returned },
      can: { manage: may(actor, "round.manage", path) },
    })),
    next: found.rows.length === limit ? (found.rows.at(-1)?.id ?? null) : null,
    total: { count: Math.min(count, TOTAL_LIMIT), more: count > TOTAL_LIMIT },
  };
}
