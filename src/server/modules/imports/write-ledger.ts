import { randomUUID } from "node:crypto";
import type { Actor } from "#server/modules/access/index.ts";
import { changeActivity, recordActivity } from "#server/modules/activities/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
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
  for (const total of plan.totals) if (total.action !== "same") await declare(tx, actor, batch, total);
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

async function declare(tx: Tx, actor: Actor, batch: Batch, total: PlannedTotal): Promise<void> {
  const org = await loadOrg(tx, actor, total.orgId);
  const same = {
    metric: total.metric,
    kind: total.kind,
    org_id: total.orgId,
    period_from: total.from,
    period_to: total.to,
  };
  // The same total again replaces the earlier one: a declared figure has no records that could tell them apart.
  let earlier = tx.deleteFrom("declared_figure").where("district_id", "=", actor.district);
  for (const [column, wanted] of Object.entries(same))
    earlier = earlier.where(column as keyof typeof same, "=", wanted);
  await earlier.execute();
  await tx
    .insertInto("declared_figure")
    .values({
      district_id: actor.district,
      id: randomUUID(),
      ...same,
      role: "host",
      value: total.value,
      note: "由台账合计行导入",
      import_id: batch.id,
      import_place: total.place,
      file_id: batch.file_id,
      created_at: actor.at,
      visible_to: [org.path],
    })
    .execute();
}
