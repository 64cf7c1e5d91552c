import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { changeActivity, recordActivity } from "#server/modules/activities/index.ts";
import { loadOrgs } from "#server/modules/orgs/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { Batch } from "./load-batch.ts";
import type { PlannedLedger, PlannedRow } from "./plan-ledger.ts";
import type { PlannedTotal } from "./plan-totals.ts";
import type { Running } from "./target.ts";

/** Rows between two reports of progress. */
const STEP = 25;

/** Writes what the plan says, each row by the verb that a person would use; its problem names the row. */
export async function writeLedger(
  tx: Tx,
  actor: Actor,
  plan: PlannedLedger,
  { batch, tell }: Pick<Running, "batch" | "tell">,
): Promise<void> {
  const rows = plan.rows.filter((row) => row.content !== null && (row.action === "new" || row.action === "changed"));
  await tell(0, rows.length);
  for (const [index, row] of rows.entries()) {
    const place = `${batch.file} · ${row.sheet} 第 ${row.row} 行`;
    try {
      await writeRow(tx, actor, row, { importId: batch.id, place, key: row.key ?? "" });
    } catch (error) {
      if (error instanceof DomainError) throw new DomainError("invalid", { reason: `${place}：${error.message}` });
      throw error;
    }
    if ((index + 1) % STEP === 0) await tell(index + 1, rows.length);
  }
  await declare(
    tx,
    actor,
    batch,
    plan.totals.filter(({ action }) => action !== "same"),
  );
}

type Origin = { importId: string; place: string; key: string };

async function writeRow(tx: Tx, actor: Actor, { action, activityId, content, revision }: PlannedRow, origin: Origin) {
  if (!content) return;
  if (action === "changed" && activityId) {
    await changeActivity(tx, actor, activityId, { ...content, revision });
    return;
  }
  const state = content.heldOn > dayOf(actor.at) ? "planned" : "filed";
  await recordActivity(tx, actor, { ...content, commandId: randomUUID(), id: randomUUID(), state }, origin);
}

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const CHUNK = 2_000;

/**
 * The same total again replaces the earlier one, in the file as in the database: a declared figure has no records that
 * could tell them apart.
 */
async function declare(tx: Tx, actor: Actor, batch: Batch, totals: readonly PlannedTotal[]): Promise<void> {
  const last = new Map(totals.map((total) => [totalKey(total), total]));
  const orgs = await loadOrgs(
    tx,
    actor,
    [...last.values()].map(({ orgId }) => orgId),
  );
  const pathOf = new Map(orgs.map(({ id, path }) => [id, path]));
  const rows = [...last.values()].map((total) => ({
    district_id: actor.district,
    id: randomUUID(),
    metric: total.metric,
    kind: total.kind,
    org_id: total.orgId,
    period_from: total.from,
    period_to: total.to,
    role: "host",
    value: total.value,
    note: "由台账合计行导入",
    import_id: batch.id,
    import_place: total.place,
    file_id: batch.file_id,
    created_at: actor.at,
    visible_to: [pathOf.get(total.orgId)!], // loadOrgs found each or threw
  }));
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK);
    await sql`
      DELETE FROM declared_figure f USING (
        SELECT unnest(${chunk.map((row) => row.metric)}::text[]) AS metric, unnest(${chunk.map((row) => row.kind)}::text[]) AS kind,
          unnest(${chunk.map((row) => row.org_id)}::uuid[]) AS org_id,
          unnest(${chunk.map((row) => row.period_from)}::date[]) AS period_from,
          unnest(${chunk.map((row) => row.period_to)}::date[]) AS period_to
      ) AS same
      WHERE f.district_id = ${actor.district} AND f.role = 'host' AND f.metric = same.metric AND f.kind IS NOT DISTINCT FROM same.kind
        AND f.org_id = same.org_id AND f.period_from = same.period_from AND f.period_to = same.period_to`.execute(tx);
    await tx.insertInto("declared_figure").values(chunk).execute();
  }
}

const totalKey = ({ metric, kind, orgId, from, to }: PlannedTotal) => [metric, kind, orgId, from, to].join(" ");
