import type { Actor } from "#server/modules/access/index.ts";
import { exportList } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { SheetCell } from "#server/platform/table-sheet.ts";
import type { ThemeEntry, ThemeFilter } from "#shared/dictionary/contracts.ts";
import { allThemes } from "./list-themes.ts";
import { requireDictionary } from "./require-dictionary.ts";

const COLUMNS = [
  { label: "主题", width: 36 },
  { label: "活动", width: 10 },
  { label: "状态", width: 30 },
];

/** The themes of the list as .xlsx; its filter stands in the first line. */
export async function exportThemes(
  tx: Tx,
  actor: Actor,
  filter: ThemeFilter,
  sink: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  requireDictionary(actor);
  const parts = [filter.text && `名称含“${filter.text}”`, filter.retired ? "含已停用" : "在用"];
  const said = parts.filter(Boolean).join("；");
  async function* rows(): AsyncGenerator<SheetCell[]> {
    for await (const batch of allThemes(tx, actor, filter)) {
      for (const row of batch) yield [row.name, row.activities, stateOf(row)];
    }
  }
  await exportList(tx, actor, { name: "主题", filter: said, columns: COLUMNS, rows: rows() }, sink);
}

const stateOf = ({ mergedInto, retired }: ThemeEntry) =>
  mergedInto ? `已并入“${mergedInto}”` : retired ? "已停用" : "在用";
