import { sql } from "kysely";
import { type Actor, isWithin, requireCan } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { enqueue } from "#server/platform/jobs.ts";
import { DomainError } from "#shared/errors.ts";
import type { OrgMove } from "#shared/orgs/contracts.ts";
import { mayStandBelow, orgKindName } from "#shared/orgs/kinds.ts";
import { updateOrg } from "./change-org.ts";
import { loadOrg } from "./load-org.ts";

/**
 * Moves an organisation with everything below it, from a date on. Placements keep where it stood before, so figures
 * of an earlier date do not change; rights follow at once: every protected row that names a path below the moved one
 * gets the new path.
 */
export async function moveOrg(tx: Tx, actor: Actor, id: string, input: OrgMove): Promise<void> {
  const org = await loadOrg(tx, actor, id);
  const target = await loadOrg(tx, actor, input.parentId);
  requireCan(actor, "org.manage", [org.path]);
  requireCan(actor, "org.manage", [target.path]);
  if (isWithin(target.path, org.path))
    throw new DomainError("invalid", { reason: "不能划归到自己或自己的下级" }, "parentId");
  if (!mayStandBelow(org.kind, target.kind)) {
    const reason = `“${orgKindName(org.kind)}”不能设在“${orgKindName(target.kind)}”之下`;
    throw new DomainError("invalid", { reason }, "parentId");
  }
  const from = org.parent_id === null ? null : await loadOrg(tx, actor, org.parent_id);
  const path = `${target.path}.${org.label}`;
  await updateOrg(tx, actor, org, input.revision, { parent_id: input.parentId });
  await tx
    .updateTable("org")
    .set({ path: repathed(org.path, path, sql.ref("path")) })
    .where("district_id", "=", actor.district)
    .where(sql<boolean>`path <@ ${org.path}::ltree`)
    .execute();
  await placeAnew(tx, actor, org.path, path, input.from);
  for (const table of PROTECTED) await repathRows(tx, actor, table, org.path, path);
  const object = { type: "org", id, revision: input.revision + 1, label: org.name, visibleTo: [org.path, path] };
  const payload = { from: from?.name ?? "", to: target.name, date: input.from };
  await recordEvent(tx, actor, "org.moved", object, payload);
  // A move dated back into the period of an issued figure changes what belongs to its scope.
  await enqueue(tx, "recheck-all-reports", { district: actor.district });
}

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
] as const;

const repathed = (before: string, after: string, path: ReturnType<typeof sql.ref>) =>
  sql<string>`CASE WHEN ${path} = ${before}::ltree THEN ${after}::ltree
    ELSE ${after}::ltree || subpath(${path}, nlevel(${before}::ltree)) END`;

async function repathRows(tx: Tx, actor: Actor, table: (typeof PROTECTED)[number], before: string, after: string) {
  const one = repathed(before, after, sql.ref("p"));
  await sql`
    UPDATE ${sql.table(table)} SET visible_to =
      (SELECT array_agg(CASE WHEN p <@ ${before}::ltree THEN ${one} ELSE p END) FROM unnest(visible_to) AS p)
    WHERE district_id = ${actor.district} AND visible_to <@ ${before}::ltree`.execute(tx);
}

/** Ends the placements of the subtree on the day and starts new ones; a placement begun that very day is replaced. */
async function placeAnew(tx: Tx, actor: Actor, before: string, after: string, from: string): Promise<void> {
  const later = await sql<{ from_date: string }>`
    SELECT from_date FROM org_placement
    WHERE district_id = ${actor.district} AND path <@ ${before}::ltree AND from_date > ${from} LIMIT 1`.execute(tx);
  const first = later.rows[0];
  if (first)
    throw new DomainError("invalid", { reason: `该组织在 ${first.from_date} 已有变动，生效日期不能早于它` }, "from");
  await sql`
    WITH current AS (
      SELECT p.org_id, p.path, p.from_date, o.parent_id FROM org_placement p
      JOIN org o ON o.district_id = p.district_id AND o.id = p.org_id
      WHERE p.district_id = ${actor.district} AND p.to_date IS NULL AND p.path <@ ${before}::ltree
    ), ended AS (
      UPDATE org_placement p SET to_date = ${from}::date FROM current c
      WHERE p.district_id = ${actor.district} AND p.org_id = c.org_id AND p.to_date IS NULL AND p.from_date < ${from}::date
    )
    INSERT INTO org_placement (district_id, org_id, from_date, parent_id, path)
    SELECT ${actor.district}, org_id, ${from}::date, parent_id,
      ${repathed(before, after, sql.ref("path"))} FROM current
    ON CONFLICT (district_id, org_id, from_date) DO UPDATE SET path = excluded.path, parent_id = excluded.parent_id`.execute(
    tx,
  );
}
