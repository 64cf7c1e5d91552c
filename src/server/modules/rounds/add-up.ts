import { sql } from "kysely";
import { type Actor, may } from "#server/modules/access/index.ts";
import { measure, resolveFigure } from "#server/modules/figures/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import type { ColumnSum, RoundRecipient } from "#shared/rounds/answers.ts";
import { isNumeric } from "#shared/rounds/columns.ts";
import { type RelativeSpec, type RoundColumn, relativeSpec } from "#shared/rounds/contracts.ts";
import { sumOf } from "#shared/rounds/totals.ts";
import { contextOf, type Round } from "./load-round.ts";

/** Adds the columns up, and puts beside each sum the figure of the organisation above all who were asked. */
export async function addUp(
  tx: Tx,
  actor: Actor,
  round: Round,
  recipients: readonly RoundRecipient[],
): Promise<ColumnSum[]> {
  const above = await orgAbove(tx, actor, recipients);
  const sums: ColumnSum[] = [];
  for (const [index, column] of round.columns.entries()) {
    if (!isNumeric(column.kind)) continue;
    const spec = specOf(column);
    const adds = spec?.metric !== "attendance_rate";
    const said = recipients.map(({ cells }) => cells[index]?.number ?? null);
    const beside =
      spec && above ? await figureAbove(tx, actor, round, { ...spec, org: above.id, reach: "tree" }) : null;
    sums.push({
      columnId: column.id,
      sum: adds ? sumOf(said) : null,
      above: beside &&
        above && { orgId: above.id, orgName: above.name, value: beside.value, why: whyDifferent(column, spec) },
    });
  }
  return sums;
}

/** The figure that a column is, or that its numbers are declared beside; null when records say nothing of it. */
function specOf({ kind, spec, metric, metricKind }: RoundColumn): RelativeSpec | null {
  if (kind === "derived") return spec;
  if (metric === null || metricKind === null) return null;
  return relativeSpec.parse({ metric, kinds: [metricKind], reach: "tree" });
}

async function figureAbove(tx: Tx, actor: Actor, round: Round, spec: FigureSpec): Promise<{ value: number | null }> {
  const figure = await resolveFigure(tx, actor, spec, contextOf(round));
  return { value: (await measure(tx, actor, figure)).value };
}

/** Why the sum of the parts need not be the figure of the whole. */
function whyDifferent(column: RoundColumn, spec: RelativeSpec | null): string[] {
  const reasons = ["上级数包含没有收表的单位", "几个单位联合举办的一项活动，各单位各计一次，上级只计一次"];
  if (spec?.metric === "people") reasons.push("同一人参加过几个单位的活动，各单位各计一人，上级只计一人");
  if (spec?.metric === "attendance_rate") reasons.push("比率不能相加，上级按全部应到、实到人数计算");
  if (column.kind === "number") reasons.push("填报数没有逐条记录，上级数只含已归档的活动");
  return reasons;
}

/** The nearest organisation that all recipients lie below, where the actor may see its figures. */
async function orgAbove(
  tx: Tx,
  actor: Actor,
  recipients: readonly RoundRecipient[],
): Promise<{ id: string; name: string } | null> {
  if (recipients.length === 0) return null;
  const found = await sql<{ id: string; name: string; path: string }>`
    SELECT o.id, o.short_name AS name, o.path::text AS path FROM org o
    WHERE o.district_id = ${actor.district} AND o.path = (
      SELECT lca(array_agg(asked.path)) FROM org asked
      WHERE asked.district_id = ${actor.district} AND asked.id = ANY(${recipients.map(({ orgId }) => orgId)}::uuid[]))`.execute(
    tx,
  );
  const org = found.rows[0];
  return org && may(actor, "figure.read", org.path) ? org : null;
}
