import { sql } from "kysely";
import { type Actor, systemOf } from "#server/modules/access/index.ts";
import { measure, resolveFigure, standingRecords } from "#server/modules/figures/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import type { Tx } from "#server/platform/db.ts";
import { withActor } from "#server/platform/tx.ts";
import { type ActivityState, STATE_NAMES } from "#shared/activities/contracts.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import type { STANDING_NAMES } from "#shared/report/contracts.ts";

type Frozen = {
  report_id: string;
  node_id: string;
  spec: FigureSpec;
  value: number | null;
  standing: keyof typeof STANDING_NAMES;
  activity_ids: string[];
  activity_revisions: number[];
  issued_at: Date;
  period_from: string;
  period_to: string;
  report_from: string;
  report_to: string;
  cutoff: string;
};

/**
 * After filed activities changed: measures again every frozen figure that stands on one or whose period one falls into.
 * A figure is *stale* when the records of its day now give another value (a correction); what was filed after the
 * issue is told apart as *late* (截止后补录) and does not make it stale.
 */
export async function recheckReports(deps: Deps, district: string, activities: readonly string[]): Promise<void> {
  const actor = await systemOf(deps, district);
  await withActor(deps.db, actor, async (tx) => {
    const reports = new Set<string>();
    for (const frozen of await affected(tx, actor, activities)) {
      if (await recheckFigure(tx, actor, frozen)) reports.add(frozen.report_id);
    }
    for (const report of reports) await summarise(tx, actor, report);
  });
}

/** The same for every frozen figure of the district: after an organisation moved, or by an administrator's wish. */
export async function recheckAll(deps: Deps, district: string): Promise<void> {
  const actor = await systemOf(deps, district);
  await withActor(deps.db, actor, async (tx) => {
    const reports = new Set<string>();
    for (const frozen of await affected(tx, actor, null)) {
      if (await recheckFigure(tx, actor, frozen)) reports.add(frozen.report_id);
    }
    for (const report of reports) await summarise(tx, actor, report);
  });
}

async function affected(tx: Tx, actor: Actor, activities: readonly string[] | null): Promise<Frozen[]> {
  const touched =
    activities === null
      ? sql<boolean>`true`
      : sql<boolean>`(f.activity_ids && ${[...activities]}::uuid[] OR EXISTS (
          SELECT FROM activity a WHERE a.district_id = f.district_id AND a.id = ANY(${[...activities]}::uuid[])
            AND a.held_on BETWEEN f.period_from AND f.period_to))`;
  // A theme merged after the issue counts other activities since: such a figure keeps what it was issued with.
  const found = await sql<Frozen>`
    SELECT f.report_id, f.node_id, f.spec, f.value, f.standing, f.activity_ids, f.activity_revisions, f.issued_at,
      f.period_from, f.period_to, r.period_from AS report_from, r.period_to AS report_to, r.cutoff
    FROM issued_figure f JOIN report r ON r.district_id = f.district_id AND r.id = f.report_id
    WHERE f.district_id = ${actor.district} AND ${touched} AND NOT EXISTS (
      SELECT FROM theme t WHERE t.district_id = f.district_id AND t.merged_at > f.issued_at
        AND f.spec -> 'themes' ? t.id::text)
    ORDER BY f.report_id, f.position`.execute(tx);
  return found.rows;
}

