import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import { ACTIONS } from "#shared/rights/roles.ts";
import type { ScanPlacing } from "#shared/scans/contracts.ts";
import { seenActivities } from "./known-activities.ts";
import { loadBatch, tracedBatch, updateBatch } from "./load-batch.ts";

type Target = { placed: "chosen" | "left_out" | "open"; activityId: string | null; decision: string };

/** Says where pages go, in place of what was read from them; kept as soon as it is said. */
export async function placePages(
  tx: Tx,
  actor: Actor,
  id: string,
  { revision, pages, to }: ScanPlacing,
): Promise<{ revision: number }> {
  const batch = await loadBatch(tx, actor, id);
  const next = await updateBatch(tx, actor, batch, revision, ["sorting"]);
  const wanted = JSON.stringify(pages);
  const found = await sql<{ file: string; page: number }>`
    SELECT f.name AS file, p.page FROM scan_page p
    JOIN scan_file s ON s.district_id = p.district_id AND s.batch_id = p.batch_id AND s.file_id = p.file_id
    JOIN file f ON f.district_id = p.district_id AND f.id = p.file_id
    JOIN json_to_recordset(${wanted}::json) AS w ("fileId" uuid, page int) ON w."fileId" = p.file_id AND w.page = p.page
    WHERE p.district_id = ${actor.district} AND p.batch_id = ${id}
    ORDER BY s.position, p.page`.execute(tx);
  if (found.rows.length !== pages.length) throw new DomainError("not-found", { what: "页面" });
  const target = await targetOf(tx, actor, id, pages[0]!, to);
  await sql`
    UPDATE scan_page p SET placed = ${target.placed}, activity_id = ${target.activityId}
    FROM json_to_recordset(${wanted}::json) AS w ("fileId" uuid, page int)
    WHERE p.district_id = ${actor.district} AND p.batch_id = ${id}
      AND p.file_id = w."fileId" AND p.page = w.page`.execute(tx);
  const names = found.rows.map(({ file, page }) => `“${file}”第 ${page} 页`);
  const payload = { pages: names, decision: target.decision };
  await recordEvent(tx, actor, "scan.placed", tracedBatch(batch, next), payload);
  return { revision: next };
}

async function targetOf(
  tx: Tx,
  actor: Actor,
  batch: string,
  first: { fileId: string; page: number },
  to: ScanPlacing["to"],
): Promise<Target> {
  if (to.kind === "left_out") return { placed: "left_out", activityId: null, decision: "不要" };
  if (to.kind === "open") return { placed: "open", activityId: null, decision: "改为待认定" };
  const activityId = to.kind === "activity" ? to.activityId : await previousActivity(tx, actor, batch, first);
  const activity = (await seenActivities(tx, actor, [activityId])).get(activityId);
  if (!activity) throw new DomainError("not-found", { what: "活动" });
  if (!activity.mine)
    throw new DomainError("forbidden", { what: `${ACTIONS["activity.record"].what}“${activity.title}”` });
  return { placed: "chosen", activityId, decision: `归入“${activity.title}”（${activity.heldOn}）` };
}

/** Where the nearest page before this one goes that goes somewhere, across files. */
async function previousActivity(
  tx: Tx,
  actor: Actor,
  batch: string,
  { fileId, page }: { fileId: string; page: number },
): Promise<string> {
  const found = await sql<{ id: string }>`
    SELECT p.activity_id AS id FROM scan_page p
    JOIN scan_file s ON s.district_id = p.district_id AND s.batch_id = p.batch_id AND s.file_id = p.file_id
    WHERE p.district_id = ${actor.district} AND p.batch_id = ${batch} AND p.activity_id IS NOT NULL
      AND (s.position, p.page) < (
        (SELECT t.position FROM scan_file t
          WHERE t.district_id = ${actor.district} AND t.batch_id = ${batch} AND t.file_id = ${fileId}), ${page}::int)
    ORDER BY s.position DESC, p.page DESC LIMIT 1`.execute(tx);
  const previous = found.rows[0];
  if (!previous) throw new DomainError("invalid", { reason: "前面没有已归入活动的页，请直接选择活动" });
  return previous.id;
}
