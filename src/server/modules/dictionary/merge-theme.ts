import { sql } from "kysely";
import type { z } from "zod";
import type { Actor } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { themeMerger } from "#shared/dictionary/contracts.ts";
import { DomainError } from "#shared/errors.ts";
import { loadTheme, tracedTheme, updateTheme } from "./themes.ts";

/**
 * 合并: what bears this theme bears the other from now on, and this one is no more. Figures that name it count the other;
 * those of reports issued before keep the count of their day.
 */
export async function mergeTheme(
  tx: Tx,
  actor: Actor,
  id: string,
  { revision, into }: z.infer<typeof themeMerger>,
): Promise<{ activities: number }> {
  if (id === into) throw new DomainError("invalid", { reason: "请选择另一个主题" }, "into");
  const theme = await loadTheme(tx, actor, id);
  const target = await loadTheme(tx, actor, into);
  if (target.retired) throw new DomainError("invalid", { reason: "要并入的主题已停用，请先恢复" }, "into");
  await updateTheme(tx, actor, { ...theme, revision }, { retired: true, merged_into: into, merged_at: actor.at });
  await updateTheme(tx, actor, target, { merged_at: actor.at });
  const activities = await moveActivities(tx, actor.district, id, into);
  // What was merged into this one before is found in one step.
  await tx
    .updateTable("theme")
    .set({ merged_into: into })
    .where("district_id", "=", actor.district)
    .where("merged_into", "=", id)
    .execute();
  await recordEvent(tx, actor, "theme.merged", tracedTheme(theme, actor), { into: target.name, activities });
  return { activities };
}

/** @returns the number of activities that bore the first */
async function moveActivities(tx: Tx, district: string, from: string, to: string): Promise<number> {
  await sql`
    INSERT INTO activity_theme (district_id, activity_id, theme_id, visible_to)
    SELECT district_id, activity_id, ${to}::uuid, visible_to FROM activity_theme
    WHERE district_id = ${district} AND theme_id = ${from}
    ON CONFLICT DO NOTHING`.execute(tx);
  const gone = await tx
    .deleteFrom("activity_theme")
    .where("district_id", "=", district)
    .where("theme_id", "=", from)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
