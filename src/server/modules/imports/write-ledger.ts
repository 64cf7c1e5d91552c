import { randomUUID } from "node:crypto";
import type { Actor } from "#server/modules/access/index.ts";
import { changeActivity, recordActivity } from "#server/modules/activities/index.ts";
import { declareFigures } from "#server/modules/figures/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { DomainError } from "#shared/errors.ts";
import type { PlannedLedger, PlannedRow } from "./plan-ledger.ts";
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
  const stated = plan.totals.filter(({ action }) => action !== "same");
  const origin = { importId: batch.id, fileId: batch.file_id, note: "由台账合计行导入" };
  await declareFigures(
    tx,
    actor,
    stated.map((total) => ({ ...total, ...origin })),
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
