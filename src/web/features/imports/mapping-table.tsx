import type { ReactNode } from "react";
import type { TableChoices } from "#shared/imports/contracts.ts";
import type { ImportPlan } from "#shared/imports/plans.ts";

type Props = {
  plan: Pick<ImportPlan, "tables" | "fields">;
  tables: TableChoices;
  open: boolean;
  onChoose: (tables: TableChoices) => void;
  /** what else the file leaves unsaid */
  children: ReactNode;
};

/** Which column is what: proposed, with the reason, and changed by choosing another field. */
export function MappingTable({ plan, tables, open, onChoose, children }: Props) {
  const setField = (table: number, letter: string, field: string) =>
    onChoose(
      tables.map((columns, index) =>
        index !== table || !columns
          ? columns
          : columns.map((column) =>
              column.column === letter
                ? { ...column, fields: field ? [field] : [], why: "手工选择", confidence: 1 }
                : column,
            ),
      ),
    );
  const toggle = (table: number, on: boolean) =>
    onChoose(tables.map((columns, index) => (index !== table ? columns : on ? emptyColumns(plan, table) : null)));
  return (
    <details className="card" open={open || undefined}>
      <summary style={{ padding: "0.7rem 1.2rem" }}>
        列的对应关系（{plan.tables.length} 张表，确认后下次自动使用）
      </summary>
      <div className="body stack" style={{ padding: "0 1.2rem 1rem" }}>
        {children}
        {plan.tables.map((table, index) => {
          const columns = tables[index];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: tables are told apart by their place in the file
            <section key={index} aria-label={table.sheet}>
              <h3 className="row">
                <label>
                  <input
                    type="checkbox"
                    checked={Boolean(columns)}
                    onChange={(event) => toggle(index, event.target.checked)}
                  />{" "}
                  {table.sheet}
                </label>
                <span className="muted small">
                  {table.rows} 行 {table.titles.join(" · ")}
                </span>
              </h3>
              {columns && (
                <div className="table-wrap">
                  <table className="list cards">
                    <thead>
                      <tr>
                        <th scope="col">列</th>
                        <th scope="col">表头</th>
                        <th scope="col">内容示例</th>
                        <th scope="col">对应</th>
                        <th scope="col">依据</th>
                      </tr>
                    </thead>
                    <tbody>
                      {columns.map((column) => (
                        <tr key={column.column}>
                          <td className="muted">{column.column}</td>
                          <td>{column.header || <span className="muted">（无表头）</span>}</td>
                          <td className="small muted">{table.samples[column.column]?.join(" ｜ ")}</td>
                          <td>
                            <FieldSelect
                              column={column}
                              fields={plan.fields}
                              onChange={(field) => setField(index, column.column, field)}
                            />
                          </td>
                          <td className="small muted">{column.why}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </section>
          );
        })}
      </div>
    </details>
  );
}

type FieldProps = {
  column: NonNullable<TableChoices[number]>[number];
  fields: ImportPlan["fields"];
  onChange: (field: string) => void;
};

function FieldSelect({ column, fields, onChange }: FieldProps) {
  const several = column.fields.length > 1;
  const labelOf = (id: string) => fields.find((one) => one.id === id)?.label ?? id;
  return (
    <select
      className="input"
      aria-label={`${column.header || column.column}列对应`}
      value={several ? "several" : (column.fields[0] ?? "")}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">未使用</option>
      {several && <option value="several">{column.fields.map(labelOf).join("＋")}</option>}
      {fields.map((field) => (
        <option key={field.id} value={field.id}>
          {field.label}
        </option>
      ))}
    </select>
  );
}

/** A table taken in again starts with its columns unused; the sample letters are its columns. */
function emptyColumns(plan: Props["plan"], table: number): NonNullable<TableChoices[number]> {
  return Object.keys(plan.tables[table]?.samples ?? {}).map((column) => ({
    column,
    header: "",
    fields: [],
    confidence: 0,
    why: "",
  }));
}
