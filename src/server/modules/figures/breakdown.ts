import { type RawBuilder, sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import type { FigureContext } from "#shared/figures/contracts.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import { figureConditions, type ResolvedFigure, resolveFigure } from "./figure-query.ts";

/** Which figure a cell is: what the spec says, of these kinds and this month or organisation. */
export type Cell = { group: string; column: string; occasions: number; attendances: number | null };

/**
 * The occasions and attendances of one spec, told apart by kind, by dimension and month, or by dimension and the host's
 * place under some organisations: one statement. Each cell is the very figure of its kinds, period and organisation.
 */
export async function breakDown(
  tx: Tx,
  actor: Actor,
  spec: FigureSpec,
  context: FigureContext,
  by: "kind" | "dimension" | "month" | { under: readonly string[] },
): Promise<Cell[]> {
  requireCan(actor, "figure.read");
  const figure = await resolveFigure(tx, actor, { ...spec, metric: "occasions" }, context);
  const hits = await figureConditions(tx, actor.district, figure);
  const { column, join } = typeof by === "object" ? underOrgs(actor, figure, by.under) : COLUMNS[by];
  const group = by === "kind" ? sql`k.kind` : sql`d.dimension`;
  // An activity of two kinds of a dimension is one occasion of the dimension.
  const found = await sql<Cell>`
    SELECT "group", "column", count(*)::int AS occasions, sum(present)::int AS attendances FROM (
      SELECT DISTINCT a.id, a.present, ${group} AS "group", ${column} AS "column"
      FROM activity a
      JOIN activity_kind k ON k.district_id = a.district_id AND k.activity_id = a.id
      JOIN unnest(${ACTIVITY_KINDS.map(({ id }) => id)}::text[], ${ACTIVITY_KINDS.map(({ dimension }) => dimension)}::text[])
        AS d (kind, dimension) ON d.kind = k.kind
      ${join}
      WHERE ${hits}
    ) AS hit GROUP BY 1, 2`.execute(tx);
  return found.rows;
}

type Column = { column: RawBuilder<unknown>; join: RawBuilder<unknown> };

const COLUMNS: Record<"kind" | "dimension" | "month", Column> = {
  kind: { column: sql`''`, join: sql`` },
  dimension: { column: sql`''`, join: sql`` },
  month: { column: sql`to_char(a.held_on, 'YYYY-MM')`, join: sql`` },
};

/** By the tree of the figure's day, as the figure of each of these organisations with everything below it would be. */
function underOrgs({ district }: Actor, { treeDate, spec }: ResolvedFigure, orgs: readonly string[]): Column {
  const current = (place: RawBuilder<unknown>) =>
    sql`${place}.from_date <= ${treeDate} AND (${place}.to_date IS NULL OR ${place}.to_date > ${treeDate})`;
  const role = spec.role === "any" ? sql`` : sql`AND ao.role = ${spec.role}`;
  return {
    column: sql`top.org_id::text`,
    join: sql`
      JOIN activity_org ao ON ao.district_id = a.district_id AND ao.activity_id = a.id ${role}
      JOIN org_placement p ON p.district_id = ao.district_id AND p.org_id = ao.org_id AND ${current(sql`p`)}
      JOIN org_placement top ON top.district_id = ${district} AND top.org_id = ANY(${[...orgs]}::uuid[])
        AND ${current(sql`top`)} AND p.path <@ top.path`,
  };
}
