import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { HostedActivity, HostedQuery } from "#shared/activities/batch.ts";

/** More than this a page cannot show; a district has at most a few thousand activities of a kind in a month. */
const MOST = 10_000;

/** What the organisations that the actor sees have hosted of these kinds in a period, cancelled ones left out. */
export async function hostedActivities(tx: Tx, actor: Actor, query: HostedQuery): Promise<HostedActivity[]> {
  requireCan(actor, "activity.record");
  const found = await sql<HostedActivity>`
    SELECT a.id, ao.org_id AS "orgId", k.kind, a.held_on AS "heldOn", a.title
    FROM activity_kind k
    JOIN activity a ON a.district_id = k.district_id AND a.id = k.activity_id AND a.state <> 'cancelled'
    JOIN activity_org ao ON ao.district_id = k.district_id AND ao.activity_id = k.activity_id AND ao.role = 'host'
    WHERE k.district_id = ${actor.district} AND k.kind = ANY(${query.kinds}::text[])
      AND k.held_on BETWEEN ${query.from}::date AND ${query.to}::date
    ORDER BY a.held_on, a.id LIMIT ${MOST}`.execute(tx);
  return found.rows;
}

/** What tells activities apart at first sight: the host, the kind and the day. */
export type Occasion = { orgId: string; kind: string; heldOn: string };

/** Activities of the same host, kind and day, one for each occasion that has any: one statement. */
export async function similarActivities(
  tx: Tx,
  actor: Actor,
  occasions: readonly Occasion[],
): Promise<(occasion: Occasion) => string | undefined> {
  if (occasions.length === 0) return () => undefined;
  const found = await sql<Occasion & { title: string }>`
    SELECT DISTINCT ON (ao.org_id, k.kind, k.held_on) ao.org_id AS "orgId", k.kind, k.held_on AS "heldOn", a.title
    FROM (
      SELECT DISTINCT * FROM unnest(${occasions.map(({ orgId }) => orgId)}::uuid[],
        ${occasions.map(({ kind }) => kind)}::text[], ${occasions.map(({ heldOn }) => heldOn)}::date[])
        AS given (org_id, kind, held_on)
    ) AS w
    JOIN activity_kind k ON k.district_id = ${actor.district} AND k.kind = w.kind AND k.held_on = w.held_on
    JOIN activity_org ao ON ao.district_id = k.district_id AND ao.activity_id = k.activity_id AND ao.org_id = w.org_id
      AND ao.role = 'host'
    JOIN activity a ON a.district_id = k.district_id AND a.id = k.activity_id AND a.state <> 'cancelled'
    ORDER BY ao.org_id, k.kind, k.held_on, a.id`.execute(tx);
  const titles = new Map(found.rows.map((row) => [keyOf(row), row.title]));
  return (occasion) => titles.get(keyOf(occasion));
}

export const keyOf = ({ orgId, kind, heldOn }: Occasion) => `${orgId} ${kind} ${heldOn}`;
