import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { loadOrgs } from "#server/modules/orgs/index.ts";
import type { Tx } from "#server/platform/db.ts";

/** A total that somebody states without records, and where it comes from. */
export type Declared = {
  metric: string;
  kind: string;
  orgId: string;
  from: string;
  to: string;
  value: number;
  note: string;
  fileId: string | null;
  /** the file and the place in it, as one would look it up */
  place: string;
  importId: string | null;
};

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const CHUNK = 2_000;

/**
 * The same total again replaces the earlier one, in what is declared as in the database: a declared figure has no
 * records that could tell them apart.
 * @returns how many there are
 */
export async function declareFigures(tx: Tx, actor: Actor, declared: readonly Declared[]): Promise<number> {
  const last = [...new Map(declared.map((one) => [keyOf(one), one])).values()];
  const orgs = await loadOrgs(
    tx,
    actor,
    last.map(({ orgId }) => orgId),
  );
  const pathOf = new Map(orgs.map(({ id, path }) => [id, path]));
  const rows = last.map((one) => ({
    district_id: actor.district,
    id: randomUUID(),
    metric: one.metric,
    kind: one.kind,
    org_id: one.orgId,
    period_from: one.from,
    period_to: one.to,
    role: "host",
    value: one.value,
    note: one.note,
    import_id: one.importId,
    import_place: one.place,
    file_id: one.fileId,
    created_at: actor.at,
    visible_to: [pathOf.get(one.orgId)!], // loadOrgs found each or threw
  }));
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK);
    await sql`
      DELETE FROM declared_figure f USING (
        SELECT unnest(${chunk.map((row) => row.metric)}::text[]) AS metric, unnest(${chunk.map((row) => row.kind)}::text[]) AS kind,
          unnest(${chunk.map((row) => row.org_id)}::uuid[]) AS org_id,
          unnest(${chunk.map((row) => row.period_from)}::date[]) AS period_from,
          unnest(${chunk.map((row) => row.period_to)}::date[]) AS period_to
      ) AS same
      WHERE f.district_id = ${actor.district} AND f.role = 'host' AND f.metric = same.metric AND f.kind IS NOT DISTINCT FROM same.kind
        AND f.org_id = same.org_id AND f.period_from = same.period_from AND f.period_to = same.period_to`.execute(tx);
    await tx.insertInto("declared_figure").values(chunk).execute();
  }
  return rows.length;
}

const keyOf = ({ metric, kind, orgId, from, to }: Declared) => [metric, kind, orgId, from, to].join(" ");
