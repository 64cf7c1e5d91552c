import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { FigureContext } from "#shared/figures/contracts.ts";
import { periodText, resolvePeriod } from "#shared/figures/period.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";

export type DeclaredTotal = { value: number; text: string };

/**
 * Totals without records that were reported for what these figures count, in one statement: of the figure's
 * organisation, or of those below it where the figure takes them in.
 */
export async function declaredTotals(
  tx: Tx,
  actor: Actor,
  specs: readonly FigureSpec[],
  context: FigureContext,
): Promise<Map<FigureSpec, DeclaredTotal[]>> {
  const asked = specs.map((spec, n) => {
    const { org, reach, metric, kinds, programme } = spec;
    return { n, org, below: reach === "tree", metric, kinds, programme, ...resolvePeriod(spec.period, context) };
  });
  if (asked.length === 0) return new Map();
  const found = await sql<{
    n: number;
    value: number;
    period_from: string;
    period_to: string;
    org: string;
    note: string;
  }>`
    SELECT s.n, d.value::float8 AS value, d.period_from, d.period_to, o.short_name AS org, d.note
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      AS s (n int, org uuid, below boolean, metric text, kinds text[], programme uuid, "from" date, "to" date)
    JOIN org top ON top.district_id = ${actor.district} AND top.id = s.org
    JOIN org o ON o.district_id = top.district_id AND (o.id = top.id OR (s.below AND o.path <@ top.path))
    JOIN declared_figure d ON d.district_id = o.district_id AND d.org_id = o.id AND d.metric = s.metric
      AND d.programme_id IS NOT DISTINCT FROM s.programme AND d.period_from >= s."from" AND d.period_to <= s."to"
      AND (s.kinds = '{}' OR d.kind = ANY(s.kinds))
    ORDER BY s.n, d.period_from, o.position LIMIT 2000`.execute(tx);
  const totals = new Map<FigureSpec, DeclaredTotal[]>();
  for (const { n, value, org, note, period_from, period_to } of found.rows) {
    const spec = specs[n]!;
    const text = `${org}，${periodText({ from: period_from, to: period_to })}${note ? `，${note}` : ""}`;
    totals.set(spec, [...(totals.get(spec) ?? []), { value, text }]);
  }
  return totals;
}
