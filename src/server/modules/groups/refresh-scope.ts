import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { indexObjects } from "#server/modules/words/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { LoadedGroup } from "./load-group.ts";

/**
 * A group is seen where it belongs and where its people come from, those of earlier days included.
 * @returns the paths
 */
export async function refreshScope(tx: Tx, actor: Actor, group: LoadedGroup): Promise<string[]> {
  const { district } = actor;
  const found = await sql<{ path: string }>`
    SELECT DISTINCT o.path::text AS path FROM group_member m
    JOIN org o ON o.district_id = m.district_id AND o.id = m.org_id
    WHERE m.district_id = ${district} AND m.group_id = ${group.id} ORDER BY 1`.execute(tx);
  const paths = [...new Set([group.path, ...found.rows.map(({ path }) => path)])];
  if (paths.length === group.visible_to.length && paths.every((path) => group.visible_to.includes(path))) return paths;
  await sql`
    UPDATE work_group SET visible_to = ${paths}::ltree[]
    WHERE district_id = ${district} AND id = ${group.id}`.execute(tx);
  await sql`
    UPDATE group_member SET visible_to = ${paths}::ltree[]
    WHERE district_id = ${district} AND group_id = ${group.id}`.execute(tx);
  await indexObjects(tx, district, "group", [group.id]);
  return paths;
}
