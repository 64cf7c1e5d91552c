import { useMemo } from "react";
import { activeIn, DraftLine, type Line } from "./draft-line.tsx";
import { tableRows } from "./table-rows.ts";

/** A table of the draft, cell by cell; one that is wider than the paper is moved sideways. */
export function DraftTable({ lines, active }: { lines: readonly Line[]; active: string | null }) {
  const rows = useMemo(() => tableRows(lines), [lines]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is too wide is moved by keys
    <section className="draft-table" aria-label="表格" tabIndex={0}>
      <table>
        <tbody>
          {rows.map(({ start, cells }) => (
            <tr key={start}>
              {cells.map((cell) => (
                <td key={cell.column} colSpan={cell.span}>
                  {cell.lines.map((line) => (
                    <DraftLine key={line.paragraph.start} line={line} active={activeIn(line, active)} inCell />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
