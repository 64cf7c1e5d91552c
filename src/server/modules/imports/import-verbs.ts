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
  IMPORT_TARGET_NAMES,
  type ImportFilter,
  type ImportRow,
  type ImportState,
  type ImportTarget,
} from "#shared/imports/contracts.ts";
import { confirmedText, type ImportDecision, type ImportPlan } from "#shared/imports/plans.ts";
import type { RosterView } from "#shared/imports/roster.ts";
import { secrecyMarking } from "#shared/secrecy.ts";
import { type Batch, loadBatch, tracedBatch } from "./load-batch.ts";
import { type SheetTable, signature, type TableMapping } from "./mapping/index.ts";
import { keepTables, keyOf, openTables } from "./open-tables.ts";
import { SheetRefusal } from "./sheets/index.ts";
import type { TakenFile } from "./target.ts";
import { TARGETS } from "./targets.ts";

export type NewImport = { target: ImportTarget; orgId: string; fileName: string; bytes: Uint8Array };

/** Takes a file in, reads it and proposes what its columns are; nothing is written but the file and the proposal. */
export async function startImport(deps: Deps, actor: Actor, input: NewImport): Promise<{ id: string }> {
  const target = TARGETS[input.target];
  const marking = secrecyMarking(input.fileName);
  if (marking !== null) throw new DomainError("secret-marking", { marking }, "file");
  const { stored, mediaType, tables } = await takeOrRefuse(deps, actor, input);
  if (tables.length === 0) {
    const what = IMPORT_TARGET_NAMES[input.target];
    const reason = `“${input.fileName}”中没有找到${what}表格：${target.noTable}，请检查后再上传`;
    throw new DomainError("file-type", { reason }, "file");
  }
  const sha256 = await deps.files.put(stored);
  await keepTables(keyOf(actor, input.target, sha256), Promise.resolve(tables));
  return withActor(deps.db, actor, async (tx) => {
    const org = await loadOrg(tx, actor, input.orgId);
    requireMayImport(actor, input.target, org.path);
    const scope = { district_id: actor.district, visible_to: [org.path] };
    const made = { created_at: actor.at, created_by: actor.accountId };
    const file = { id: randomUUID(), sha256, name: input.fileName.slice(-120), media_type: mediaType };
    await tx
      .insertInto("file")
      .values({ ...scope, ...made, ...file, size: stored.length })
      .execute();
    const remembered = await rememberedMappings(tx, actor, org.id, input.target, tables);
    const choices = await target.firstChoices(tx, actor, { org, fileName: input.fileName, tables, remembered });
    const id = randomUUID();
    const batch = { id, target: input.target, state: "mapping", org_id: org.id, file_id: file.id };
    await tx
      .insertInto("import_batch")
      .values({ ...scope, ...made, ...batch, mapping: JSON.stringify(choices) })
      .execute();
    await recordEvent(tx, actor, "import.started", tracedBatch({ id, file: input.fileName, path: org.path }, 1));
    return { id };
  });
}

/** Whoever imports needs the right to do by hand what the import does. */
function requireMayImport(actor: Actor, target: ImportTarget, path: string): void {
  requireCan(actor, "import.run", [path]);
  requireCan(actor, target === "roster" ? "person.manage" : "activity.record", [path]);
}

async function takeOrRefuse(deps: Deps, actor: Actor, { target, fileName, bytes }: NewImport): Promise<TakenFile> {
  try {
    return await TARGETS[target].take(deps, actor, bytes, fileName);
  } catch (error) {
    if (error instanceof SheetRefusal) throw new DomainError("file-type", { reason: error.message }, "file");
    throw error;
  }
}

async function rememberedMappings(
  tx: Tx,
  actor: Actor,
  org: string,
  target: ImportTarget,
  tables: readonly SheetTable[],
): Promise<Map<string, TableMapping<string>>> {
  const signatures = tables.map((table) => signature(table));
  const rows = await tx
    .selectFrom("import_mapping")
    .select(["signature", "mapping"])
    .where("district_id", "=", actor.district)
    .where("org_id", "=", org)
    .where("target", "=", target)
    .where("signature", "in", signatures)
    .execute();
  return new Map(rows.map((row) => [row.signature, row.mapping as TableMapping<string>]));
}

