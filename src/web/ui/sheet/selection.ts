/** A cell of a sheet by its place, both from 0. */
export type Place = { row: number; column: number };

/** The cells between two corners; `head` is where typing goes. */
export type Selection = { anchor: Place; head: Place };

export type Range = { top: number; bottom: number; left: number; right: number };

export function rangeOf({ anchor, head }: Selection): Range {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

export const at = (row: number, column: number): Selection => ({ anchor: { row, column }, head: { row, column } });

/** The places of a range, row by row. */
export function placesIn({ top, bottom, left, right }: Range): Place[] {
  const places: Place[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) places.push({ row, column });
  }
  return places;
}

type Size = { rows: number; columns: number };

const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));

/** Where a key leads, or null for one that leads nowhere. `end` means Ctrl: to the edge. */
export function moved(
  selection: Selection,
  key: string,
  size: Size,
  { end, extend }: { end: boolean; extend: boolean },
): Selection | null {
  const { row, column } = selection.head;
  const far = { rows: end ? size.rows : 1, columns: end ? size.columns : 1 };
  const steps: Record<string, Place> = {
    ArrowUp: { row: row - far.rows, column },
    ArrowDown: { row: row + far.rows, column },
    ArrowLeft: { row, column: column - far.columns },
    ArrowRight: { row, column: column + far.columns },
    Home: { row: end ? 0 : row, column: 0 },
    End: { row: end ? size.rows : row, column: size.columns },
    PageUp: { row: row - 10, column },
    PageDown: { row: row + 10, column },
  };
  const step = steps[key];
  if (!step) return null;
  const head = { row: within(step.row, size.rows), column: within(step.column, size.columns) };
  return { anchor: extend ? selection.anchor : head, head };
}

/** The next cell for Tab: along the row, then to the next one; null behind the last and before the first. */
export function tabbed({ head }: Selection, size: Size, back: boolean): Selection | null {
  const next = head.row * size.columns + head.column + (back ? -1 : 1);
  if (next < 0 || next >= size.rows * size.columns) return null;
  return at(Math.floor(next / size.columns), next % size.columns);
}
