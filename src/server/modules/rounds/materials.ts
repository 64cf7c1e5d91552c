import { sql } from "kysely";
import type { z } from "zod";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { MaterialRow, materialQuery } from "#shared/rounds/materials.ts";

const MOST = 200;

/** 素材 handed in to rounds of this time, by heading, in official order: for whoever writes a report of it. */
export async function listMaterials(
  tx: Tx,
  actor: Actor,
  { from, to }: z.infer<typeof materialQuery>,
): Promise<MaterialRow[]> {
  requireCan(actor, "round.read");
  const found = await sql<MaterialRow>`
    SELECT m.id, r.id AS "roundId", r.title AS "roundTitle", c.label AS heading, o.short_name AS "orgName", m.content AS text,
      to_char(m.handed_in_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "handedInOn",
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name) ORDER BY mf.position)
        FROM round_material_file mf JOIN file f ON f.district_id = mf.district_id AND f.id = mf.file_id
        WHERE mf.district_id = m.district_id AND mf.material_id = m.id), '[]') AS files,
      coalesce((SELECT jsonb_agg(jsonb_build_object('reportId', rp.id, 'title', rp.title) ORDER BY u.used_at)
        FROM round_material_use u JOIN report rp ON rp.district_id = u.district_id AND rp.id = u.report_id
        WHERE u.district_id = m.district_id AND u.material_id = m.id), '[]') AS uses
    FROM round_material m
    JOIN round_recipient rr ON rr.district_id = m.district_id AND rr.id = m.recipient_id
    JOIN round r ON r.district_id = rr.district_id AND r.id = rr.round_id
    JOIN round_column c ON c.district_id = m.district_id AND c.id = m.column_id
    JOIN org o ON o.district_id = rr.district_id AND o.id = rr.org_id
    WHERE m.district_id = ${actor.district} AND r.period_from <= ${to}::date AND r.period_to >= ${from}::date
      AND m.returned IS NULL AND (m.content <> '' OR EXISTS (
        SELECT FROM round_material_file mf WHERE mf.district_id = m.district_id AND mf.material_id = m.id))
    ORDER BY r.due_on DESC, r.id, c.position, o.position, o.code LIMIT ${MOST}`.execute(tx);
  return found.rows;
}

type Tied = { title: string; path: string; label: string; revision: number; visible_to: string[] };

/** @throws not-found, and forbidden unless the actor writes the report */
async function loadTie(tx: Tx, actor: Actor, materialId: string, reportId: string): Promise<Tied> {
  requireCan(actor, "round.read");
  const found = await sql<Tied>`
    SELECT rp.title, ro.path::text AS path, c.label || '（' || o.short_name || '）' AS label, m.revision,
      m.visible_to::text[] AS visible_to
    FROM round_material m
    JOIN round_recipient rr ON rr.district_id = m.district_id AND rr.id = m.recipient_id
    JOIN round_column c ON c.district_id = m.district_id AND c.id = m.column_id
    JOIN org o ON o.district_id = rr.district_id AND o.id = rr.org_id
    JOIN report rp ON rp.district_id = m.district_id AND rp.id = ${reportId}
    JOIN org ro ON ro.district_id = rp.district_id AND ro.id = rp.org_id
    WHERE m.district_id = ${actor.district} AND m.id = ${materialId}`.execute(tx);
  const tie = found.rows[0];
  if (!tie) throw new DomainError("not-found", { what: "素材" });
  requireCan(actor, "report.write", [tie.path]);
  return tie;
}

const traced = (id: string, { label, revision, visible_to }: Tied) => ({
  ...{ type: "round_material", id, revision, label, visibleTo: visible_to },
});

/** Says that a report took a material over; saying so again changes nothing. */
export async function takeMaterial(tx: Tx, actor: Actor, materialId: string, reportId: string): Promise<void> {
  const tie = await loadTie(tx, actor, materialId, reportId);
  const key = { district_id: actor.district, material_id: materialId, report_id: reportId };
  const used = await tx
    .insertInto("round_material_use")
    .values({ ...key, material_revision: tie.revision, used_at: actor.at, visible_to: tie.visible_to })
    .onConflict((conflict) => conflict.columns(["district_id", "material_id", "report_id"]).doNothing())
    .returning("report_id")
    .executeTakeFirst();
  if (used) await recordEvent(tx, actor, "round.material_used", traced(materialId, tie), { report: tie.title });
}

/** It was taken out of the report again. */
export async function releaseMaterial(tx: Tx, actor: Actor, materialId: string, reportId: string): Promise<void> {
  const tie = await loadTie(tx, actor, materialId, reportId);
  const gone = await tx
    .deleteFrom("round_material_use")
    .where("district_id", "=", actor.district)
    .where("material_id", "=", materialId)
    .where("report_id", "=", reportId)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) return;
  await recordEvent(tx, actor, "round.material_released", traced(materialId, tie), { report: tie.title });
}

/** A draft goes, and with it what it had taken over. */
export async function forgetUses(tx: Tx, actor: Actor, reportId: string): Promise<void> {
  await tx
    .deleteFrom("round_material_use")
    .where("district_id", "=", actor.district)
    .where("report_id", "=", reportId)
    .execute();
}