/** Saves what was decided about the file: a draft, whose trace is the confirmation. @returns the revision to go on from */
export async function choose(tx: Tx, actor: Actor, id: string, decision: ImportDecision): Promise<number> {
  const batch = await loadBatch(tx, actor, id);
  if (batch.target !== decision.target) throw new DomainError("invalid", { reason: "导入的类型不符" });
  await updateBatch(tx, actor, batch, decision.revision, ["mapping", "failed"], {
    mapping: JSON.stringify(decision.choices),
    state: "mapping",
    message: "",
  });
  return decision.revision + 1;
}

/** Starts the work in the background. @param confirmed the numbers that were seen: the import does those or nothing */
export async function confirmImport(
  tx: Tx,
  actor: Actor,
  id: string,
  { revision, confirmed }: { revision: number; confirmed: Record<string, number> },
  { queue = true }: { queue?: boolean } = {},
): Promise<void> {
  const batch = await loadBatch(tx, actor, id);
  requireMayImport(actor, batch.target, batch.path);
  await updateBatch(tx, actor, batch, revision, ["mapping", "failed"], {
    state: "running",
    confirmed: JSON.stringify(confirmed),
    message: "",
    progress: 0,
    total: 0,
  });
  const counts = confirmedText(batch.target, confirmed);
  await recordEvent(tx, actor, "import.confirmed", tracedBatch(batch, revision + 1), { counts });
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

/** Newest first, keyset by the import last seen. */
export async function listImports(
  tx: Tx,
  actor: Actor,
  { target, state, text }: ImportFilter,
  page: { after: string | null; limit: number },
): Promise<ImportRow[]> {
  requireCan(actor, "import.run");
  const wanted = sql`b.district_id = ${actor.district}
    ${target ? sql`AND b.target = ${target}` : sql``} ${state ? sql`AND b.state = ${state}` : sql``}
    ${text ? sql`AND EXISTS (SELECT FROM file f WHERE f.district_id = b.district_id AND f.id = b.file_id AND position(${text} in f.name) > 0)` : sql``}`;
  const beyond =
    page.after === null
      ? sql`true`
      : sql`(b.created_at, b.id) < (SELECT l.created_at, l.id FROM import_batch l
          WHERE l.district_id = ${actor.district} AND l.id = ${page.after})`;
  const found = await sql<Batch>`
    SELECT b.id, b.target, b.state, o.short_name AS org, b.file_id, f.name AS file, b.progress, b.total, b.message, b.created_at
    FROM (SELECT * FROM import_batch b WHERE ${wanted} AND ${beyond}
      ORDER BY b.created_at DESC, b.id DESC LIMIT ${page.limit}) b
    JOIN org o ON o.district_id = b.district_id AND o.id = b.org_id
    JOIN file f ON f.district_id = b.district_id AND f.id = b.file_id
    ORDER BY b.created_at DESC, b.id DESC`.execute(tx);
  return found.rows.map(summarise);
}

function summarise(batch: Batch): ImportRow {
  return {
    id: batch.id,
    target: batch.target,
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

/** What an import would do now; the file is read again, so the answer always fits the records of this moment. */
export async function readImport(
  deps: Deps,
  actor: Actor,
  id: string,
  wanted: RosterView = { offset: 0 },
): Promise<ImportPlan> {
  const batch = await withActor(deps.db, actor, (tx) => loadBatch(tx, actor, id));
  const target = TARGETS[batch.target];
  const tables = await openTables(deps, actor, batch);
  const view = await withActor(deps.db, actor, async (tx) =>
    target.view(tx, actor, await loadOrg(tx, actor, batch.org_id), batch, tables, wanted),
  );
  const shown = tables.map((table) => ({
    sheet: table.sheet,
    titles: table.titles,
    rows: table.rows.length,
    samples: samplesOf(table),
  }));
  const { target: _, ...about } = summarise(batch);
  return { ...about, ...view, revision: batch.revision, tables: shown };
}

function samplesOf(table: SheetTable): Record<string, string[]> {
  const samples: Record<string, string[]> = {};
  for (const column of table.columns) {
    const texts = table.rows.map((row) => row.cells[column.index]?.text ?? "").filter(Boolean);
    samples[column.letter] = texts.slice(0, 3).map((text) => text.slice(0, 40));
  }
  return samples;
}
