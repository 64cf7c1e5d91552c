import { useState } from "react";

export type Selection<R> = {
  rows: readonly R[];
  has(row: R): boolean;
  toggle(row: R): void;
  /** all of these, or none of them when all are chosen already */
  toggleAll(rows: readonly R[]): void;
  clear(): void;
};

/** Rows of a list chosen for a step together; they stay chosen while the list is paged on. */
export function useSelection<R extends { id: string }>(): Selection<R> {
  const [chosen, setChosen] = useState<ReadonlyMap<string, R>>(new Map());
  const has = (row: R) => chosen.has(row.id);
  return {
    rows: [...chosen.values()],
    has,
    toggle(row) {
      const next = new Map(chosen);
      if (!next.delete(row.id)) next.set(row.id, row);
      setChosen(next);
    },
    toggleAll(rows) {
      const next = new Map(chosen);
      const all = rows.every(has);
      for (const row of rows) {
        if (all) next.delete(row.id);
        else next.set(row.id, row);
      }
      setChosen(next);
    },
    clear: () => setChosen(new Map()),
  };
}
