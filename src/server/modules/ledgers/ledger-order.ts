import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { activityConditions, allOf } from "#server/modules/activities/index.ts";
import { listOrgs } from "#server/modules/orgs/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { readBatches } from "#server/platform/read-batches.ts";
import { DomainError } from "#shared/errors.ts";
import type { LedgerGroup, LedgerSpec } from "#shared/ledgers/contracts.ts";

/** Where a row stands: its group, and within it by day. An activity with several themes stands in the group of each. */
export type Place = { ord: number; key: string; label: string; heldOn: string; id: string };

const NO_THEME = "未标主题";

type Ordered = Pick<LedgerSpec, "query" | "group">;

/** The places of a ledger's rows, oldest first within their groups, beyond `after` and at most `limit`. */
export async function ledgerPlaces(
  tx: Tx,
  actor: Actor,
  spec: Ordered,
  after: Omit<Place, "label"> | null,
  limit: number,
): Promise<Place[]> {
  const places = await placesOf(tx, actor, spec, after);
  return (await sql<Place>`${places} LIMIT ${limit}`.execute(tx)).rows;
}

/** All places of a ledger in batches. @throws invalid for more than `most`, before the first is read */
export async function* ledgerPlaceBatches(
  tx: Tx,
  actor: Actor,
  spec: Ordered,
  { most, instead, size }: { most: number; instead: string; size: number },
): AsyncGenerator<Place[]> {
  const places = await placesOf(tx, actor, spec, null);
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM (${places} LIMIT ${most + 1}) few`.execute(tx);
  if ((rows[0]?.count ?? 0) > most) {
    throw new DomainError("invalid", { reason: `超过 ${most} 行，${instead}` }, "ledger");
  }
  yield* readBatches(tx, places, size);
}

async function placesOf(
  tx: Tx,
  actor: Actor,
  { query, group }: Ordered,
  after: Omit<Place, "label"> | null,
): Promise<RawBuilder<Place>> {
  const conditions = await activityConditions(tx, actor.district, query);
  const beyond = after
    ? sql<boolean>`(g.ord, g.key, a.held_on, a.id) > (${after.ord}::int, ${after.key}, ${after.heldOn}::date, ${after.id}::uuid)`
    : sql<boolean>`true`;
  return sql<Place>`
    SELECT g.ord, g.key, g.label, a.held_on AS "heldOn", a.id
    FROM activity a CROSS JOIN LATERAL (${await groupsOf(tx, actor, group)}) AS g
    WHERE ${allOf(conditions)} AND ${beyond}
    ORDER BY ${ORDER[group]}`;
}

// Months follow the days: their order is the days' own, which an index has.
const BY_DAY = sql`a.held_on, a.id`;
const BY_GROUP = sql`g.ord, g.key, a.held_on, a.id`;
const ORDER: Record<LedgerGroup, RawBuilder<unknown>> = { none: BY_DAY, month: BY_DAY, org: BY_GROUP, theme: BY_GROUP };

async function groupsOf(tx: Tx, actor: Actor, group: LedgerGroup): Promise<RawBuilder<unknown>> {
  switch (group) {
    case "none":
      return sql`SELECT 0 AS ord, ''::text AS key, ''::text AS label`;
    case "month":
      return sql`SELECT 0 AS ord, to_char(a.held_on, 'YYYY-MM') AS key,
        extract(year FROM a.held_on) || '年' || extract(month FROM a.held_on) || '月' AS label`;
    case "org": {
      const official = (await listOrgs(tx, actor)).map(({ id }) => id);
      return sql`
        SELECT coalesce(array_position(${official}::uuid[], o.id), 0) AS ord, o.id::text AS key, o.name AS label
        FROM activity_org ao JOIN org o ON o.district_id = ao.district_id AND o.id = ao.org_id
        WHERE ao.district_id = a.district_id AND ao.activity_id = a.id AND ao.role = 'host'
        ORDER BY ao.position LIMIT 1`;
    }
    case "theme":
      return sql`
        SELECT CASE WHEN t.id IS NULL THEN 1 ELSE 0 END AS ord, coalesce(t.name, '') AS key, coalesce(t.name, ${NO_THEME}) AS label
        FROM (SELECT) AS one LEFT JOIN (
          activity_theme at JOIN theme t ON t.district_id = at.district_id AND t.id = at.theme_id
        ) ON at.district_id = a.district_id AND at.activity_id = a.id`;
  }
}
