import type { RollResult } from "#shared/roll-call/match-roll-call.ts";
import { newId } from "#web/api/client.ts";
import type { ColumnId } from "./columns.ts";

/** A line as it was typed: texts by column. `id` becomes the activity's, so that no line is recorded twice. */
export type EntryLine = {
  id: string;
  cells: Readonly<Partial<Record<ColumnId, string>>>;
  /** a roll call that was gone through: attendance by name, in place of the numbers */
  roll: RollResult | null;
  /** it looks like an activity that exists, and somebody said that it is another one */
  confirmed: boolean;
};

/** What lines have in common: a cell that is left empty takes it from here. */
export type Common = {
  kind: string;
  date: string;
  time: string;
  title: string;
  place: string;
  chair: string;
  summary: string;
  themes: string[];
  state: "filed" | "held";
};

export function emptyLine(cells: EntryLine["cells"] = {}): EntryLine {
  return { id: newId(), cells, roll: null, confirmed: false };
}

export function emptyCommon(today: string): Common {
  return {
    kind: "theme_day",
    date: today,
    time: "",
    title: "",
    place: "",
    chair: "",
    summary: "",
    themes: [],
    state: "filed",
  };
}

/** What was typed, without the spaces around it. */
export const typedIn = (line: EntryLine, column: ColumnId): string => line.cells[column]?.trim() ?? "";

export const isBlank = (line: EntryLine): boolean =>
  line.roll === null && Object.values(line.cells).every((text) => !text?.trim());

/** Lines with some cells written, the same when nothing differs; numbers typed over a roll call take its place. */
export function written(
  lines: readonly EntryLine[],
  cells: readonly { row: number; column: ColumnId; text: string }[],
): readonly EntryLine[] {
  const differing = cells.filter(({ row, column, text }) => (lines[row]?.cells[column] ?? "") !== text);
  if (differing.length === 0) return lines;
  const byRow = Map.groupBy(differing, ({ row }) => row);
  return lines.map((line, row) => {
    const own = byRow.get(row);
    if (!own) return line;
    const counted = own.some(({ column }) => ["expected", "present", "absent"].includes(column));
    const moved = own.some(({ column }) => ["org", "kind", "date"].includes(column));
    return {
      ...line,
      cells: { ...line.cells, ...Object.fromEntries(own.map(({ column, text }) => [column, text])) },
      // whoever was called belongs to that organisation on that day
      roll: counted || moved ? null : line.roll,
      confirmed: moved ? false : line.confirmed,
    };
  });
}
