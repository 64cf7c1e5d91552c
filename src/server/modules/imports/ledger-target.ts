import { withActor } from "#server/platform/tx.ts";
import { LEDGER_ACTIONS, type LedgerAction, ledgerChoices } from "#shared/imports/ledger.ts";
import { ledgerFields, ledgerMapping } from "./ledger/index.ts";
import { firstChoices, readTables } from "./ledger-file.ts";
import { namesOfKinds } from "./names-of-kinds.ts";
import { type PlannedLedger, type PlannedRow, planLedger } from "./plan-ledger.ts";
import { declaredOf } from "./plan-totals.ts";
import { requireConfirmed, requireSound, shownProblems, type Target } from "./target.ts";
import { writeLedger } from "./write-ledger.ts";

/** Lines that a page gets; the counts are whole. */
const SHOWN = 300;

/** Ledgers of activities. The file is kept as it came, beside the records it gave. */
export const ledgerTarget: Target = {
  noTable: "表头应有“日期、类型、名称”一类的列名",
  take: async (deps, actor, bytes, fileName) => ({
    stored: bytes,
    mediaType: "application/octet-stream",
    tables: await readTables(bytes, fileName, await withActor(deps.db, actor, (tx) => namesOfKinds(tx, actor))),
  }),
  async reopen(deps, actor, batch) {
    const names = await withActor(deps.db, actor, (tx) => namesOfKinds(tx, actor));
    return readTables(await deps.files.read(batch.sha256), batch.file, names);
  },
  async firstChoices(tx, actor, { tables, remembered }) {
    const mappings = [...remembered].map(([key, mapping]) => [key, ledgerMapping.parse(mapping)] as const);
    return firstChoices(tables, new Map(mappings), await namesOfKinds(tx, actor));
  },
  async view(tx, actor, org, batch, tables) {
    const choices = ledgerChoices.parse(batch.mapping);
    const open = batch.state === "mapping" || batch.state === "failed";
    const plan = open ? await planLedger(tx, actor, org, tables, choices) : NOTHING;
    const order: LedgerAction[] = ["problem", "changed"];
    const rank = ({ action }: PlannedRow) => order.indexOf(action) + 1 || 3;
    return {
      target: "activities",
      choices,
      fields: ledgerFields(),
      counts: countsOf(plan),
      declared: declaredOf(plan.totals),
      items: plan.rows
        .toSorted((a, b) => rank(a) - rank(b))
        .slice(0, SHOWN)
        .map(({ key: _key, content: _content, revision: _revision, ...row }) => row),
      totals: plan.totals.slice(0, SHOWN).map(({ orgId: _orgId, ...total }) => total),
      problems: shownProblems(plan.problems),
      notes: plan.notes.slice(0, SHOWN),
    };
  },
  async run(tx, actor, running) {
    const choices = ledgerChoices.parse(running.batch.mapping);
    const plan = await planLedger(tx, actor, running.org, running.tables, choices);
    const counts = countsOf(plan);
    requireSound(counts.problem, choices.leaveOutProblems);
    const declared = declaredOf(plan.totals);
    requireConfirmed(running.batch, { new: counts.new, changed: counts.changed, declared });
    await writeLedger(tx, actor, plan, running);
    return summaryOf(counts, declared);
  },
};

const NOTHING: PlannedLedger = { rows: [], totals: [], problems: [], notes: [] };

function countsOf(plan: PlannedLedger): Record<LedgerAction, number> {
  const counts = LEDGER_ACTIONS.map((action) => [action, plan.rows.filter((row) => row.action === action).length]);
  return Object.fromEntries(counts) as Record<LedgerAction, number>;
}

function summaryOf(counts: Record<LedgerAction, number>, declared: number): string {
  const parts = [`新增 ${counts.new} 项`, `更正 ${counts.changed} 项`, `已导入过 ${counts.same} 项`];
  if (counts.similar > 0) parts.push(`已有记录未动 ${counts.similar} 项`);
  if (declared > 0) parts.push(`申报数 ${declared} 项`);
  if (counts.problem > 0) parts.push(`有问题未导入 ${counts.problem} 行`);
  return parts.join("，");
}
