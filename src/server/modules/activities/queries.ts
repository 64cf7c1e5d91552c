import { type RawBuilder, sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { contentOf } from "#shared/activities/content.ts";
import type {
  ActivityContent,
  ActivityPage,
  ActivityQuery,
  ActivityRow,
  ActivitySort,
} from "#shared/activities/contracts.ts";
import { daysBetween, LATE_AFTER_DAYS } from "./activity.ts";
import { countActivities, fieldsColumn, filesColumn, kindsColumn, orgsColumn } from "./activity-columns.ts";
import { activityConditions, allOf } from "./filter.ts";
import { loadActivity } from "./load-activity.ts";

export type Page = { after: string | null; limit: number; sort?: ActivitySort };

/** The key that a page is cut by; each has an index, and ends in the id so that no two rows are level. */
const ORDERS: Record<
  ActivitySort,
  { key: RawBuilder<unknown>; order: RawBuilder<unknown>; after: RawBuilder<unknown> }
> = {
  "held-desc": { key: sql`held_on, id`, order: sql`a.held_on DESC, a.id DESC`, after: sql`<` },
  "held-asc": { key: sql`held_on, id`, order: sql`a.held_on, a.id`, after: sql`>` },
  "recorded-desc": { key: sql`recorded_at, id`, order: sql`a.recorded_at DESC, a.id DESC`, after: sql`<` },
};

/** A page of activities, newest first unless asked otherwise, by keyset. */
export async function listActivities(tx: Tx, actor: Actor, query: ActivityQuery, page: Page): Promise<ActivityPage> {
  requireCan(actor, "activity.read");
  const conditions = await activityConditions(tx, actor.district, query);
  const total = await countActivities(tx, conditions);
  const rows = await pageOfActivities(tx, actor.district, conditions, page);
  return { rows, next: rows.length === page.limit ? (rows.at(-1)?.id ?? null) : null, total };
}

/** Batches of all rows of a query, for exports in constant memory; the caller has asked for the right. */
export async function* allActivities(
  tx: Tx,
  actor: Actor,
  query: ActivityQuery,
  sort: ActivitySort = "held-desc",
): AsyncGenerator<ActivityRow[]> {
  const conditions = await activityConditions(tx, actor.district, query);
  for (let after: string | null = null; ; ) {
    const rows: ActivityRow[] = await pageOfActivities(tx, actor.district, conditions, { after, limit: 2000, sort });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < 2000) return;
    after = last.id;
  }
}

type Raw = Omit<ActivityRow, "recordedLate" | "recordedOn"> & { recordedAt: Date };

/** The page is cut before its kinds, hosts and files are fetched: their number is the page's, not the list's. */
async function pageOfActivities(
  tx: Tx,
  district: string,
  conditions: Awaited<ReturnType<typeof activityConditions>>,
  { after, limit, sort = "held-desc" }: Page,
): Promise<ActivityRow[]> {
  const { key, order, after: follows } = ORDERS[sort];
  const beyond =
    after === null
      ? sql<boolean>`true`
      : sql<boolean>`(${key}) ${follows} (SELECT ${key} FROM activity b WHERE b.district_id = ${district} AND b.id = ${after})`;
  const found = await sql<Raw>`
    SELECT a.id, a.state, a.title, a.held_on AS "heldOn", a.start_time AS "startTime", a.place, a.chair,
      a.expected, a.present, a.guests, a.revision, a.recorded_at AS "recordedAt", ${kindsColumn} AS kinds,
      ${orgsColumn("host")} AS hosts, ${filesColumn} AS files, ${fieldsColumn} AS fields
    FROM (
      SELECT a.* FROM activity a WHERE ${allOf(conditions)} AND ${beyond}
      ORDER BY ${order} LIMIT ${limit}
    ) AS a
    ORDER BY ${order}`.execute(tx);
  return found.rows.map(({ recordedAt, ...row }) => {
    const recordedOn = dayOf(recordedAt);
    return { ...row, recordedLate: daysBetween(row.heldOn, recordedOn) > LATE_AFTER_DAYS, recordedOn };
  });
}

/** "Like last time": the latest activity of this kind that this organisation hosted, as one would enter it again. */
export async function previousActivity(
  tx: Tx,
  actor: Actor,
  org: string,
  kind: string,
): Promise<ActivityContent | null> {
  requireCan(actor, "activity.record");
  const found = await sql<{ id: string }>`
    SELECT a.id FROM activity a
    JOIN activity_org ao ON ao.district_id = a.district_id AND ao.activity_id = a.id AND ao.org_id = ${org} AND ao.role = 'host'
    WHERE a.district_id = ${actor.district} AND a.main_kind = ${kind} AND a.state <> 'cancelled'
    ORDER BY a.held_on DESC, a.id DESC LIMIT 1`.execute(tx);
  const id = found.rows[0]?.id;
  if (id === undefined) return null;
  const content = contentOf(await loadActivity(tx, actor, id));
  // Who came, what was said and what was filed belong to that day.
  return { ...content, summary: "", files: [], attendance: { mode: "none" } };
}
