import type { KindNames } from "#shared/cells/kinds.ts";
import type { OrgRow } from "#shared/orgs/contracts.ts";
import type { NameReader } from "#shared/orgs/names.ts";
import { at, type Selection } from "#web/ui/sheet/selection.ts";
import type { SheetAct } from "#web/ui/sheet/sheet-types.ts";
import { say } from "#web/ui/toast.tsx";
import { whyNotWrite } from "./check-line.ts";
import type { ColumnId } from "./columns.ts";
import { emptyLine, written } from "./lines.ts";
import { pasteBlock } from "./paste-block.ts";
import { normalised } from "./read-cell.ts";
import type { useEntryDraft } from "./use-entry-draft.ts";

type Options = {
  /** the columns that are shown */
  columns: readonly ColumnId[];
  names: NameReader<OrgRow>;
  near: string;
  kinds: readonly KindNames[];
  today: string;
  draft: ReturnType<typeof useEntryDraft>;
  onSelect: (selection: Selection) => void;
};

/** Carries out what is done in the sheet. What is marked as secret is not written, and said so. */
export function useSheetActs({ columns, names, kinds, near, today, draft, onSelect }: Options) {
  const { lines, change, hidden } = draft;
  const reading = { orgs: names, kinds, near, today };

  const write = (cells: readonly { row: number; column: number; text: string }[]) => {
    const refused = cells.map(({ text }) => whyNotWrite(text)).find((why) => why !== null);
    if (refused) say(refused, { bad: true });
    const taken = cells.flatMap(({ row, column, text }) => {
      const id = columns[column];
      return id && whyNotWrite(text) === null ? [{ row, column: id, text: normalised(id, text, reading) }] : [];
    });
    change((before) => written(before, taken));
  };

  const paste = ({ row, column, block }: Extract<SheetAct, { act: "paste" }>) => {
    const pasted = pasteBlock(lines, { row, column, columns }, block, reading);
    change(() => pasted.lines);
    draft.setHidden(hidden.filter((id) => !pasted.filled.includes(id)));
    onSelect(at(row, column));
    say(pasted.said);
  };

  return (act: SheetAct) => {
    if (act.act === "write") write(act.cells);
    else if (act.act === "paste") paste(act);
    else if (act.act === "undo") draft.undo();
    else if (act.act === "redo") draft.redo();
    else change((before) => [...before, emptyLine()]);
  };
}
