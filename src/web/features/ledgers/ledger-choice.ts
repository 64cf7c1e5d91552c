import { activityQuery } from "#shared/activities/contracts.ts";
import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import { type LedgerPreset, ledgerPresets, usualColumns } from "#shared/ledgers/columns.ts";
import { type LedgerSpec, ledgerSpec } from "#shared/ledgers/contracts.ts";

/** The choice of columns and groups is remembered on this device, for each ledger. */
const key = (preset: string) => `shilu.ledger.${preset}`;

type Remembered = Pick<LedgerSpec, "columns" | "group">;

export function presets(): LedgerPreset[] {
  return ledgerPresets(ACTIVITY_KINDS);
}

export function presetOf(spec: LedgerSpec): LedgerPreset {
  const kinds = JSON.stringify([...spec.query.kinds].sort());
  const all = presets();
  return all.find((preset) => JSON.stringify([...preset.kinds].sort()) === kinds) ?? all[0]!;
}

/** A ledger as it was last looked at: filed activities of the year, its columns as chosen before. */
export function openLedger(preset: LedgerPreset, today: string, before?: LedgerSpec): LedgerSpec {
  const usual = { columns: usualColumns(preset.kinds), group: "none" as const };
  const query = activityQuery.parse({
    states: ["filed"],
    from: `${today.slice(0, 4)}-01-01`,
    to: today,
    ...before?.query,
    kinds: preset.kinds,
  });
  return { title: preset.title, query, ...usual, ...recall(preset.id) };
}

export function remember(preset: string, { columns, group }: Remembered): void {
  try {
    localStorage.setItem(key(preset), JSON.stringify({ columns, group }));
  } catch {
    // private mode or a full disk: the ledger still works, it only forgets
  }
}

function recall(preset: string): Partial<Remembered> {
  try {
    const stored = JSON.parse(localStorage.getItem(key(preset)) ?? "null");
    const known = ledgerSpec.pick({ columns: true, group: true }).safeParse(stored);
    return known.success ? known.data : {};
  } catch {
    return {};
  }
}
