import { type RawBuilder, sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { RegisterFilter, RegisterRow } from "#shared/report/contracts.ts";

type Raw = Omit<RegisterRow, "issuedAt"> & { issuedAt: Date };
type Line = { reportId: string; nodeId: string };

/** 对外报数台账: every number that left the house, newest first; keyset by the line last seen. */
export async function listRegister(
  tx: Tx,
  actor: Actor,
  filter: RegisterFilter,
  page: { after: Line | null; limit: number },
): Promise<RegisterRow[]> {
  requireCan(actor, "report.read");
  const { figures, others } = linesOf(actor);
  const last = page.after ? await placeOf(tx, page.after, sql`${figures} UNION ALL ${others}`) : null;
  const asked = conditionsOf(filter);
  // Each sort gives its own first lines, so that a page costs a page and not the register.
  const pageOf = (lines: RawBuilder<unknown>) => {
    const conditions = last
      ? [
          ...asked,
          sql`(l.issued_at, l.report_id, -l.place) < (${last.at}::timestamptz, ${last.report}::uuid, ${-last.place})`,
        ]
      : asked;
    const where = conditions.length > 0 ? sql`WHERE ${sql.join(conditions, sql` AND `)}` : sql``;
    return sql`(SELECT * FROM (${lines}) l ${where} ORDER BY l.issued_at DESC, l.report_id DESC, l.place LIMIT ${page.limit})`;
  };
  const found = await sql<Raw>`
    SELECT l.report_id AS "reportId", l.node_id AS "nodeId", l.issued_at AS "issuedAt", l.sort, l.text, l.unit, l.context,
      l.ground, l.standing, l.current_value AS "currentValue", r.title, r.recipient
    FROM (${pageOf(figures)} UNION ALL ${pageOf(others)}) l
    JOIN report r ON r.district_id = ${actor.district} AND r.id = l.report_id
    ORDER BY l.issued_at DESC, l.report_id DESC, l.place LIMIT ${page.limit}`.execute(tx);
  return found.rows.map((row) => ({ ...row, issuedAt: row.issuedAt.toISOString() }));
}

/** Batches of all lines of a filter, for exports in constant memory. */
export async function* allRegister(tx: Tx, actor: Actor, filter: RegisterFilter): AsyncGenerator<RegisterRow[]> {
  for (let after: Line | null = null; ; ) {
    const rows: RegisterRow[] = await listRegister(tx, actor, filter, { after, limit: 1000 });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < 1000) return;
    after = last;
  }
}

/** Figures of the records and numbers of other sources, in one form; `place` puts them in the order of the text. */
function linesOf({ district }: Actor) {
  return {
    figures: sql`SELECT f.report_id, f.node_id, f.position * 2 AS place, f.issued_at, 'figure' AS sort, f.text, f.unit,
        f.context, f.definition AS ground, f.standing, f.current_value
      FROM issued_figure f WHERE f.district_id = ${district}`,
    others: sql`SELECT n.report_id, n.node_id, n.position * 2 + 1000001 AS place, n.issued_at, n.sort, n.text,
        '' AS unit, n.context, n.ground, 'same' AS standing, NULL::numeric AS current_value
      FROM issued_number n WHERE n.district_id = ${district}`,
  };
}

async function placeOf(tx: Tx, { reportId, nodeId }: Line, lines: RawBuilder<unknown>) {
  const found = await sql<{ at: string; place: number; report: string }>`
    SELECT b.issued_at::text AS at, b.place, b.report_id AS report FROM (${lines}) b
    WHERE b.report_id = ${reportId} AND b.node_id = ${nodeId}`.execute(tx);
  return found.rows[0] ?? null;
}

function conditionsOf({ text, from, to, standing }: RegisterFilter): RawBuilder<unknown>[] {
  // Days are those of the office's clock.
  const day = sql`(l.issued_at AT TIME ZONE 'Asia/Shanghai')::date`;
  return [
    ...(text ? [sql`position(${text} in concat_ws(' ', l.text || l.unit, l.context, l.ground)) > 0`] : []),
    ...(from ? [sql`${day} >= ${from}::date`] : []),
    ...(to ? [sql`${day} <= ${to}::date`] : []),
    ...(standing ? [sql`l.sort = 'figure' AND l.standing = ${standing}`] : []),
  ];
}
