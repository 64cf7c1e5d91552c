import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { Level } from "#shared/recognitions/contracts.ts";

export type LoadedRecognition = {
  id: string;
  title: string;
  level: Level;
  granted_by: string;
  granted_on: string;
  basis: string;
  activity_id: string | null;
  file_id: string | null;
  /** whose it is, as one may name it to the actor */
  recipient: string;
  path: string;
  revision: number;
  visible_to: string[];
};

/** Columns that name whose `r` is, with its organisation as `o`; somebody out of sight has no name. */
export const recipientName = sql<string>`CASE r.recipient
  WHEN 'person' THEN coalesce(
    (SELECT p.name FROM person p WHERE p.district_id = r.district_id AND p.id = r.person_id), '（外单位人员）')
  WHEN 'group' THEN coalesce(
    (SELECT g.name FROM work_group g WHERE g.district_id = r.district_id AND g.id = r.group_id), '（外单位队伍）')
  ELSE o.name END`;

/** @throws not-found when the actor cannot see it, forbidden */
export async function loadForChange(tx: Tx, actor: Actor, id: string): Promise<LoadedRecognition> {
  const found = await sql<LoadedRecognition>`
    SELECT r.id, r.title, r.level, r.granted_by, r.granted_on, r.basis, r.activity_id, r.file_id,
      ${recipientName} AS recipient, o.path::text AS path, r.revision, r.visible_to::text[] AS visible_to
    FROM recognition r JOIN org o ON o.district_id = r.district_id AND o.id = r.org_id
    WHERE r.district_id = ${actor.district} AND r.id = ${id}`.execute(tx);
  const recognition = found.rows[0];
  if (!recognition) throw new DomainError("not-found", { what: "表彰" });
  requireCan(actor, "recognition.manage", [recognition.path]);
  return recognition;
}

export const tracedRecognition = (
  { id, title, visible_to }: Pick<LoadedRecognition, "id" | "title" | "visible_to">,
  revision: number,
) => ({ type: "recognition", id, revision, label: title, visibleTo: visible_to });
