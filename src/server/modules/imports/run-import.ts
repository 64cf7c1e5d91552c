import type { Actor } from "#server/modules/access/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import type { Tx } from "#server/platform/db.ts";
import { logError } from "#server/platform/log.ts";
import { withActor } from "#server/platform/tx.ts";
import { DomainError } from "#shared/errors.ts";
import { tableChoices } from "#shared/imports/contracts.ts";
import { type Batch, loadBatch, tracedBatch } from "./load-batch.ts";
import { type SheetTable, signature } from "./mapping/index.ts";
import { openTables } from "./open-tables.ts";
import { TARGETS } from "./targets.ts";

/**
 * Runs a confirmed import: all of it or nothing, in one transaction. Progress is told in transactions of its own, so
 * that the page sees it. Run twice (a worker killed midway), it finds what the first run left: nothing, or everything.
 */
export async function runImport(deps: Deps, actor: Actor, id: string): Promise<void> {
  const batch = await withActor(deps.db, actor, (tx) => loadBatch(tx, actor, id));
  if (batch.state !== "running") return;
  const target = TARGETS[batch.target];
  const tell = (done: number, total: number) => report(deps, actor, id, done, total);
  try {
    const tables = await openTables(deps, actor, batch);
    await withActor(deps.db, actor, async (tx) => {
      const org = await loadOrg(tx, actor, batch.org_id);
      await rememberMappings(tx, actor, batch, tables);
      const summary = await target.run(tx, actor, { deps, batch, org, tables, tell });
      await finish(tx, actor, batch, summary);
    });
  } catch (error) {
    const expected = error instanceof DomainError;
    if (!expected) logError("import", error);
    await fail(deps, actor, batch, expected ? error.message : "导入时出错，没有写入任何内容，请重试");
  }
}

async function rememberMappings(tx: Tx, actor: Actor, batch: Batch, tables: readonly SheetTable[]): Promise<void> {
  const chosen = tableChoices.parse((batch.mapping as { tables: unknown }).tables);
  for (const [index, table] of tables.entries()) {
    const columns = chosen[index];
    if (!columns) continue;
    const key = signature(table);
    await tx
      .insertInto("import_mapping")
      .values({
        district_id: actor.district,
        org_id: batch.org_id,
        target: batch.target,
        signature: key,
        visible_to: [batch.path],
        mapping: JSON.stringify({ version: 1, signature: key, columns }),
        used_at: actor.at,
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

async function finish(tx: Tx, actor: Actor, batch: Batch, summary: string): Promise<void> {
  await end(tx, actor, batch, "done", summary);
  await recordEvent(tx, actor, "import.done", tracedBatch(batch, batch.revision + 1), { summary });
}

async function fail(deps: Deps, actor: Actor, batch: Batch, reason: string): Promise<void> {
  await withActor(deps.db, actor, async (tx) => {
    await end(tx, actor, batch, "failed", reason);
    await recordEvent(tx, actor, "import.failed", tracedBatch(batch, batch.revision + 1), { reason });
  });
}

async function end(tx: Tx, actor: Actor, batch: Batch, state: "done" | "failed", message: string): Promise<void> {
  await tx
    .updateTable("import_batch")
    .set({ state, message, finished_at: actor.at, revision: batch.revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", batch.id)
    .execute();
}

function report(deps: Deps, actor: Actor, id: string, progress: number, total: number): Promise<void> {
  return withActor(deps.db, actor, async (tx) => {
    await tx
      .updateTable("import_batch")
      .set({ progress, total })
      .where("district_id", "=", actor.district)
      .where("id", "=", id)
      .execute();
  });
}
