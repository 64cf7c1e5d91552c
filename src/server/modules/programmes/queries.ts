import { sql } from "kysely";
import { type Actor, may, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { ProgrammeDetail, ProgrammeKind, ProgrammeRow } from "#shared/programmes/contracts.ts";
import { loadProgramme } from "./load-programme.ts";
import { partsOf } from "./programme-parts.ts";

/** All programmes of the district, the latest first: they are few, and forms choose from them. */
export async function listProgrammes(tx: Tx, actor: Actor): Promise<ProgrammeRow[]> {
  requireCan(actor, "programme.read");
  const rows = await tx
    .selectFrom("programme as p")
    .innerJoin("org as o", (join) => join.onRef("o.district_id", "=", "p.district_id").onRef("o.id", "=", "p.org_id"))
    .select(["p.id", "p.name", "p.kind", "p.org_id as orgId", "o.short_name as orgName"])
    .select(["p.starts_on as startsOn", "p.ends_on as endsOn", "p.closed_on as closedOn"])
    .where("p.district_id", "=", actor.district)
    .orderBy("p.starts_on", "desc")
    .orderBy("p.name")
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as ProgrammeKind }));
}

export async function readProgramme(tx: Tx, actor: Actor, id: string): Promise<ProgrammeDetail> {
  const programme = await loadProgramme(tx, actor, id);
  const { district } = actor;
  const { stages } = await partsOf(tx, actor, id);
  const files = await sql<ProgrammeDetail["files"][number]>`
    SELECT f.id AS "fileId", f.name, f.size FROM programme_file pf
    JOIN file f ON f.district_id = pf.district_id AND f.id = pf.file_id
    WHERE pf.district_id = ${district} AND pf.programme_id = ${id} ORDER BY pf.position`.execute(tx);
  const documents = await sql<ProgrammeDetail["documents"][number]>`
    SELECT pd.document_id AS id, d.title FROM programme_document pd
    LEFT JOIN document d ON d.district_id = pd.district_id AND d.id = pd.document_id
    WHERE pd.district_id = ${district} AND pd.programme_id = ${id} ORDER BY pd.position`.execute(tx);
  const groups = await sql<ProgrammeDetail["groups"][number]>`
    SELECT g.id, g.kind, g.name, o.short_name AS "orgName" FROM work_group g
    JOIN org o ON o.district_id = g.district_id AND o.id = g.org_id
    WHERE g.district_id = ${district} AND g.programme_id = ${id} ORDER BY o.position, g.name, g.id`.execute(tx);
  return {
    id,
    name: programme.name,
    kind: programme.kind,
    orgId: programme.org_id,
    orgName: programme.org,
    startsOn: programme.starts_on,
    endsOn: programme.ends_on,
    closedOn: programme.closed_on,
    revision: programme.revision,
    purpose: programme.purpose,
    closedNote: programme.closed_note,
    stages,
    files: files.rows,
    documents: documents.rows,
    groups: groups.rows,
    can: { edit: may(actor, "programme.manage", programme.path) },
  };
}
