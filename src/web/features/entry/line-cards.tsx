import { useState } from "react";
import type { OrgRow } from "#shared/orgs/contracts.ts";
import { Button } from "#web/ui/button.tsx";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { Field, TextField } from "#web/ui/field.tsx";
import { EMPTY_SHEET_CELL } from "#web/ui/sheet/sheet-types.ts";
import type { EntryColumn } from "./columns.ts";
import { type LineActions, LineState } from "./line-tail.tsx";
import type { LineView } from "./line-view.ts";

type Props = {
  views: readonly LineView[];
  columns: readonly EntryColumn[];
  own: readonly OrgRow[];
  actions: LineActions;
  onWrite: (row: number, column: number, text: string) => void;
  onAdd: () => void;
};

/** The lines on a phone: one is open at a time. */
export function LineCards({ views, columns, own, actions, onWrite, onAdd }: Props) {
  const [open, setOpen] = useState<string | null>(views[0]?.id ?? null);
  return (
    <div className="stack">
      {views.map((view, row) => (
        <div key={view.id} className={`entry-card ${view.state}`}>
          <button
            type="button"
            className="entry-card-head"
            aria-expanded={open === view.id}
            onClick={() => setOpen(open === view.id ? null : view.id)}
          >
            <span className="grow">
              {row + 1}. {view.line.cells.org || "（未填组织）"}
            </span>
            {view.state !== "blank" && <LineState view={view} />}
          </button>
          {open === view.id && (
            <div className="entry-card-body stack">
              {columns.map((column, index) => (
                <CardField
                  key={column.id}
                  view={view}
                  column={column}
                  own={own}
                  onWrite={(text) => onWrite(row, index, text)}
                />
              ))}
              <div className="row">
                {view.state !== "blank" && <Button onClick={() => actions.onRoll(view.id)}>粘贴接龙</Button>}
                {view.state === "asking" && <Button onClick={() => actions.onConfirm(view.id)}>不是重复</Button>}
                <Button tone="danger" onClick={() => actions.onRemove(view.id)}>
                  删除
                </Button>
                {row + 1 < views.length && <Button onClick={() => setOpen(views[row + 1]?.id ?? null)}>下一行</Button>}
              </div>
            </div>
          )}
        </div>
      ))}
      <Button onClick={onAdd}>加一行</Button>
    </div>
  );
}

type FieldProps = { view: LineView; column: EntryColumn; own: readonly OrgRow[]; onWrite: (text: string) => void };

/** A text is written when one leaves it, as a cell is. */
function CardField({ view, column, own, onWrite }: FieldProps) {
  const cell = view.cells.get(column.id) ?? EMPTY_SHEET_CELL;
  const [typed, setTyped] = useState<string | null>(null);
  const problem = view.state === "waiting" ? undefined : (cell.problem ?? cell.warning ?? undefined);
  if (column.id === "org") {
    const chosen = own.find((org) => org.id === view.checked.occasion?.orgId) ?? null;
    return (
      <SingleCombobox
        label={column.label}
        choices={own.map((org) => ({ value: org.id, label: org.name, hint: org.shortName }))}
        value={chosen?.id ?? null}
        onChange={(id) => onWrite(own.find((org) => org.id === id)?.name ?? "")}
        problem={problem}
      />
    );
  }
  const common = { value: typed ?? cell.text, placeholder: cell.ghost };
  const commit = () => {
    if (typed !== null && typed !== cell.text) onWrite(typed);
    setTyped(null);
  };
  if (column.long) {
    return (
      <Field label={column.label} problem={problem}>
        {(tie) => (
          <textarea
            {...tie}
            {...common}
            className="input"
            rows={3}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={commit}
          />
        )}
      </Field>
    );
  }
  return (
    <TextField
      label={column.label}
      {...common}
      onChange={setTyped}
      onBlur={commit}
      inputMode={column.numeric ? "numeric" : undefined}
      problem={problem}
    />
  );
}
