import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Actor } from "#server/modules/access/index.ts";
import { loadActivity } from "#server/modules/activities/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { contentOf } from "#shared/activities/content.ts";
import type { ActivityContent } from "#shared/activities/contracts.ts";
import type { LedgerChoices, LedgerItem } from "#shared/imports/ledger.ts";
import { readLedger } from "./ledger-file.ts";
import { type Directory, toActivity } from "./ledger-rows.ts";
import { type Problem, placed, quote, type SheetTable, warning } from "./mapping/index.ts";
import { namesOfKinds } from "./names-of-kinds.ts";
import { loadOrgNames, type NamedOrg } from "./org-names.ts";
import { collectTotals, compareWithDeclared, type PlannedTotal } from "./plan-totals.ts";
import { differences, merge } from "./row-changes.ts";

/** One row and what will become of it. `content` is what will be written, null when nothing will. */
export type PlannedRow = LedgerItem & { key: string | null; content: ActivityContent | null; revision: number };

export type PlannedLedger = {
  rows: PlannedRow[];
  totals: PlannedTotal[];
  problems: Problem[];
  notes: string[];
};

/**
 * Says what an import would do, row by row, without doing it (docs/adr/0008: what makes two rows the same).
 * @param org the organisation the import is for: rows that name none belong to it
 */
export async function planLedger(
  tx: Tx,
  actor: Actor,
  org: NamedOrg,
  tables: readonly SheetTable[],
  choices: LedgerChoices,
): Promise<PlannedLedger> {
  const directory = await loadDirectory(tx, actor, org);
  const ledgers = readLedger(tables, choices, await namesOfKinds(tx, actor), dayOf(actor.at));
  const plan: PlannedLedger = { rows: [], totals: [], problems: [], notes: [] };
  const ordinals = new Map<string, number>();
  for (const { table, parsed } of ledgers) {
    // The organisation a title names keeps the ledger; else it is the one the import is for.
    const named = directory.orgs(parsed.hints.host ?? "");
    const keeper = typeof named === "string" ? org : named;
    if (typeof named === "string" && parsed.hints.host !== undefined && parsed.rows.length > 0) {
      const message = `标题写的是${quote(parsed.hints.host)}，系统中没有找到或您无权为它记录；没有写明组织的行按“${org.name}”导入，请核对`;
      plan.problems.push(
        placed(warning("keeper-unknown", message), { sheet: table.sheet, row: table.headerRows[0] }, ""),
      );
    }
    for (const row of parsed.rows) {
      const { ready, problems } = toActivity(row, directory, keeper.id, parsed.columnOf);
      plan.problems.push(...row.problems, ...problems);
      const base = {
        sheet: row.sheet,
        row: row.row,
        title: ready?.content.title ?? row.values.title ?? row.values.theme ?? row.values.summary?.slice(0, 40) ?? "",
        heldOn: row.values.start,
        kinds: row.values.kinds,
        host: hostName(row.values.host, directory, keeper),
        expected: null,
        present: null,
        activityId: null,
        changes: [],
        revision: 0,
      };
      if (row.duplicateOf) plan.rows.push({ ...base, action: "repeated", key: null, content: null });
      else if (!ready) plan.rows.push({ ...base, action: "problem", key: null, content: null });
      else {
        // Several meetings of one kind on one day: the first, second … of the file keep their places.
        const ordinal = (ordinals.get(ready.key) ?? 0) + 1;
        ordinals.set(ready.key, ordinal);
        const key = createHash("sha256").update(`${ready.key} ${ordinal}`).digest("hex");
        const { attendance } = ready.content;
        const counts = attendance.mode === "headcount" ? attendance : { expected: null, present: null };
        plan.rows.push({
          ...base,
          expected: counts.expected,
          present: counts.present,
          action: "new",
          key,
          content: ready.content,
        });
      }
    }
    const { totals, notes } = collectTotals(parsed, directory, keeper);
    plan.totals.push(...totals);
    plan.notes.push(...notes);
  }
  await compareWithRecords(tx, actor, plan, choices);
  await compareWithDeclared(tx, actor, plan.totals);
  return plan;
}

/** The organisation that a row goes to, as far as it is known; else as the row writes it. */
function hostName(written: string | null, directory: Directory, keeper: NamedOrg): string {
  if (written === null) return keeper.name;
  const found = directory.orgs(written);
  return typeof found === "string" ? written : found.name;
}

async function loadDirectory(tx: Tx, actor: Actor, org: { path: string }): Promise<Directory> {
  const orgs = await loadOrgNames(tx, actor, org, "activity.record");
  const themes = await tx
    .selectFrom("theme")
    .select(["name", (eb) => eb.fn.coalesce("merged_into", "id").as("id")])
    .where("district_id", "=", actor.district)
    .execute();
  return { orgs, themes: new Map(themes.map((theme) => [theme.name, theme.id])) };
}

/** What of the file is in the system already: the same, changed, or recorded by hand. */
async function compareWithRecords(tx: Tx, actor: Actor, plan: PlannedLedger, choices: LedgerChoices): Promise<void> {
  const pending = plan.rows.filter((row) => row.action === "new");
  const keys = pending.map((row) => row.key);
  const imported = await sql<{ id: string; import_key: string }>`
    SELECT id, import_key FROM activity WHERE district_id = ${actor.district} AND import_key = ANY(${keys}::text[])`.execute(
    tx,
  );
  const byKey = new Map(imported.rows.map((row) => [row.import_key, row.id]));
  for (const row of pending) {
    const id = byKey.get(row.key ?? "");
    if (id === undefined || !row.content) continue;
    const saved = await loadActivity(tx, actor, id);
    const before = contentOf(saved);
    const merged = merge(before, row.content);
    const changes = differences(before, merged);
    row.activityId = id;
    row.action = changes.length > 0 ? "changed" : "same";
    row.changes = changes;
    row.content = changes.length > 0 ? merged : null;
    row.revision = saved.revision;
  }
  if (!choices.includeSimilar) await setAsideRecorded(tx, actor, pending);
}

async function setAsideRecorded(tx: Tx, actor: Actor, rows: readonly PlannedRow[]): Promise<void> {
  const fresh = rows.filter((row) => row.action === "new" && row.content);
  if (fresh.length === 0) return;
  const days = [...new Set(fresh.map((row) => row.heldOn))];
  const found = await sql<{ id: string; held_on: string; main_kind: string; org_id: string }>`
    SELECT a.id, a.held_on, a.main_kind, ao.org_id FROM activity a
    JOIN activity_org ao ON ao.district_id = a.district_id AND ao.activity_id = a.id AND ao.role = 'host'
    WHERE a.district_id = ${actor.district} AND a.held_on = ANY(${days}::date[]) AND a.state <> 'cancelled' AND a.import_key IS NULL`.execute(
    tx,
  );
  const recorded = new Map(found.rows.map((row) => [`${row.org_id} ${row.held_on} ${row.main_kind}`, row.id]));
  for (const row of fresh) {
    const id = recorded.get(`${row.content?.orgs[0]?.orgId} ${row.heldOn} ${row.kinds[0]}`);
    if (id === undefined) continue;
    row.action = "similar";
    row.activityId = id;
    row.content = null;
  }
}
