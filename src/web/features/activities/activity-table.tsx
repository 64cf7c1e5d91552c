import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type ActivityRow, STATE_NAMES } from "#shared/activities/contracts.ts";
import { kindName } from "#shared/catalogue/kinds.ts";
import { paths } from "#web/paths.ts";
import type { Selection } from "#web/ui/use-selection.ts";

const TONES = { planned: "blue", held: "amber", filed: "green", cancelled: "" } as const;

export function StateTag({ state }: { state: ActivityRow["state"] }) {
  return <span className={`tag ${TONES[state]}`}>{STATE_NAMES[state]}</span>;
}

type Props<R extends ActivityRow> = {
  rows: readonly R[];
  extra?: { title: string; cell: (row: R) => ReactNode };
  selection?: Selection<ActivityRow> | undefined;
};

/** Activities as a table; on a phone each becomes a card. */
export function ActivityTable<R extends ActivityRow>({ rows, extra, selection }: Props<R>) {
  return (
    <div className="table-wrap">
      <table className="list cards">
        <thead>
          <tr>
            {selection && (
              <th scope="col" className="choice">
                <input
                  type="checkbox"
                  aria-label="选择列出的全部活动"
                  checked={rows.every(selection.has)}
                  onChange={() => selection.toggleAll(rows)}
                />
              </th>
            )}
            <th scope="col">日期</th>
            <th scope="col">名称</th>
            <th scope="col">类型</th>
            <th scope="col">主办</th>
            <th scope="col" className="num">
              实到/应到
            </th>
            <th scope="col">{extra ? extra.title : "状态"}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} aria-selected={selection?.has(row)}>
              {selection && (
                <td className="choice">
                  <label>
                    <input
                      type="checkbox"
                      aria-label={`选择${row.title}`}
                      checked={selection.has(row)}
                      onChange={() => selection.toggle(row)}
                    />
                  </label>
                </td>
              )}
              <td className="nowrap">
                {row.heldOn}
                {row.startTime && <span className="muted small"> {row.startTime}</span>}
              </td>
              <td className="lead">
                <Link to={paths.activity(row.id)}>{row.title}</Link>
                {row.recordedLate && (
                  <span className="tag amber" title={`录入于 ${row.recordedOn}`} style={{ marginLeft: "0.4rem" }}>
                    补录
                  </span>
                )}
                {row.files > 0 && <span className="muted small"> 附件 {row.files}</span>}
              </td>
              <td>{row.kinds.map(kindName).join("、")}</td>
              <td>{row.hosts.join("、")}</td>
              <td className="num" data-label="实到/应到">
                {row.present === null ? <span className="muted">—</span> : `${row.present}/${row.expected ?? "—"}`}
              </td>
              <td>{extra ? extra.cell(row) : <StateTag state={row.state} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
