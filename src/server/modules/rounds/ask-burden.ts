import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { addMonths } from "#shared/figures/period.ts";
import type { Burden } from "#shared/rounds/contracts.ts";
import { loadToManage } from "./load-round.ts";

const REMEMBERED_MONTHS = 12;
const NAMED = 5;

/**
 * What the recipients of a draft are asked already, and what of it would be asked twice (《整治形式主义为基层减负若干规定》:
 * no forms asked of the grass roots over and over). A hint for whoever opens it, never a bar.
 */
export async function askBurden(tx: Tx, actor: Actor, id: string): Promise<Burden> {
  const round = await loadToManage(tx, actor, id, ["draft"]);
  const loads = await sql<{ org: string; open: number; rounds: string[] }>`
    SELECT o.short_name AS org, count(*)::int AS open, array_agg(r.id::text) AS rounds
    FROM round_recipient asked
    JOIN round_recipient rr ON rr.district_id = asked.district_id AND rr.org_id = asked.org_id AND rr.id <> asked.id
      AND rr.state IN ('waiting', 'returned')
    JOIN round r ON r.district_id = rr.district_id AND r.id = rr.round_id AND r.state = 'open'
    JOIN org o ON o.district_id = asked.district_id AND o.id = asked.org_id
    WHERE asked.district_id = ${actor.district} AND asked.round_id = ${id}
    GROUP BY o.short_name, o.position ORDER BY 2 DESC, o.position`.execute(tx);
  const repeated = await sql<Burden["repeated"][number]>`
    SELECT DISTINCT mine.label AS column, mine.position, r.id AS "roundId", r.title, r.due_on AS "dueOn"
    FROM round_column mine
    JOIN round_column c ON c.district_id = mine.district_id AND c.round_id <> mine.round_id
      AND (c.label = mine.label OR (c.metric = mine.metric AND c.metric_kind = mine.metric_kind))
    JOIN round r ON r.district_id = c.district_id AND r.id = c.round_id AND r.state <> 'draft'
      AND r.due_on >= ${addMonths(dayOf(actor.at), -REMEMBERED_MONTHS)}::date
      AND r.id IS DISTINCT FROM ${round.copied_from}::uuid
    WHERE mine.district_id = ${actor.district} AND mine.round_id = ${id} AND mine.kind NOT IN ('derived', 'total')
      AND c.kind NOT IN ('derived', 'total') AND EXISTS (
        SELECT FROM round_recipient a JOIN round_recipient b ON b.district_id = a.district_id AND b.org_id = a.org_id
        WHERE a.district_id = ${actor.district} AND a.round_id = ${id} AND b.round_id = r.id)
    ORDER BY mine.position, r.due_on DESC LIMIT 30`.execute(tx);
  const most = loads.rows[0]?.open ?? 0;
  return {
    open: new Set(loads.rows.flatMap(({ rounds }) => rounds)).size,
    most,
    mostOf: loads.rows
      .filter(({ open }) => open === most)
      .slice(0, NAMED)
      .map(({ org }) => org),
    repeated: repeated.rows.map(({ column, roundId, title, dueOn }) => ({ column, roundId, title, dueOn })),
  };
}
