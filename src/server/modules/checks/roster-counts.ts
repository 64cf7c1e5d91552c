import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { RosterCount } from "#shared/matching/roster.ts";

export type RosterQuestion = { org: string; count: RosterCount };

/** How many members or organisations stood below each organisation on a day, in one statement for all questions. */
export async function rosterCounts(
  tx: Tx,
  actor: Actor,
  questions: readonly RosterQuestion[],
  on: string,
): Promise<{ value: number; org: string }[]> {
  if (questions.length === 0) return [];
  const asked = questions.map(({ org, count }, n) => ({ n, org, of: count.of, kinds: count.kinds }));
  const found = await sql<{ value: number; org: string }>`
    WITH asked AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS q (n int, org uuid, of text, kinds text[])
    ), below AS (
      SELECT q.n, p.org_id, o.kind FROM asked q
      JOIN org_placement top ON top.district_id = ${actor.district} AND top.org_id = q.org
        AND top.from_date <= ${on} AND (top.to_date IS NULL OR top.to_date > ${on})
      JOIN org_placement p ON p.district_id = top.district_id AND p.path <@ top.path
        AND p.from_date <= ${on} AND (p.to_date IS NULL OR p.to_date > ${on})
      JOIN org o ON o.district_id = p.district_id AND o.id = p.org_id
    )
    SELECT o.short_name AS org, CASE WHEN q.of = 'orgs'
      THEN (SELECT count(*) FROM below b WHERE b.n = q.n AND b.kind = ANY(q.kinds))
      ELSE (SELECT count(DISTINCT m.person_id) FROM below b
        JOIN membership m ON m.district_id = ${actor.district} AND m.org_id = b.org_id AND m.kind = ANY(q.kinds)
          AND m.from_date <= ${on} AND (m.to_date IS NULL OR m.to_date > ${on})
        WHERE b.n = q.n) END::int AS value
    FROM asked q JOIN org o ON o.district_id = ${actor.district} AND o.id = q.org ORDER BY q.n`.execute(tx);
  return found.rows;
}
