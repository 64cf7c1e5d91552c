import { sql } from "kysely";
import { type Actor, may } from "#server/modules/access/index.ts";
import { listActivities } from "#server/modules/activities/index.ts";
import { recentEvents } from "#server/modules/traces/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { activityQuery } from "#shared/activities/contracts.ts";
import { addDays } from "#shared/figures/period.ts";
import { CADENCES, runningPeriod } from "#shared/home/cadences.ts";
import type { BranchCadence, HomeAnswer } from "#shared/home/contracts.ts";
import { todosOf } from "./todos.ts";

const COMING_DAYS = 30;
const CHANGED_DAYS = 14;
const LINES = 8;
/** A town has some forty branches; whoever oversees more looks at figures, not at branches. */
const MOST_BRANCHES = 80;

/** What waits for somebody, what is coming and what changed. */
export async function readHome(tx: Tx, actor: Actor): Promise<HomeAnswer> {
  const today = dayOf(actor.at);
  const planned = activityQuery.parse({ states: ["planned"], from: today, to: addDays(today, COMING_DAYS) });
  const coming = may(actor, "activity.read")
    ? await listActivities(tx, actor, planned, { after: null, limit: LINES, sort: "held-asc" })
    : { rows: [] };
  const types = ["activity", ...(may(actor, "report.read") ? ["report"] : [])];
  return {
    todos: await todosOf(tx, actor),
    coming: coming.rows,
    changed: await recentEvents(tx, actor, { types, from: addDays(today, -CHANGED_DAYS), limit: LINES }),
    branches: may(actor, "activity.record") ? await branchCadences(tx, actor, today) : [],
    attended: actor.personId === null ? null : await attendedBy(tx, actor, actor.personId, today),
  };
}

/** How often each branch of the actor met in the running month, quarter and year. */
async function branchCadences(tx: Tx, actor: Actor, today: string): Promise<BranchCadence[]> {
  const branches = await sql<{ id: string; name: string }>`
    SELECT o.id, o.short_name AS name FROM org o LEFT JOIN org above ON above.district_id = o.district_id AND above.id = o.parent_id
    WHERE o.district_id = ${actor.district} AND o.kind = 'branch' AND o.active_to IS NULL
      AND o.path <@ ANY (${[...actor.scopes]}::ltree[])
    ORDER BY above.position, o.position, o.code LIMIT ${MOST_BRANCHES + 1}`.execute(tx);
  if (branches.rows.length > MOST_BRANCHES) return [];
  const kinds = CADENCES.map(({ kind }) => kind);
  const since = CADENCES.map(({ every }) => runningPeriod(every, today).from);
  const found = await sql<{ org: string; kind: string; count: number }>`
    SELECT ao.org_id AS org, k.kind, count(*)::int AS count
    FROM unnest(${kinds}::text[], ${since}::date[]) AS c (kind, since)
    JOIN activity_kind k ON k.district_id = ${actor.district} AND k.kind = c.kind AND k.held_on BETWEEN c.since AND ${today}::date
    JOIN activity a ON a.district_id = k.district_id AND a.id = k.activity_id AND a.state = 'filed'
    JOIN activity_org ao ON ao.district_id = a.district_id AND ao.activity_id = a.id AND ao.role = 'host'
    WHERE ao.org_id = ANY(${branches.rows.map(({ id }) => id)}::uuid[]) GROUP BY 1, 2`.execute(tx);
  const counts = new Map(found.rows.map(({ org, kind, count }) => [`${org} ${kind}`, count]));
  return branches.rows.map(({ id, name }) => ({
    orgId: id,
    orgName: name,
    counts: Object.fromEntries(kinds.map((kind) => [kind, counts.get(`${id} ${kind}`) ?? 0])),
  }));
}

async function attendedBy(tx: Tx, actor: Actor, person: string, today: string): Promise<number> {
  const found = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM attendance t
    JOIN activity a ON a.district_id = t.district_id AND a.id = t.activity_id AND a.state = 'filed'
    WHERE t.district_id = ${actor.district} AND t.person_id = ${person} AND t.status IN ('present', 'late')
      AND a.held_on BETWEEN ${`${today.slice(0, 4)}-01-01`}::date AND ${today}::date`.execute(tx);
  return found.rows[0]?.count ?? 0;
}
