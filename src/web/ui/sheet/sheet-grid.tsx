import { type ReactNode, type Ref, useCallback, useId, useImperativeHandle, useRef } from "react";
import { CellEditor } from "./cell-editor.tsx";
import { at, type Selection } from "./selection.ts";
import { SheetRow } from "./sheet-row.tsx";
import type { SheetAct, SheetColumn, SheetRowView, Suggestion } from "./sheet-types.ts";
import { useSheet } from "./use-sheet.ts";
import "./sheet.css";

/** For whoever leads into the sheet from outside: the cell that is selected next takes the focus. */
export type SheetHandle = { enter: () => void };

type Props<V extends SheetRowView> = {
  ref?: Ref<SheetHandle>;
  label: string;
  columns: readonly SheetColumn[];
  rows: readonly V[];
  selection: Selection;
  onSelect: (selection: Selection) => void;
  onAct: (act: SheetAct) => void;
  suggest: (row: V, column: string, text: string) => readonly Suggestion[];
  /** what stands behind each row; stable, so that rows need not be drawn anew */
  tail?: { label: string; of: (view: V, index: number) => ReactNode };
};

const NO_SUGGESTIONS: readonly Suggestion[] = [];

/**
 * A sheet to fill from the keyboard, as in Excel and WPS: arrows, Enter and Tab move, typing writes, Ctrl+D fills down,
 * blocks are copied and pasted. After Escape, Tab leaves it.
 */
export function SheetGrid<V extends SheetRowView>(props: Props<V>) {
  const { label, columns, rows, selection, onSelect, onAct, suggest, tail } = props;
  const input = useRef<(HTMLInputElement & HTMLTextAreaElement) | null>(null);
  const wrap = useRef<HTMLDivElement>(null);
  const status = useId();
  const sheet = useSheet({ columns, rows, selection, onSelect, onAct });
  const { edit, range } = sheet;
  const { head } = selection;
  const column = columns[head.column];
  const row = rows[head.row];
  const cell = sheet.cellAt(head);
  const inside = useRef(false);

  // Stable for the rows, and always of the latest render.
  const latest = useRef({ sheet, selection, onSelect });
  latest.current = { sheet, selection, onSelect };
  const press = useCallback((rowIndex: number, columnIndex: number, extend: boolean) => {
    const now = latest.current;
    now.sheet.commit();
    inside.current = true;
    const place = { row: rowIndex, column: columnIndex };
    now.onSelect(extend ? { anchor: now.selection.anchor, head: place } : at(rowIndex, columnIndex));
    input.current?.focus({ preventScroll: true });
  }, []);
  useImperativeHandle(props.ref, () => ({
    enter() {
      inside.current = true;
      input.current?.focus({ preventScroll: true });
    },
  }));
  const isInside = useCallback(() => inside.current, []);
  const drag = useCallback((rowIndex: number, columnIndex: number) => {
    const now = latest.current;
    if (inside.current && !now.sheet.edit) {
      now.onSelect({ anchor: now.selection.anchor, head: { row: rowIndex, column: columnIndex } });
    }
  }, []);

  const editor = column && row && (
    <CellEditor
      key={`${row.id} ${column.id}`}
      inputRef={input}
      isInside={isInside}
      label={`第 ${head.row + 1} 行 ${column.label}`}
      describedBy={status}
      column={column}
      cell={cell}
      edit={edit}
      suggestions={edit && column.suggests ? suggest(row, column.id, edit.text) : NO_SUGGESTIONS}
      onEdit={sheet.setEdit}
      onCommit={sheet.commit}
      onKeyDown={sheet.onKeyDown}
      onLeave={sheet.leave}
    />
  );
  return (
    <div className="sheet">
      <p id={status} className={`sheet-status ${cell.problem !== null ? "problem" : ""}`} role="status">
        {row && column && `第 ${head.row + 1} 行 ${column.label}`}
        {cell.problem !== null || cell.warning !== null ? `：${cell.problem ?? cell.warning}` : ""}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the clipboard's events of the input in the cell */}
      <div
        ref={wrap}
        className="sheet-wrap"
        onCopy={sheet.onCopy}
        onCut={sheet.onCopy}
        onPaste={sheet.onPaste}
        onFocus={() => {
          inside.current = true;
        }}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) inside.current = false;
        }}
      >
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is worked in is a grid (ARIA APG)
          role="grid"
          aria-label={label}
          aria-multiselectable="true"
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + (tail ? 2 : 1)}
        >
          <colgroup>
            <col style={{ width: "2.6rem" }} />
            {columns.map(({ id, width }) => (
              <col key={id} style={{ width: `${width}rem` }} />
            ))}
            {tail && <col style={{ width: "10.8rem" }} />}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className="sheet-head">
                <span className="visually-hidden">行号</span>
              </th>
              {columns.map(({ id, label: name, numeric }) => (
                <th key={id} scope="col" className={numeric ? "number" : undefined}>
                  {name}
                </th>
              ))}
              {tail && (
                <th scope="col" className="sheet-tail">
                  {tail.label}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((view, index) => {
              const selected = index >= range.top && index <= range.bottom;
              const here = index === head.row;
              return (
                <SheetRow
                  key={view.id}
                  view={view}
                  index={index}
                  columns={columns}
                  head={here ? head.column : null}
                  left={selected ? range.left : -1}
                  right={selected ? range.right : -2}
                  editor={here ? editor : null}
                  tailOf={tail?.of}
                  onPress={press}
                  onDrag={drag}
                />
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