/** @returns whether anything that is shown changed */
async function recheckFigure(tx: Tx, actor: Actor, frozen: Frozen): Promise<boolean> {
  const context = { from: frozen.report_from, to: frozen.report_to, cutoff: frozen.cutoff };
  const figure = await resolveFigure(tx, actor, frozen.spec, context);
  const now = await measure(tx, actor, figure);
  const corrected = await measure(tx, actor, figure, { issuedAt: frozen.issued_at, known: frozen.activity_ids });
  const standing = corrected.value !== frozen.value ? "stale" : now.value !== frozen.value ? "late" : "same";
  const changes = standing === "same" ? [] : await explain(tx, actor, frozen);
  const updated = await tx
    .updateTable("issued_figure")
    .set({ standing, current_value: now.value, changes: JSON.stringify(changes), checked_at: actor.at })
    .where("district_id", "=", actor.district)
    .where("report_id", "=", frozen.report_id)
    .where("node_id", "=", frozen.node_id)
    .where((eb) =>
      eb.or([
        eb("standing", "!=", standing),
        sql<boolean>`current_value IS DISTINCT FROM ${now.value}::numeric`,
        sql<boolean>`changes <> ${JSON.stringify(changes)}::jsonb`,
      ]),
    )
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

type Change = { activityId: string; text: string };

/** Which records made the difference: gone, changed, come back, or filed later. */
async function explain(tx: Tx, actor: Actor, frozen: Frozen): Promise<Change[]> {
  const context = { from: frozen.report_from, to: frozen.report_to, cutoff: frozen.cutoff };
  const present = await standingRecords(tx, actor, frozen.spec, context);
  const before = new Map(frozen.activity_ids.map((id, index) => [id, frozen.activity_revisions[index]]));
  const counted = new Set(present.map((row) => row.id));
  const ids = [...new Set([...before.keys(), ...counted])];
  const rows = await tx
    .selectFrom("activity")
    .select(["id", "title", "held_on", "state", "revision", "filed_at", "cancel_reason"])
    .where("district_id", "=", actor.district)
    .where("id", "in", ids.length > 0 ? ids : ["00000000-0000-0000-0000-000000000000"])
    .orderBy("held_on")
    .execute();
  const changes: Change[] = [];
  for (const row of rows) {
    const name = `${row.held_on}“${row.title}”`;
    if (before.has(row.id) && !counted.has(row.id)) {
      const why =
        row.state === "filed"
          ? "更正后不再符合口径"
          : row.state === "cancelled"
            ? `已取消（${row.cancel_reason ?? ""}）`
            : STATE_NAMES[row.state as ActivityState];
      changes.push({ activityId: row.id, text: `${name}${why}` });
    } else if (!before.has(row.id)) {
      const late = row.filed_at !== null && row.filed_at > frozen.issued_at;
      changes.push({ activityId: row.id, text: late ? `${name}系印发后补录` : `${name}更正后计入` });
    } else if (before.get(row.id) !== row.revision) {
      changes.push({ activityId: row.id, text: `${name}印发后有修改` });
    }
  }
  return changes.slice(0, 200);
}

/** The report as a whole: stale when one of its figures is; how many have late entries beside them. */
async function summarise(tx: Tx, actor: Actor, id: string): Promise<void> {
  const found = await sql<{
    stale: number;
    late: number;
    title: string;
    path: string;
    stale_at: Date | null;
    revision: number;
  }>`
    SELECT count(*) FILTER (WHERE f.standing = 'stale') AS stale, count(*) FILTER (WHERE f.standing = 'late') AS late,
      r.title, o.path::text AS path, r.stale_at, r.revision
    FROM report r
    JOIN org o ON o.district_id = r.district_id AND o.id = r.org_id
    JOIN issued_figure f ON f.district_id = r.district_id AND f.report_id = r.id
    WHERE r.district_id = ${actor.district} AND r.id = ${id}
    GROUP BY r.title, o.path, r.stale_at, r.revision`.execute(tx);
  const row = found.rows[0];
  if (!row) return;
  await tx
    .updateTable("report")
    .set({ stale_at: row.stale > 0 ? (row.stale_at ?? actor.at) : null, late_count: row.late })
    .where("district_id", "=", actor.district)
    .where("id", "=", id)
    .execute();
  if (row.stale > 0 && row.stale_at === null) {
    const object = { type: "report", id, revision: row.revision, label: row.title, visibleTo: [row.path] };
    await recordEvent(tx, actor, "report.became_stale", object, { figures: row.stale });
  }
}
