import { Link } from "@tanstack/react-router";
import { columnOf } from "#shared/ledgers/columns.ts";
import type { LedgerRow, LedgerSpec } from "#shared/ledgers/contracts.ts";
import { paths } from "#web/paths.ts";
import { ListTable } from "#web/ui/paged-list.tsx";

/** What leads to the record: its name where the ledger shows it, else the row's number. */
const LEAD = "title";

export function LedgerTable({ spec, rows }: { spec: LedgerSpec; rows: readonly LedgerRow[] }) {
  const columns = spec.columns.flatMap((id) => columnOf(id) ?? []);
  const grouped = spec.group !== "none";
  return (
    <ListTable
      className="ledger"
      columns={["序号#", ...columns.map(({ label, numeric }) => (numeric ? `${label}#` : label))]}
    >
      {rows.flatMap((row, index) => [
        grouped && row.group !== rows[index - 1]?.group && (
          <tr key={`group ${row.group}`} className="group">
            <th scope="colgroup" colSpan={columns.length + 1}>
              {row.group}
            </th>
          </tr>
        ),
        <tr key={`${row.group} ${row.id}`}>
          <td className="num muted">
            {spec.columns.includes(LEAD) ? index + 1 : <Link to={paths.activity(row.id)}>{index + 1}</Link>}
          </td>
          {columns.map((column, at) => (
            <td
              key={column.id}
              className={column.numeric ? "num" : column.id === LEAD ? "lead" : column.id === "heldOn" ? "nowrap" : ""}
              data-label={column.label}
            >
              {column.id === LEAD ? <Link to={paths.activity(row.id)}>{row.cells[at]}</Link> : row.cells[at]}
            </td>
          ))}
        </tr>,
      ])}
    </ListTable>
  );
}
