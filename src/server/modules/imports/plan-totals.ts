import type { Actor } from "#server/modules/access/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { LedgerTotal } from "#shared/imports/ledger.ts";
import type { TotalRow } from "./ledger/index.ts";
import type { ReadLedger } from "./ledger-file.ts";
import type { Directory } from "./ledger-rows.ts";
import { isUsable } from "./mapping/index.ts";
import type { NamedOrg } from "./org-names.ts";

/** One number that a file declares without records, and what will become of it. */
export type PlannedTotal = LedgerTotal & { orgId: string };

/**
 * The declared numbers of one table; `notes` say which totals were left out and why.
 * @param keeper whose ledger it is: totals that name no organisation are its own
 */
export function collectTotals(
  parsed: ReadLedger["parsed"],
  directory: Directory,
  keeper: NamedOrg,
): { totals: PlannedTotal[]; notes: string[] } {
  const notes = parsed.unread.map(({ row, text }) => `第 ${row} 行“${text.slice(0, 30)}”没有看懂，已跳过`);
  const totals: PlannedTotal[] = [];
  const single = parsed.rows.length > 0 || parsed.totals.some(({ label }) => label === null);
  for (const total of parsed.totals) {
    // A sum below rows of its own table says nothing new.
    if (total.label !== null && single) continue;
    const { sheet, row, column } = total.where;
    const place = `${sheet} ${column}${row}`;
    const named = total.org === null ? keeper : directory.orgs(total.org);
    const { kind, period } = total;
    if (typeof named === "string" || kind === null || !period?.from || !period.to || !isUsable(total)) {
      notes.push(`${place} 的合计${whyUndeclared(total, named)}，未作申报数`);
      continue;
    }
    const base = { place, action: "new" as const, org: named.name, orgId: named.id, kind, before: null };
    const span = { from: period.from, to: period.to };
    if (total.count !== null) totals.push({ ...base, ...span, metric: "occasions", value: total.count });
    if (total.headcount !== null) totals.push({ ...base, ...span, metric: "attendances", value: total.headcount });
  }
  return { totals, notes };
}

function whyUndeclared(total: TotalRow, named: NamedOrg | string): string {
  const problem = total.problems.find(({ level }) => level === "error");
  if (problem) return `有问题（${problem.message}）`;
  if (typeof named === "string") return `写的组织“${total.org}”在系统里没有找到`;
  if (total.kind === null) return "没有写明活动类型";
  return total.period === null ? "没有写明期间" : `的期间“${total.period.text}”没有看懂`;
}

const keyOf = (one: Pick<PlannedTotal, "orgId" | "kind" | "metric" | "from" | "to">) =>
  [one.orgId, one.kind, one.metric, one.from, one.to].join(" ");

/** Sets what was declared before of the same organisation, kind and period: the same number again changes nothing. */
export async function compareWithDeclared(tx: Tx, actor: Actor, totals: readonly PlannedTotal[]): Promise<void> {
  if (totals.length === 0) return;
  const known = await tx
    .selectFrom("declared_figure")
    .select(["org_id as orgId", "kind", "metric", "period_from as from", "period_to as to", "value"])
    .where("district_id", "=", actor.district)
    .where("org_id", "in", [...new Set(totals.map(({ orgId }) => orgId))])
    .execute();
  const values = new Map(
    known.map((one) => [keyOf({ ...one, kind: one.kind ?? "" } as PlannedTotal), Number(one.value)]),
  );
  for (const total of totals) {
    total.before = values.get(keyOf(total)) ?? null;
    total.action = total.before === null ? "new" : total.before === total.value ? "same" : "changed";
  }
}

/** How many numbers an import declares anew or differently. */
export function declaredOf(totals: readonly PlannedTotal[]): number {
  return totals.filter(({ action }) => action !== "same").length;
}
