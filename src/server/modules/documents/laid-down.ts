import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { OwnDocument } from "#shared/citations/find-citations.ts";
import { LAID_DOWN } from "#shared/documents/types.ts";

type Row = Omit<OwnDocument, "versions"> & { versions: OwnDocument["versions"] | null };

/** What the department lays down itself, as drafts cite it; what the actor cannot see is left out. */
export async function laidDownDocuments(tx: Tx, actor: Actor): Promise<OwnDocument[]> {
  const found = await sql<Row>`
    SELECT d.id, d.title, d.short_names AS "shortNames", d.number, (
      SELECT jsonb_agg(jsonb_build_object('label', v.label, 'adoptedOn', v.adopted_on, 'issuedOn', v.issued_on,
        'effectiveFrom', v.effective_from, 'effectiveTo', v.effective_to, 'repealedOn', v.repealed_on,
        'supersededOn', coalesce(n.effective_from, n.issued_on, n.adopted_on), 'verified', v.verified)
        ORDER BY v.position)
      FROM document_version v
      LEFT JOIN document_version n ON n.district_id = v.district_id AND n.id = v.superseded_by
      WHERE v.district_id = d.district_id AND v.document_id = d.id) AS versions
    FROM document d
    WHERE d.district_id = ${actor.district} AND d.type = ANY(${[...LAID_DOWN]}::text[]) AND d.retired_at IS NULL
    ORDER BY d.title, d.id`.execute(tx);
  return found.rows.flatMap(({ versions, ...document }) => (versions ? [{ ...document, versions }] : []));
}
