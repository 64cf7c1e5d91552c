import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { ImportState, ImportTarget } from "#shared/imports/contracts.ts";

export type Batch = {
  id: string;
  target: ImportTarget;
  state: ImportState;
  org_id: string;
  org: string;
  path: string;
  file_id: string;
  file: string;
  sha256: string;
  /** the choices of its target */
  mapping: unknown;
  confirmed: Record<string, number> | null;
  progress: number;
  total: number;
  message: string;
  created_at: Date;
  created_by: string | null;
  revision: number;
};

/** @throws not-found when the actor cannot see it, forbidden when it is not for the actor to import there */
export async function loadBatch(tx: Tx, actor: Actor, id: string): Promise<Batch> {
  const found = await sql<Batch>`
    SELECT b.id, b.target, b.state, b.org_id, o.name AS org, o.path::text AS path, b.file_id, f.name AS file, f.sha256, b.mapping, b.confirmed,
      b.progress, b.total, b.message, b.created_at, b.created_by, b.revision
    FROM import_batch b
    JOIN org o ON o.district_id = b.district_id AND o.id = b.org_id
    JOIN file f ON f.district_id = b.district_id AND f.id = b.file_id
    WHERE b.district_id = ${actor.district} AND b.id = ${id}`.execute(tx);
  const batch = found.rows[0];
  if (!batch) throw new DomainError("not-found", { what: "导入" });
  requireCan(actor, "import.run", [batch.path]);
  return batch;
}

export const tracedBatch = (batch: Pick<Batch, "id" | "file" | "path">, revision: number) => ({
  type: "import",
  id: batch.id,
  revision,
  label: batch.file,
  visibleTo: [batch.path],
});
