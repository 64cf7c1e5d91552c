import type { Actor } from "#server/modules/access/index.ts";
import { traceListExport } from "#server/modules/traces/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { type SheetCell, writeTableSheet } from "#server/platform/table-sheet.ts";
import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import { DIMENSION_NAMES } from "#shared/catalogue/types.ts";
import { loadKindWords } from "./kind-words.ts";
import { requireDictionary } from "./require-dictionary.ts";

const COLUMNS = [
  { label: "方面", width: 10 },
  { label: "活动类型", width: 22 },
  { label: "报告措辞", width: 36 },
  { label: "措辞来源", width: 12 },
  { label: "本区别称", width: 36 },
  { label: "通用别称", width: 60 },
];

/** What every kind is called, by the release and by the district, as .xlsx. */
export async function exportKindWords(tx: Tx, actor: Actor, sink: (chunk: Uint8Array) => Promise<void>): Promise<void> {
  requireDictionary(actor);
  const words = new Map((await loadKindWords(tx, actor)).map((one) => [one.kind, one]));
  async function* rows(): AsyncGenerator<SheetCell[]> {
    for (const { id, name, dimension, phrase, synonyms } of ACTIVITY_KINDS) {
      const own = words.get(id);
      yield [
        ...[DIMENSION_NAMES[dimension], name, own?.phrase ?? phrase, own?.phrase ? "本区设定" : "随版本提供"],
        ...[own?.synonyms.join("、") ?? "", synonyms.join("、")],
      ];
    }
  }
  const sheet = { name: "措辞", title: "活动类型的措辞和别称", columns: COLUMNS, rows: rows() };
  await traceListExport(tx, actor, { label: "措辞", filter: "全部", rows: await writeTableSheet(sheet, sink) });
}
