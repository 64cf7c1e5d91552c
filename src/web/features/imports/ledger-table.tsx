import { Link } from "@tanstack/react-router";
import { kindName } from "#shared/catalogue/kinds.ts";
import { LEDGER_ACTION_NAMES, type LedgerItem } from "#shared/imports/ledger.ts";
import { paths } from "#web/paths.ts";
import { ListTable } from "#web/ui/paged-list.tsx";

const TONES: Record<LedgerItem["action"], string> = {
  new: "green",
  changed: "blue",
  same: "",
  similar: "amber",
  repeated: "",
  problem: "red",
};

/** What will become of each row; problems and corrections first. */
export function LedgerTable({ rows }: { rows: readonly LedgerItem[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="card">
      <header>
        <h2>逐行结果</h2>
        <span className="muted small">最多显示 300 行，数量以上方为准</span>
      </header>
      <ListTable columns={["位置", "处理", "日期", "类型", "组织", "名称", "实到/应到#"]}>
        {rows.map((row) => (
          <tr key={`${row.sheet} ${row.row}`}>
            <td className="muted nowrap">
              {row.sheet} {row.row} 行
            </td>
            <td>
              <span className={`tag ${TONES[row.action]}`}>{LEDGER_ACTION_NAMES[row.action]}</span>
            </td>
            <td className="nowrap">{row.heldOn ?? "—"}</td>
            <td>{row.kinds.map(kindName).join("、")}</td>
            <td>{row.host}</td>
            <td className="lead">
              {row.activityId ? <Link to={paths.activity(row.activityId)}>{row.title}</Link> : row.title}
              {row.changes.map((one) => (
                <div key={one} className="small muted">
                  {one}
                </div>
              ))}
            </td>
            <td className="num">{row.present === null ? "—" : `${row.present}/${row.expected ?? "—"}`}</td>
          </tr>
        ))}
      </ListTable>
    </section>
  );
}
