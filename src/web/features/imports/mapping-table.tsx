import type { ImportChoices, ImportPlan } from "#shared/imports/contracts.ts";
import { Field } from "#web/ui/field.tsx";

type Props = { plan: ImportPlan; busy: boolean; onChoose: (choices: ImportChoices) => void };

/** Which column is what: proposed, with the reason, and changed by choosing another field. */
export function MappingTable({ plan, busy, onChoose }: Props) {
  const { choices } = plan;
  const setField = (table: number, letter: string, field: string) => {
    const tables = choices.tables.map((columns, index) =>
      index !== table || !columns
        ? columns
        : columns.map((column) =>
            column.column === letter
              ? { ...column, fields: field ? [field] : [], why: "手工选择", confidence: 1 }
              : column,
          ),
    );
    onChoose({ ...choices, tables });
  };
  const toggle = (table: number, on: boolean) => {
    const tables = choices.tables.map((columns, index) =>
      index !== table ? columns : on ? emptyColumns(plan, table) : null,
    );
    onChoose({ ...choices, tables });
  };
  return (
    <details className="card" open={plan.counts.problem > 0 || undefined}>
      <summary style={{ padding: "0.7rem 1.2rem" }}>
        列的对应关系（{plan.tables.length} 张表，确认后下次自动使用）
      </summary>
      <div className="body stack" style={{ padding: "0 1.2rem 1rem" }}>
        <div className="grid-3">
          <Field label="年份" hint="日期没有写年份时用；不填则按标题或工作表名">
            {(tie) => (
              <input
                {...tie}
                className="input"
                type="number"
                min={1949}
                max={2100}
                defaultValue={choices.year ?? ""}
                disabled={busy}
                onBlur={(event) => {
                  const year = event.target.value === "" ? null : Number(event.target.value);
                  if (year !== choices.year) onChoose({ ...choices, year });
                }}
              />
            )}
          </Field>
        </div>
        <label className="row">
          <input
            type="checkbox"
            checked={choices.includeSimilar}
            disabled={busy}
            onChange={(event) => onChoose({ ...choices, includeSimilar: event.target.checked })}
          />
          同日、同类、同组织已有手工记录的也导入
        </label>
        {plan.tables.map((table, index) => {
          const columns = choices.tables[index];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: tables are told apart by their place in the file
            <section key={index} aria-label={table.sheet}>
              <h3 className="row">
                <label>
                  <input
                    type="checkbox"
                    checked={Boolean(columns)}
                    disabled={busy}
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
                  <table className="list">
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
                            <select
                              className="input"
                              aria-label={`${column.header || column.column}列对应`}
                              value={column.fields.length > 1 ? "several" : (column.fields[0] ?? "")}
                              disabled={busy}
                              onChange={(event) => setField(index, column.column, event.target.value)}
                            >
                              <option value="">未使用</option>
                              {column.fields.length > 1 && (
                                <option value="several">
                                  {column.fields
                                    .map((field) => plan.fields.find((one) => one.id === field)?.label ?? field)
                                    .join("＋")}
                                </option>
                              )}
                              {plan.fields.map((field) => (
                                <option key={field.id} value={field.id}>
                                  {field.label}
                                </option>
                              ))}
                            </select>
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

/** A table taken in again starts with its columns unused; the sample letters are its columns. */
function emptyColumns(plan: ImportPlan, table: number): NonNullable<ImportChoices["tables"][number]> {
  return Object.keys(plan.tables[table]?.samples ?? {}).map((column) => ({
    column,
    header: "",
    fields: [],
    confidence: 0,
    why: "",
  }));
}
