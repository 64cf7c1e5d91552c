import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from "react";
import { formatTsv, parseTsv } from "#shared/cells/tsv.ts";
import { at, moved, type Place, placesIn, rangeOf, type Selection, tabbed } from "./selection.ts";
import { EMPTY_SHEET_CELL, type SheetAct, type SheetCell, type SheetColumn, type SheetRowView } from "./sheet-types.ts";

/** A cell that is being written. `quick`: begun by typing, so that arrows leave it; by F2 they move in its text. */
export type Edit = { text: string; quick: boolean };

type Options = {
  columns: readonly SheetColumn[];
  rows: readonly SheetRowView[];
  selection: Selection;
  onSelect: (selection: Selection) => void;
  onAct: (act: SheetAct) => void;
};

/** What keys, the clipboard and the mouse do in a sheet, as in Excel and WPS. */
export function useSheet({ columns, rows, selection, onSelect, onAct }: Options) {
  const [edit, setEdit] = useState<Edit | null>(null);
  /** Escape opens the way out: the next Tab leaves the sheet instead of going to the next cell. */
  const leaving = useRef(false);
  const size = { rows: rows.length, columns: columns.length };
  const { head } = selection;
  const range = rangeOf(selection);

  const cellAt = ({ row, column }: Place): SheetCell =>
    rows[row]?.cells.get(columns[column]?.id ?? "") ?? EMPTY_SHEET_CELL;
  const write = (places: readonly Place[], textOf: (place: Place) => string) =>
    onAct({ act: "write", cells: places.map((place) => ({ ...place, text: textOf(place) })) });
  const commit = (text = edit?.text) => {
    if (edit === null || text === undefined) return;
    setEdit(null);
    if (text !== cellAt(head).text) write([head], () => text);
  };
  const down = (back: boolean) => {
    if (!back && head.row === size.rows - 1) onAct({ act: "add-row" });
    onSelect(at(Math.max(0, head.row + (back ? -1 : 1)), head.column));
  };
  /** @returns whether there was a cell to go to */
  const tab = (back: boolean): boolean => {
    const next = tabbed(selection, size, back);
    if (next) onSelect(next);
    return next !== null;
  };
  /** Enter goes down, Tab along. @returns whether there was a cell to go to */
  const leave = ({ key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">): boolean => {
    if (key === "Tab") return tab(shiftKey);
    down(shiftKey);
    return true;
  };
  const fillDown = () => {
    const { top, bottom } = range;
    const one = top === bottom;
    const places = placesIn({ ...range, top: one ? top : top + 1 });
    if (one && top === 0) return;
    write(places, ({ column }) => cellAt({ row: one ? top - 1 : top, column }).text);
  };

  /** Keys while a cell is being written. @returns whether the key was used up */
  const editKey = (event: KeyboardEvent, current: Edit): boolean => {
    const { key } = event;
    if (key === "Escape") setEdit(null);
    else if (key === "Enter" && event.altKey && columns[head.column]?.long) {
      setEdit({ ...current, text: `${current.text}\n` });
    } else if (key === "Enter" || key === "Tab") {
      commit();
      return leave(event);
    } else if (key === "F2") setEdit({ ...current, quick: false });
    else if (current.quick && key.startsWith("Arrow")) {
      commit();
      onSelect(moved(selection, key, size, { end: false, extend: false }) ?? selection);
    } else return false;
    return true;
  };

  const commandKey = ({ key, shiftKey }: KeyboardEvent): boolean => {
    const letter = key.toLowerCase();
    if (letter === "z") onAct({ act: shiftKey ? "redo" : "undo" });
    else if (letter === "y") onAct({ act: "redo" });
    else if (letter === "d") fillDown();
    else if (letter === "a") {
      onSelect({ anchor: { row: 0, column: 0 }, head: { row: size.rows - 1, column: size.columns - 1 } });
    } else return false;
    return true;
  };

  const moveKey = (event: KeyboardEvent): boolean => {
    const { key, shiftKey } = event;
    const command = event.ctrlKey || event.metaKey;
    if (command && commandKey(event)) return true;
    const next = moved(selection, key, size, { end: command, extend: shiftKey });
    if (next) onSelect(next);
    else if (key === "Enter" || key === "Tab") return !(key === "Tab" && leaving.current) && leave(event);
    else if (key === "F2") setEdit({ text: cellAt(head).text, quick: false });
    else if (key === "Delete" || key === "Backspace") write(placesIn(range), () => "");
    else return false;
    return true;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // the keys of an input method belong to it
    if (event.nativeEvent.isComposing || event.key === "Process") return;
    const used = edit ? editKey(event, edit) : moveKey(event);
    if (used) event.preventDefault();
    leaving.current = event.key === "Escape" && edit === null;
  };

  const onCopy = (event: ClipboardEvent) => {
    if (edit) return;
    event.preventDefault();
    const shown = (place: Place) => cellAt(place).text || cellAt(place).ghost;
    const block: string[][] = [];
    for (const place of placesIn(range)) {
      if (place.column === range.left) block.push([]);
      block.at(-1)?.push(shown(place));
    }
    event.clipboardData.setData("text/plain", formatTsv(block));
    if (event.type === "cut") write(placesIn(range), () => "");
  };

  const onPaste = (event: ClipboardEvent) => {
    if (edit) return;
    event.preventDefault();
    const block = parseTsv(event.clipboardData.getData("text/plain"));
    const [[only, ...others] = [], ...rest] = block;
    if (only !== undefined && others.length === 0 && rest.length === 0) return write(placesIn(range), () => only);
    onAct({ act: "paste", row: range.top, column: range.left, block });
  };

  return { edit, setEdit, commit, leave, cellAt, range, onKeyDown, onCopy, onPaste };
}
