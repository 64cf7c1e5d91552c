import { memo, type ReactNode } from "react";
import { EMPTY_SHEET_CELL, type SheetColumn, type SheetRowView } from "./sheet-types.ts";

type Props<V extends SheetRowView> = {
  view: V;
  index: number;
  columns: readonly SheetColumn[];
  /** the column where one is, if it is in this row */
  head: number | null;
  /** the selected columns of this row; -1 for none */
  left: number;
  right: number;
  /** the input of the cell where one is */
  editor: ReactNode;
  tailOf: ((view: V, index: number) => ReactNode) | undefined;
  onPress: (row: number, column: number, extend: boolean) => void;
  onDrag: (row: number, column: number) => void;
};

/** A row of a sheet; drawn anew only when something in it has changed. */
function Row<V extends SheetRowView>(props: Props<V>) {
  const { view, index, columns, head, left, right, editor, tailOf, onPress, onDrag } = props;
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row" className="sheet-head">
        {index + 1}
      </th>
      {columns.map((column, at) => {
        const cell = view.cells.get(column.id) ?? EMPTY_SHEET_CELL;
        const states = [
          at >= left && at <= right ? "selected" : "",
          at === head ? "current" : "",
          cell.problem !== null ? "flawed" : cell.warning !== null ? "doubtful" : "",
          column.numeric ? "number" : "",
        ];
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: in a table that is a grid, td is a gridcell (HTML-AAM)
          <td
            key={column.id}
            className={states.filter(Boolean).join(" ") || undefined}
            aria-selected={at >= left && at <= right}
            aria-colindex={at + 2}
            title={cell.problem ?? cell.warning ?? undefined}
            onMouseDown={(event) => {
              if (event.button === 2) return;
              event.preventDefault();
              onPress(index, at, event.shiftKey);
            }}
            onMouseEnter={(event) => event.buttons === 1 && onDrag(index, at)}
          >
            {at === head ? editor : <Text text={cell.text} ghost={cell.ghost} />}
          </td>
        );
      })}
      {tailOf && (
        <td className="sheet-tail" aria-colindex={columns.length + 2}>
          {tailOf(view, index)}
        </td>
      )}
    </tr>
  );
}

function Text({ text, ghost }: { text: string; ghost: string }) {
  return text === "" ? <div className="sheet-text ghost">{ghost}</div> : <div className="sheet-text">{text}</div>;
}

export const SheetRow = memo(Row) as typeof Row;
