import type { ImportProblem } from "#shared/imports/contracts.ts";

type LeaveOutProps = { rows: number; checked: boolean; onChange: (checked: boolean) => void };

/** All or nothing, unless somebody says that the rows with problems may stay out. */
export function LeaveOut({ rows, checked, onChange }: LeaveOutProps) {
  return (
    <div className="notice amber">
      <p style={{ margin: "0 0 0.4rem" }}>
        有 {rows} 行存在问题。可以调整列的对应关系，或改好文件后重新上传；也可以先导入其余的行，以后补导不会重复。
      </p>
      <label>
        <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />{" "}
        有问题的行不导入
      </label>
    </div>
  );
}

/** Each problem at its cell, as Excel names it. */
export function ProblemList({ problems }: { problems: readonly ImportProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <section className="card" aria-label="问题">
      <header>
        <h2>问题与提示</h2>
      </header>
      <div className="table-wrap">
        <table className="list">
          <tbody>
            {problems.map((problem) => (
              <tr key={`${problem.sheet} ${problem.row} ${problem.column} ${problem.message}`}>
                <td className="nowrap muted">
                  {problem.sheet} {problem.column ? `${problem.column}${problem.row}` : `第 ${problem.row} 行`}
                </td>
                <td>
                  <span className={`tag ${problem.level === "error" ? "red" : "amber"}`}>
                    {problem.level === "error" ? "问题" : "提示"}
                  </span>
                </td>
                <td>{problem.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <details className="card">
      <summary style={{ padding: "0.7rem 1.2rem" }}>跳过的内容（{notes.length}）</summary>
      <ul className="small" style={{ margin: 0, padding: "0 1.2rem 0.8rem 2.2rem" }}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </details>
  );
}
