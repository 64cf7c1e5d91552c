export type CellKind = "text" | "number" | "date" | "boolean" | "empty";

/** What is kept of an identity number: its keyed hash and what its digits say. The number itself is gone. */
export type SealedNumber = { hash: string; birth: string; gender: "male" | "female" };

/**
 * One cell as read. `text` is what a person would read there (a date cell as "2026-03-05 09:00").
 * `date` stands on date cells and is ISO at the precision the cell's format shows: "2026-03-05", "2026-03" (a format
 * without a day), "2026-03-05T09:00" or "T09:00" (a time of day alone).
 * `sealed` stands on a cell that held an identity number, once a roster has been sealed; its text is then masked.
 * `covered` marks a cell under a merge other than its top-left one: the value is spread over it for reading.
 */
export type Cell = {
  text: string;
  kind: CellKind;
  number?: number;
  date?: string;
  sealed?: SealedNumber | { problem: { code: string; message: string } };
  covered?: true;
};

/** One object for every empty cell, so that wide sparse sheets stay small. */
export const EMPTY_CELL: Cell = Object.freeze({ text: "", kind: "empty" });

/** What somebody typed or pasted, as a cell: reading decides what it means. */
export function typedCell(text: string): Cell {
  return text.trim() === "" ? EMPTY_CELL : { text, kind: "text" };
}
