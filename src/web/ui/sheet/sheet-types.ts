/** A column of a sheet; `width` in rem. `long` texts keep their line breaks; `suggests` offers choices while one types. */
export type SheetColumn = {
  id: string;
  label: string;
  width: number;
  long?: boolean;
  numeric?: boolean;
  suggests?: boolean;
};

/** What a cell shows: its text, or greyed what stands for an empty one; a problem to mend or a warning to look at. */
export type SheetCell = { text: string; ghost: string; problem: string | null; warning: string | null };

/** What a row shows. The same object as before while nothing of it has changed: rows are drawn anew only then. */
export type SheetRowView = { id: string; cells: ReadonlyMap<string, SheetCell> };

/** A choice offered while one types; choosing it writes `text` into the cell. */
export type Suggestion = { text: string; hint: string };

/** What somebody did, for the owner of the rows to carry out. Rows and columns count from 0. */
export type SheetAct =
  | { act: "write"; cells: { row: number; column: number; text: string }[] }
  | { act: "paste"; row: number; column: number; block: string[][] }
  | { act: "undo" }
  | { act: "redo" }
  | { act: "add-row" };

export const EMPTY_SHEET_CELL: SheetCell = { text: "", ghost: "", problem: null, warning: null };
