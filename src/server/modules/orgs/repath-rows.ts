import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";

// event and event_payload are append-only and keep the paths of their day.
const PROTECTED = [
  ...(["person", "membership", "file", "import_batch", "import_mapping", "activity", "activity_kind"] as const),
  ...([
    "activity_org",
    "activity_theme",
    "activity_field",
    "attendance",
    "activity_file",
    "declared_figure",
    "report",
  ] as const),
  ...(["issued_figure", "issued_number", "report_file", "search_word"] as const),
  ...(["scan_batch", "scan_file", "scan_page", "scan_part"] as const),
  ...(["work_group", "group_member", "activity_group", "recognition"] as const),
  ...(["round", "round_column", "round_recipient", "round_answer"] as const),
  ...(["round_material", "round_material_file", "round_material_use"] as const),
  ...(["document", "incoming", "document_version", "document_file", "document_text", "document_link"] as const),
  ...(["handover", "handover_item"] as const),
  ...(["draft_check", "draft_decision"] as const),
] as const;

/** Organisations have moved: every protected row that names their paths gets the new ones. One statement for a table. */
export async function repathRows(
  tx: Tx,
  actor: Actor,
  moved: readonly { before: string; after: string }[],
): Promise<void> {
  if (moved.length === 0) return;
  const before = moved.map((one) => one.before);
  const after = moved.map((one) => one.after);
  for (const table of PROTECTED) {
    await sql`
      UPDATE ${sql.table(table)} SET visible_to = ARRAY(
        SELECT coalesce(m.after, p.path) FROM unnest(visible_to) WITH ORDINALITY AS p (path, place)
        LEFT JOIN unnest(${before}::ltree[], ${after}::ltree[]) AS m (before, after) ON m.before = p.path
        ORDER BY p.place)
      WHERE district_id = ${actor.district} AND visible_to && ${before}::ltree[]`.execute(tx);
  }
}
