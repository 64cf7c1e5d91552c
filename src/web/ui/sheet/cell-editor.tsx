import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useState } from "react";
import type { SheetCell, SheetColumn, Suggestion } from "./sheet-types.ts";
import type { Edit } from "./use-sheet.ts";

type Props = {
  inputRef: RefObject<(HTMLInputElement & HTMLTextAreaElement) | null>;
  /** whether one is working in the sheet, so that the input of the next cell takes the focus */
  isInside: () => boolean;
  label: string;
  describedBy: string;
  column: SheetColumn;
  cell: SheetCell;
  edit: Edit | null;
  suggestions: readonly Suggestion[];
  onEdit: (edit: Edit) => void;
  onCommit: (text?: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  /** goes on to the next cell; false when there is none */
  onLeave: (event: KeyboardEvent) => boolean;
};

/**
 * The input of the cell where one is. It always has the focus, with its text selected: so typing replaces the text, and
 * an input method for Chinese begins where it is to write.
 */
export function CellEditor(props: Props) {
  const {
    inputRef,
    isInside,
    label,
    describedBy,
    column,
    cell,
    edit,
    suggestions,
    onEdit,
    onCommit,
    onKeyDown,
    onLeave,
  } = props;
  const list = useId();
  const [chosen, setChosen] = useState(0);
  const open = edit !== null && suggestions.length > 0;
  const mode = edit === null ? "moving" : edit.quick ? "typing" : "editing";
  useLayoutEffect(() => {
    const field = inputRef.current;
    if (!field || !isInside()) return;
    field.focus({ preventScroll: true });
    field.closest("td")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [inputRef, isInside]);
  // All selected while one only moves: the next key replaces the text. Under F2 the cursor stands at the end.
  useEffect(() => {
    const end = cell.text.length;
    if (mode === "moving") inputRef.current?.setSelectionRange(0, end);
    if (mode === "editing") inputRef.current?.setSelectionRange(end, end);
  }, [inputRef, mode, cell.text]);
  const highlighted = Math.min(chosen, suggestions.length - 1);
  const common = {
    ref: inputRef,
    className: "sheet-input",
    "aria-label": label,
    "aria-describedby": describedBy,
    "aria-invalid": cell.problem !== null,
    placeholder: edit ? "" : cell.ghost,
    value: edit?.text ?? cell.text,
    spellCheck: false,
    autoComplete: "off",
    onChange: (event: { target: { value: string } }) => {
      setChosen(0);
      onEdit({ text: event.target.value, quick: edit?.quick ?? true });
    },
    onFocus: () => mode === "moving" && inputRef.current?.select(),
    onBlur: () => onCommit(),
    onDoubleClick: () => edit === null && onEdit({ text: cell.text, quick: false }),
    onMouseDown: (event: { preventDefault: () => void; stopPropagation: () => void }) => {
      if (edit) event.stopPropagation();
      else if (document.activeElement === inputRef.current) event.preventDefault();
    },
    onKeyDown: (event: KeyboardEvent) => {
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (open && step !== 0) {
        event.preventDefault();
        setChosen((highlighted + step + suggestions.length) % suggestions.length);
        return;
      }
      const accepts = (event.key === "Enter" || event.key === "Tab") && !event.nativeEvent.isComposing;
      if (!open || !accepts) {
        onKeyDown(event);
        return;
      }
      // nothing is offered for what was typed in full: a part of a name means the one that is highlighted
      onCommit(suggestions[highlighted]?.text);
      if (onLeave(event)) event.preventDefault();
    },
  };
  if (column.long) return <textarea {...common} rows={edit ? 4 : 1} />;
  if (!column.suggests) return <input {...common} inputMode={column.numeric ? "numeric" : undefined} />;
  return (
    <>
      <input
        {...common}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={list}
        aria-activedescendant={open ? `${list}-${highlighted}` : undefined}
      />
      {open && (
        <Suggestions id={list} anchor={inputRef} items={suggestions} highlighted={highlighted} onChoose={onCommit} />
      )}
    </>
  );
}

type ListProps = {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  items: readonly Suggestion[];
  highlighted: number;
  onChoose: (text: string) => void;
};

/** Beside the cell, not inside the part that scrolls: there it would be cut off. */
function Suggestions({ id, anchor, items, highlighted, onChoose }: ListProps) {
  const [place, setPlace] = useState<{ left: number; top?: number; bottom?: number; minWidth: number } | null>(null);
  useLayoutEffect(() => {
    const box = anchor.current?.getBoundingClientRect();
    if (!box) return;
    const below = window.innerHeight - box.bottom > 260;
    const across = { left: Math.min(box.left, window.innerWidth - 260), minWidth: box.width };
    setPlace(below ? { ...across, top: box.bottom + 2 } : { ...across, bottom: window.innerHeight - box.top + 2 });
  }, [anchor]);
  return (
    <div id={id} role="listbox" aria-label="可选内容" className="combo-popup sheet-list" style={place ?? undefined}>
      {items.map(({ text, hint }, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and points here (aria-activedescendant)
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's
        <div
          key={text}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === highlighted}
          className="combo-item"
          data-highlighted={index === highlighted || undefined}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(text)}
        >
          {text}
          {hint && <span className="muted small"> {hint}</span>}
        </div>
      ))}
    </div>
  );
}
