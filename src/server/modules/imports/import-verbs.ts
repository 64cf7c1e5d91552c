import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { loadOrg } from "#server/modules/orgs/index.ts";
import { recordEvent } from "#server/modules/traces/index.ts";
import type { Deps } from "#server/platform/app-types.ts";
import type { Tx } from "#server/platform/db.ts";
import { enqueue } from "#server/platform/jobs.ts";
import { withActor } from "#server/platform/tx.ts";
import { DomainError } from "#shared/errors.ts";
import {
  type ImportChoices,
  type ImportPlan,
  type ImportRow,
  type ImportState,
  PLAN_ACTIONS,
} from "#shared/imports/contracts.ts";
import { LEDGER_FIELD_LABELS, type LedgerMapping, ledgerMapping, type SheetTable, signature } from "./ledger/index.ts";
import { firstChoices, readTables } from "./ledger-file.ts";
import { type Batch, loadBatch, tracedBatch } from "./load-batch.ts";
import { type LedgerPlan, planLedger } from "./plan-import.ts";
import { SheetRefusal } from "./sheets/index.ts";

/** Takes a file in, reads it and proposes what its columns are; nothing is written but the file and the proposal. */
export async function startImport(
  deps: Deps,
  actor: Actor,
  input: { orgId: string; fileName: string; bytes: Uint8Array },
): Promise<{ id: string }> {
  const tables = await readOrRefuse(input.bytes, input.fileName);
  if (tables.length === 0) {
    const reason = `“${input.fileName}”中没有找到台账表格：表头应有“日期、类型、名称”一类的列名，请检查后再上传`;
    throw new DomainError("file-type", { reason }, "file");
  }
  const sha256 = await deps.files.put(input.bytes);
  return withActor(deps.db, actor, async (tx) => {
    const org = await loadOrg(tx, actor, input.orgId);
    requireCan(actor, "import.run", [org.path]);
    const scope = { district_id: actor.district, visible_to: [org.path] };
    const fileId = randomUUID();
    const stored = { id: fileId, sha256, name: input.fileName.slice(-120), media_type: "application/octet-stream" };
    await tx
      .insertInto("file")
      .values({ ...scope, ...stored, size: input.bytes.length, created_at: actor.at, created_by: actor.accountId })
      .execute();
    const choices = firstChoices(tables, await rememberedMappings(tx, actor, org.id, tables));
    const id = randomUUID();
    await tx
      .insertInto("import_batch")
      .values({
        ...scope,
        id,
        target: "activities",
        state: "mapping",
        org_id: org.id,
        file_id: fileId,
        mapping: JSON.stringify(choices),
        created_at: actor.at,
        created_by: actor.accountId,
      })
      .execute();
    await recordEvent(tx, actor, "import.started", tracedBatch({ id, file: input.fileName, path: org.path }, 1));
    return { id };
  });
}

async function readOrRefuse(bytes: Uint8Array, fileName: string): Promise<SheetTable[]> {
  try {
    return await readTables(bytes, fileName);
  } catch (error) {
    if (error instanceof SheetRefusal) throw new DomainError("file-type", { reason: error.message }, "file");
    throw error;
  }
}

async function rememberedMappings(
  tx: Tx,
  actor: Actor,
  org: string,
  tables: readonly SheetTable[],
): Promise<Map<string, LedgerMapping>> {
  const rows = await tx
    .selectFrom("import_mapping")
    .select(["signature", "mapping"])
    .where("district_id", "=", actor.district)
    .where("org_id", "=", org)
    .where("target", "=", "activities")
    .where(
      "signature",
      "in",
      tables.map((table) => signature(table)),
    )
    .execute();
  return new Map(rows.map((row) => [row.signature, ledgerMapping.parse(row.mapping)]));
}

export async function choose(
  tx: Tx,
  actor: Actor,
  id: string,
  input: { revision: number; choices: ImportChoices },
): Promise<void> {
  const batch = await loadBatch(tx, actor, id);
  await updateBatch(tx, actor, batch, input.revision, ["mapping"], { mapping: JSON.stringify(input.choices) });
}

