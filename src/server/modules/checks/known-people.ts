import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { KnownPerson } from "#shared/proofreading/proofread.ts";

/** Who holds which posts on a day, for names that stand behind a post in a draft; whoever has no post may have any. */
export async function knownPeople(tx: Tx, actor: Actor, on: string): Promise<KnownPerson[]> {
  const found = await sql<KnownPerson>`
    SELECT p.name, array_agg(DISTINCT m.post) AS posts, min(o.name) AS org
    FROM membership m
    JOIN person p ON p.district_id = m.district_id AND p.id = m.person_id
    JOIN org o ON o.district_id = m.district_id AND o.id = m.org_id
    WHERE m.district_id = ${actor.district} AND m.post <> '' AND m.from_date <= ${on}
      AND (m.to_date IS NULL OR m.to_date > ${on})
    GROUP BY p.id, p.name ORDER BY p.name LIMIT 20000`.execute(tx);
  return found.rows;
}
