import { activityQuery } from "#shared/activities/contracts.ts";
import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import { type LedgerPreset, ledgerPresets, usualColumns } from "#shared/ledgers/columns.ts";
import type { LedgerLayout, LedgerSpec } from "#shared/ledgers/contracts.ts";

export function presets(): LedgerPreset[] {
  return ledgerPresets(ACTIVITY_KINDS);
}

export function presetOf(spec: LedgerSpec): LedgerPreset {
  const kinds = JSON.stringify([...spec.query.kinds].sort());
  const all = presets();
  return all.find((preset) => JSON.stringify([...preset.kinds].sort()) === kinds) ?? all[0]!;
}

/** A ledger as it was last looked at: filed activities of the year, its columns as this person left them. */
export function openLedger(
  preset: LedgerPreset,
  today: string,
  layouts: readonly LedgerLayout[],
  before?: LedgerSpec,
): LedgerSpec {
  const kept = layouts.find(({ ledger }) => ledger === preset.id);
  const query = activityQuery.parse({
    states: ["filed"],
    from: `${today.slice(0, 4)}-01-01`,
    to: today,
    ...before?.query,
    kinds: preset.kinds,
  });
  const { columns, group } = kept ?? { columns: usualColumns(preset.kinds), group: "none" as const };
  return { title: preset.title, query, columns: [...columns], group };
}