/** Starts the work in the background; the rows that have problems must be mended or left out first. */
export async function confirmImport(
  tx: Tx,
  actor: Actor,
  id: string,
  revision: number,
  { queue = true }: { queue?: boolean } = {},
): Promise<void> {
  const batch = await loadBatch(tx, actor, id);
  await updateBatch(tx, actor, batch, revision, ["mapping", "failed"], {
    state: "running",
    message: "",
    progress: 0,
    total: 0,
  });
  if (queue) await enqueue(tx, "run-import", { district: actor.district, import: id, account: actor.accountId });
}

export async function discardImport(tx: Tx, actor: Actor, id: string, revision: number): Promise<void> {
  const batch = await loadBatch(tx, actor, id);
  await updateBatch(tx, actor, batch, revision, ["mapping", "failed"], { state: "discarded" });
  await recordEvent(tx, actor, "import.discarded", tracedBatch(batch, revision + 1));
}

async function updateBatch(
  tx: Tx,
  actor: Actor,
  batch: Batch,
  revision: number,
  from: readonly ImportState[],
  columns: Record<string, unknown>,
) {
  const updated = await tx
    .updateTable("import_batch")
    .set({ ...columns, revision: revision + 1 })
    .where("district_id", "=", actor.district)
    .where("id", "=", batch.id)
    .where("revision", "=", revision)
    .where("state", "in", [...from])
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new DomainError("conflict", { what: "导入" });
}

export async function listImports(tx: Tx, actor: Actor): Promise<ImportRow[]> {
  requireCan(actor, "import.run");
  const found = await sql<Batch>`
    SELECT b.id, b.state, o.short_name AS org, b.file_id, f.name AS file, b.progress, b.total, b.message, b.created_at
    FROM import_batch b
    JOIN org o ON o.district_id = b.district_id AND o.id = b.org_id
    JOIN file f ON f.district_id = b.district_id AND f.id = b.file_id
    WHERE b.district_id = ${actor.district} ORDER BY b.created_at DESC, b.id LIMIT 100`.execute(tx);
  return found.rows.map(summarise);
}

function summarise(batch: Batch): ImportRow {
  return {
    id: batch.id,
    state: batch.state,
    fileId: batch.file_id,
    fileName: batch.file,
    orgName: batch.org,
    progress: batch.progress,
    total: batch.total,
    message: batch.message,
    createdAt: batch.created_at.toISOString(),
  };
}

const SHOWN = 300;

/** What an import would do now; the file is read again, so the answer always fits the records of this moment. */
export async function readImport(deps: Deps, actor: Actor, id: string): Promise<ImportPlan> {
  const batch = await withActor(deps.db, actor, (tx) => loadBatch(tx, actor, id));
  const tables = await readTables(await deps.files.read(batch.sha256), batch.file);
  const plan: LedgerPlan =
    batch.state === "mapping" || batch.state === "failed"
      ? await withActor(deps.db, actor, async (tx) =>
          planLedger(tx, actor, await loadOrg(tx, actor, batch.org_id), tables, batch.mapping),
        )
      : { rows: [], declared: [], problems: [], notes: [] };
  const counts = Object.fromEntries(
    PLAN_ACTIONS.map((action) => [action, plan.rows.filter((row) => row.action === action).length]),
  );
  const order = (row: LedgerPlan["rows"][number]) => (row.action === "problem" ? 0 : row.action === "changed" ? 1 : 2);
  return {
    ...summarise(batch),
    revision: batch.revision,
    choices: batch.mapping,
    fields: Object.entries(LEDGER_FIELD_LABELS).map(([fieldId, label]) => ({ id: fieldId, label })),
    tables: tables.map((table) => ({
      sheet: table.sheet,
      titles: table.titles,
      rows: table.rows.length,
      samples: samplesOf(table),
    })),
    counts: counts as ImportPlan["counts"],
    declared: plan.declared.length,
    rows: [...plan.rows]
      .sort((a, b) => order(a) - order(b))
      .slice(0, SHOWN)
      .map(({ key: _key, content: _content, revision: _revision, ...row }) => row),
    problems: plan.problems.slice(0, SHOWN),
    notes: plan.notes.slice(0, SHOWN),
  };
}

function samplesOf(table: SheetTable): Record<string, string[]> {
  const samples: Record<string, string[]> = {};
  for (const column of table.columns) {
    const texts = table.rows.map((row) => row.cells[column.index]?.text ?? "").filter(Boolean);
    samples[column.letter] = texts.slice(0, 3).map((text) => text.slice(0, 40));
  }
  return samples;
}
