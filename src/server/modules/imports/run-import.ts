import { randomUUID } from "node:crypto";
import type { Actor } from "#server/modules/access/index.ts";
import { changeActivity, recordActivity } from "#server/modules/activities/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { logError } from "#server/platform/log.ts";
import { withActor } from "#server/platform/tx.ts";
import { DomainError } from "#shared/errors.ts";
import { signature } from "./ledger/index.ts";
import { mappingOf, readTables } from "./ledger-file.ts";
import { type Batch, loadBatch, tracedBatch } from "./load-batch.ts";
import { type LedgerPlan, planLedger } from "./plan-import.ts";

/** Rows between two reports of progress. */
const STEP = 25;

/**
 * Runs a confirmed import: all rows or none, in one transaction. Progress is told in transactions of its own, so that
 * the page sees it. Run twice (a worker killed midway), it finds what the first run left: nothing, or everything.
 */
export async function runImport(deps: Deps, actor: Actor, id: string): Promise<void> {
  const batch = await withActor(deps.db, actor, (tx) => loadBatch(tx, actor, id));
  if (batch.state !== "running") return;
  try {
    const tables = await readTables(await deps.files.read(batch.sha256), batch.file);
    await withActor(deps.db, actor, async (tx) => {
      const org = await loadOrg(tx, actor, batch.org_id);
      const plan = await planLedger(tx, actor, org, tables, batch.mapping);
      await rememberMappings(tx, actor, batch, tables, org.path);
      await writeRows(deps, tx, actor, batch, plan);
      await finish(tx, actor, batch, plan);
    });
  } catch (error) {
    const expected = error instanceof DomainError;
    if (!expected) logError("import", error);
    await fail(deps, actor, batch, expected ? error.message : "导入时出错，没有写入任何内容，请重试");
  }
}

async function writeRows(deps: Deps, tx: Tx, actor: Actor, batch: Batch, plan: LedgerPlan): Promise<void> {
  const rows = plan.rows.filter((row) => row.content !== null && (row.action === "new" || row.action === "changed"));
  await tell(deps, actor, batch.id, 0, rows.length);
  for (const [index, row] of rows.entries()) {
    if (!row.content) continue;
    const where = `${batch.file} · ${row.sheet} 第 ${row.row} 行`;
    try {
      if (row.action === "changed" && row.activityId) {
        await changeActivity(tx, actor, row.activityId, { ...row.content, revision: row.revision });
      } else {
        const state = row.content.heldOn > dayOf(actor.at) ? "planned" : "filed";
        const origin = { importId: batch.id, place: where, key: row.key ?? "" };
        await recordActivity(tx, actor, { ...row.content, commandId: randomUUID(), id: randomUUID(), state }, origin);
      }
    } catch (error) {
      if (error instanceof DomainError) throw new DomainError("invalid", { reason: `${where}：${error.message}` });
      throw error;
    }
    if ((index + 1) % STEP === 0) await tell(deps, actor, batch.id, index + 1, rows.length);
  }
  for (const { total, orgId } of plan.declared) await declare(tx, actor, batch, total, orgId);
}

async function declare(
  tx: Tx,
  actor: Actor,
  batch: Batch,
  total: LedgerPlan["declared"][number]["total"],
  orgId: string,
): Promise<void> {
  const org = await loadOrg(tx, actor, orgId);
  const { kind, period } = total;
  if (kind === null || period?.from == null || period.to == null) return;
  const numbers = [
    ["occasions", total.count],
    ["attendances", total.headcount],
  ] as const;
  for (const [metric, value] of numbers) {
    if (value === null) continue;
    const same = {
      metric,
      kind,
      org_id: orgId,
      period_from: period.from,
      period_to: period.to,
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
        value,
        note: "由台账合计行导入",
        import_id: batch.id,
        import_place: `${total.where.sheet} 第 ${total.where.row} 行`,
        file_id: batch.file_id,
        created_at: actor.at,
        visible_to: [org.path],
      })
      .execute();
  }
}

async function rememberMappings(
  tx: Tx,
  actor: Actor,
  batch: Batch,
  tables: Awaited<ReturnType<typeof readTables>>,
  path: string,
): Promise<void> {
  for (const [index, table] of tables.entries()) {
    const mapping = mappingOf(table, batch.mapping, index);
    if (!mapping) continue;
    const row = { mapping: JSON.stringify(mapping), used_at: actor.at };
    await tx
      .insertInto("import_mapping")
      .values({
        district_id: actor.district,
        org_id: batch.org_id,
        target: "activities",
        signature: signature(table),
        visible_to: [path],
        ...row,
      })
      .onConflict((conflict) =>
        conflict.columns(["district_id", "org_id", "target", "signature"]).doUpdateSet((eb) => ({
          mapping: eb.ref("excluded.mapping"),
          used_at: eb.ref("excluded.used_at"),
        })),
      )
      .execute();
  }
}

async function finish(tx: Tx, actor: Actor, batch: Batch, plan: LedgerPlan): Promise<void> {
  const count = (action: string) => plan.rows.filter((row) => row.action === action).length;
  const parts = [`新增 ${count("new")} 项`, `更正 ${count("changed")} 项`, `已导入过 ${count("same")} 项`];
  if (count("similar") > 0) parts.push(`已有记录未动 ${count("similar")} 项`);
  if (plan.declared.length > 0) parts.push(`申报数 ${plan.declared.length} 项`);
  const summary = parts.join("，");
  await tx
    .updateTable("import_batch")
    .set({ state: "done", message: summary, finished_at: actor.at, revision: batch.revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", batch.id)
    .execute();
  await recordEvent(tx, actor, "import.done", tracedBatch(batch, batch.revision + 1), { summary });
}

async function fail(deps: Deps, actor: Actor, batch: Batch, reason: string): Promise<void> {
  await withActor(deps.db, actor, async (tx) => {
    await tx
      .updateTable("import_batch")
      .set({ state: "failed", message: reason, finished_at: actor.at, revision: batch.revision + 1 })
      .where("district_id", "=", actor.district)
      .where("id", "=", batch.id)
      .execute();
    await recordEvent(tx, actor, "import.failed", tracedBatch(batch, batch.revision + 1), { reason });
  });
}

function tell(deps: Deps, actor: Actor, id: string, progress: number, total: number): Promise<void> {
  return withActor(deps.db, actor, async (tx) => {
    await tx
      .updateTable("import_batch")
      .set({ progress, total })
      .where("district_id", "=", actor.district)
      .where("id", "=", id)
      .execute();
  });
}
