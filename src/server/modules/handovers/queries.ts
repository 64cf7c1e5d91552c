import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { HandoverDetail, HandoverQuery, HandoverRow, handoverPage } from "#shared/handovers/contracts.ts";

type Page = { after: string | null; limit: number };
type Raw = Omit<HandoverRow, "createdAt"> & { createdAt: Date };

const COLUMNS = sql`h.id, h.handed_on AS "on", h.from_account AS "fromId", h.from_name AS "fromName",
  h.to_account AS "toId", h.to_name AS "toName", h.deactivated, h.created_at AS "createdAt",
  h.created_by_name AS "createdBy", c.rights, c.work`;
const COUNTS = sql`CROSS JOIN LATERAL (
  SELECT (count(*) FILTER (WHERE i.kind = 'right'))::int AS rights, (count(*) FILTER (WHERE i.kind <> 'right'))::int AS work
  FROM handover_item i WHERE i.district_id = h.district_id AND i.handover_id = h.id AND i.handed) AS c`;

/** A page of hand-overs, those made last first, by keyset on (created_at, id): two statements. */
export async function listHandovers(
  tx: Tx,
  actor: Actor,
  query: HandoverQuery,
  { after, limit }: Page,
): Promise<z.infer<typeof handoverPage>> {
  requireCan(actor, "account.manage");
  const { district } = actor;
  const conditions: RawBuilder<unknown>[] = [sql`h.district_id = ${district}`];
  if (query.text !== "")
    conditions.push(sql`(position(${query.text} in h.from_name) > 0 OR position(${query.text} in h.to_name) > 0)`);
  if (query.from !== null) conditions.push(sql`h.handed_on >= ${query.from}::date`);
  if (query.to !== null) conditions.push(sql`h.handed_on <= ${query.to}::date`);
  const all = sql.join(conditions, sql` AND `);
  const total = await sql<{ count: number }>`SELECT count(*)::int AS count FROM handover h WHERE ${all}`.execute(tx);
  const beyond =
    after === null
      ? sql`true`
      : sql`(h.created_at, h.id) < (SELECT b.created_at, b.id FROM handover b WHERE b.district_id = ${district} AND b.id = ${after})`;
  const found = await sql<Raw>`
    SELECT ${COLUMNS} FROM handover h ${COUNTS} WHERE ${all} AND ${beyond}
    ORDER BY h.created_at DESC, h.id DESC LIMIT ${limit}`.execute(tx);
  return {
    rows: found.rows.map(present),
    next: found.rows.length === limit ? (found.rows.at(-1)?.id ?? null) : null,
    total: total.rows[0]?.count ?? 0,
  };
}

const present = (row: Raw): HandoverRow => ({ ...row, createdAt: row.createdAt.toISOString() });

/** One hand-over as it was signed. */
export async function readHandover(tx: Tx, actor: Actor, id: string): Promise<HandoverDetail> {
  requireCan(actor, "account.manage");
  const { district } = actor;
  const found = await sql<Raw & { note: string; district: string }>`
    SELECT ${COLUMNS}, h.note, d.name AS district FROM handover h ${COUNTS}
    JOIN district d ON d.id = h.district_id
    WHERE h.district_id = ${district} AND h.id = ${id}`.execute(tx);
  const [row] = found.rows;
  if (!row) throw new DomainError("not-found", { what: "交接记录" });
  const items = await sql<HandoverDetail["items"][number]>`
    SELECT kind, object_id AS "objectId", title, org_name AS "orgName", state, day, handed FROM handover_item
    WHERE district_id = ${district} AND handover_id = ${id} ORDER BY position`.execute(tx);
  return { ...present(row), note: row.note, district: row.district, items: items.rows };
}
