import { type KindNames, readKinds } from "#shared/cells/kinds.ts";
import { numeralsToDigits } from "#shared/cells/numerals.ts";
import type { SheetTable } from "../mapping/table.ts";
import { organisationIn } from "./hints.ts";

/** What the section rows read so far say about the rows below them. */
export type SectionState = { kind: string | null; host: string | null; month: number | null };

export const NO_SECTION: SectionState = { kind: null, host: null, month: null };

/** The one kind a text names; a title that names several (党员大会、支委会台账) says nothing about a single row. */
export function onlyKind(text: string, kinds: readonly KindNames[]): string | null {
  const { ids } = readKinds(text, kinds);
  return ids.length === 1 ? (ids[0] ?? null) : null;
}

function monthOf(text: string): number | null {
  const month = /^(?:\d{4}年)?(1[0-2]|[1-9])月份?$/.exec(numeralsToDigits(text.normalize("NFKC").trim(), "月年"))?.[1];
  return month ? Number(month) : null;
}

/** The state after a section row: a kind, a month, or an organisation (which ends the kind above it); null if it says nothing. */
export function enterSection(state: SectionState, text: string, kinds: readonly KindNames[]): SectionState | null {
  const month = monthOf(text);
  if (month !== null) return { ...state, month };
  const kind = onlyKind(text, kinds);
  if (kind !== null) return { ...state, kind };
  const host = organisationIn(text);
  return host === undefined ? null : { ...NO_SECTION, host };
}

/** The kind that a table's own titles or the name of its sheet give to all its rows. */
export function kindOfTable(table: Pick<SheetTable, "titles" | "sheet">, kinds: readonly KindNames[]): string | null {
  for (const text of [...[...table.titles].reverse(), table.sheet]) {
    const kind = onlyKind(text, kinds);
    if (kind !== null) return kind;
  }
  return null;
}
