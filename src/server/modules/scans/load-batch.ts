import { sql } from "kysely";
import { type Actor, requireCan, scopesOf } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import { roleMay } from "#shared/rights/roles.ts";
import { type ScanState, scanLabel } from "#shared/scans/contracts.ts";

export type Batch = {
  id: string;
  state: ScanState;
  label: string;
  created_at: Date;
  creator: string;
  progress: number;
  total: number;
  revision: number;
  paths: string[];
};

/** @throws not-found when the actor cannot see it, forbidden when the actor may not record where it belongs */
export async function loadBatch(tx: Tx, actor: Actor, id: string): Promise<Batch> {
  requireCan(actor, "activity.record");
  const found = await sql<Omit<Batch, "label">>`
    SELECT b.id, b.state, b.created_at, coalesce(c.display_name, '') AS creator, b.progress, b.total, b.revision,
      b.visible_to::text[] AS paths
    FROM scan_batch b
    LEFT JOIN account c ON c.district_id = b.district_id AND c.id = b.created_by
    WHERE b.district_id = ${actor.district} AND b.id = ${id}`.execute(tx);
  const batch = found.rows[0];
  if (!batch) throw new DomainError("not-found", { what: "扫描批次" });
  requireCan(actor, "activity.record", batch.paths);
  return { ...batch, label: scanLabel(batch.created_at) };
}

/** Whose batch it is: the subtrees for which the actor records. */
export const recordingScopes = (actor: Actor): string[] =>
  scopesOf(actor.grants.filter((grant) => roleMay(grant.role, "activity.record")));

type Columns = { state?: ScanState; progress?: number; total?: number; attached_at?: Date | null };

/** The one door for a change of a batch, guarded by state and revision. @returns the revision to go on from */
export async function updateBatch(
  tx: Tx,
  actor: Actor,
  batch: Batch,
  revision: number,
  from: readonly ScanState[],
  columns: Columns = {},
): Promise<number> {
  const updated = await tx
    .updateTable("scan_batch")
    .set({ ...columns, revision: revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", batch.id)
    .where("revision", "=", revision)
    .where("state", "in", [...from])
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new DomainError("conflict", { what: "扫描批次" });
  return revision + 1;
}

export const tracedBatch = ({ id, label, paths }: Pick<Batch, "id" | "label" | "paths">, revision: number) => ({
  type: "scan",
  id,
  revision,
  label,
  visibleTo: paths,
});
