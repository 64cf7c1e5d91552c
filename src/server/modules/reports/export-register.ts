import { type Actor, requireCan } from "#server/modules/access/index.ts";
import { exportList } from "#server/modules/traces/index.ts";
import { dayOf } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { SheetCell } from "#server/platform/table-sheet.ts";
import { NUMBER_SORT_NAMES, type RegisterFilter, STANDING_NAMES } from "#shared/report/contracts.ts";
import { allRegister } from "./list-register.ts";

const COLUMNS = [
  { label: "数", width: 10 },
  { label: "单位", width: 8 },
  { label: "来源", width: 8 },
  { label: "所在语句", width: 60 },
  { label: "口径或依据", width: 60 },
  { label: "报告", width: 40 },
  { label: "报送对象", width: 24 },
  { label: "印发日期", width: 12 },
  { label: "现状", width: 12 },
  { label: "现值", width: 10 },
];

/** The register as .xlsx, exactly the lines of the page. */
export async function exportRegister(
  tx: Tx,
  actor: Actor,
  filter: RegisterFilter,
  sink: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  requireCan(actor, "report.read");
  const said = describeFilter(filter);
  async function* rows(): AsyncGenerator<SheetCell[]> {
    for await (const batch of allRegister(tx, actor, filter)) {
      for (const row of batch) {
        const own = row.sort === "figure";
        yield [
          ...[row.text, row.unit, NUMBER_SORT_NAMES[row.sort], row.context, row.ground, row.title, row.recipient],
          ...[
            dayOf(new Date(row.issuedAt)),
            own ? STANDING_NAMES[row.standing] : "不比对",
            own ? row.currentValue : null,
          ],
        ];
      }
    }
  }
  await exportList(tx, actor, { name: "对外报数台账", filter: said, columns: COLUMNS, rows: rows() }, sink);
}

function describeFilter({ text, from, to, standing }: RegisterFilter): string {
  const parts = [
    from || to ? `印发日期：${from ?? "不限"} 至 ${to ?? "不限"}` : "印发日期：不限",
    standing ? `现状：${STANDING_NAMES[standing]}` : "",
    text ? `含“${text}”` : "",
  ];
  return parts.filter(Boolean).join("；");
}
