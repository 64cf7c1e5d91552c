import { kindName } from "#shared/catalogue/kinds.ts";
import { unitOf } from "#shared/figures/definition.ts";
import { periodText } from "#shared/figures/period.ts";
import { LEDGER_ACTION_NAMES, type LedgerTotal } from "#shared/imports/ledger.ts";
import { ListTable } from "#web/ui/paged-list.tsx";

const TONES: Record<LedgerTotal["action"], string> = { new: "green", changed: "blue", same: "" };

/** The numbers that a file states without the records behind them. */
export function TotalsTable({ totals }: { totals: readonly LedgerTotal[] }) {
  if (totals.length === 0) return null;
  return (
    <section className="card">
      <header>
        <h2>申报数</h2>
        <span className="muted small">没有逐条记录的合计：与由记录算出的数并列，不相加</span>
      </header>
      <ListTable columns={["位置", "处理", "期间", "组织", "类型", "申报#"]}>
        {totals.map((total) => {
          const unit = unitOf({ metric: total.metric, kinds: [total.kind] });
          return (
            <tr key={`${total.place} ${total.metric}`}>
              <td className="muted nowrap">{total.place}</td>
              <td>
                <span className={`tag ${TONES[total.action]}`}>{LEDGER_ACTION_NAMES[total.action]}</span>
              </td>
              <td className="nowrap">{periodText(total)}</td>
              <td>{total.org}</td>
              <td className="lead">{kindName(total.kind)}</td>
              <td className="num nowrap">
                {total.value} {unit}
                {total.action === "changed" && (
                  <div className="small muted">
                    原为 {total.before} {unit}
                  </div>
                )}
              </td>
            </tr>
          );
        })}
      </ListTable>
    </section>
  );
}
