import { useMemo } from "react";
import type { KindNames } from "#shared/cells/kinds.ts";
import { type ColumnId, columnsFor, type EntryColumn } from "./columns.ts";
import { type EntryLine, typedIn } from "./lines.ts";
import { readKindIds } from "./read-cell.ts";

/** The columns that the lines could have, and those of them that are shown. */
export function useColumns(
  kind: string,
  lines: readonly EntryLine[],
  hidden: readonly ColumnId[],
  names: readonly KindNames[],
) {
  // as texts, so that the columns change only when a line is of another kind or fills another field
  const kinds = [kind, ...kindsIn(lines, names)].join(" ");
  const fields = fieldsIn(lines).join(" ");
  const all = useMemo<EntryColumn[]>(
    () => columnsFor([...new Set(kinds.split(" "))], fields === "" ? [] : fields.split(" ")),
    [kinds, fields],
  );
  const shown = useMemo(() => all.filter(({ id }) => id === "org" || !hidden.includes(id)), [all, hidden]);
  return { all, shown };
}

function kindsIn(lines: readonly EntryLine[], names: readonly KindNames[]): string[] {
  const texts = new Set(lines.map((line) => typedIn(line, "kind")).filter((text) => text !== ""));
  return [...texts].flatMap((text) => {
    const read = readKindIds(text, names);
    return "value" in read ? read.value : [];
  });
}

function fieldsIn(lines: readonly EntryLine[]): string[] {
  const filled = lines.flatMap((line) =>
    Object.entries(line.cells).flatMap(([column, text]) =>
      column.startsWith("field:") && text?.trim() ? [column.slice("field:".length)] : [],
    ),
  );
  return [...new Set(filled)].sort();
}
