import type { Actor } from "#server/modules/access/index.ts";
import { exportList } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import type { SheetCell } from "#server/platform/table-sheet.ts";
import { DAY_KIND_NAMES } from "#shared/calendar/contracts.ts";
import { holidaysOf } from "#shared/calendar/holidays-of.ts";
import { weekdayName } from "#shared/calendar/working-days.ts";
import { loadCalendar } from "./calendar.ts";
import { requireDictionary } from "./require-dictionary.ts";

const COLUMNS = [
  { label: "日期", width: 12 },
  { label: "星期", width: 8 },
  { label: "名称", width: 24 },
  { label: "安排", width: 10 },
  { label: "来源", width: 14 },
];

/** The holidays of a year as the page lists them, as .xlsx. */
export async function exportCalendar(
  tx: Tx,
  actor: Actor,
  year: number,
  sink: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  requireDictionary(actor);
  const years = await loadCalendar(tx, actor);
  const { days, known } = holidaysOf(year, years);
  async function* rows(): AsyncGenerator<SheetCell[]> {
    for (const { day, kind, name, own } of days) {
      yield [day, weekdayName(day), name, DAY_KIND_NAMES[kind], own ? "本区设定" : "随版本提供"];
    }
  }
  const said = `${year}年${known ? "" : "，待公布"}`;
  await exportList(tx, actor, { name: "节假日", filter: said, columns: COLUMNS, rows: rows() }, sink);
}
