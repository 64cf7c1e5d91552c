import type { ColumnId, EntryColumn } from "./columns.ts";

type Props = { all: readonly EntryColumn[]; hidden: readonly ColumnId[]; onChange: (hidden: ColumnId[]) => void };

/** Which columns are shown; the organisation always is. */
export function ColumnChoice({ all, hidden, onChange }: Props) {
  const toggle = (id: ColumnId) => onChange(hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id]);
  return (
    <details className="entry-columns">
      <summary className="button">选择列</summary>
      <fieldset>
        <legend className="visually-hidden">显示的列</legend>
        {all
          .filter(({ id }) => id !== "org")
          .map(({ id, label }) => (
            <label key={id}>
              <input type="checkbox" checked={!hidden.includes(id)} onChange={() => toggle(id)} /> {label}
            </label>
          ))}
      </fieldset>
    </details>
  );
}
