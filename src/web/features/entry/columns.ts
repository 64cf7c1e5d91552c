import { fieldHeading } from "#shared/catalogue/field-values.ts";
import { fieldsOf, kindField } from "#shared/catalogue/kinds.ts";
import type { LedgerField } from "#shared/cells/synonyms.ts";
import type { SheetColumn } from "#web/ui/sheet/sheet-types.ts";

/** What a line says of an activity. A field of the catalogue stands under its own id. */
const BASE = [
  { id: "org", label: "组织", width: 10.6, suggests: true },
  { id: "kind", label: "类型", width: 8, suggests: true },
  { id: "date", label: "日期", width: 6.3 },
  { id: "time", label: "时间", width: 7.5 },
  { id: "title", label: "名称", width: 8 },
  { id: "place", label: "地点", width: 7 },
  { id: "chair", label: "主持人", width: 4.6 },
  { id: "expected", label: "应到", width: 3.2, numeric: true },
  { id: "present", label: "实到", width: 3.2, numeric: true },
  { id: "absent", label: "请假/缺席", width: 8.6 },
  { id: "guests", label: "列席人数", width: 5, numeric: true },
  { id: "summary", label: "内容", width: 14, long: true },
] as const satisfies readonly SheetColumn[];

export type ColumnId = (typeof BASE)[number]["id"] | `field:${string}`;

/** The columns that nobody needs to look at while they are the same in every line. */
export const USUALLY_HIDDEN: readonly ColumnId[] = ["kind", "time", "guests"];

export const fieldColumn = (id: string): ColumnId => `field:${id}`;

export type EntryColumn = SheetColumn & { id: ColumnId };

/** Every column for lines of these kinds: what every activity has, the kinds' own fields, and others that are filled. */
export function columnsFor(kinds: readonly string[], others: readonly string[] = []): EntryColumn[] {
  const known = fieldsOf(kinds);
  const more = others.flatMap((id) => kindField(id) ?? []).filter((field) => !known.includes(field));
  const fields = [...known, ...more].map((field) => ({
    id: fieldColumn(field.id),
    label: fieldHeading(field),
    width: field.type === "text" ? 10 : 6,
    long: field.type === "text" && field.long === true,
    numeric: field.type === "number",
    suggests: field.type === "choice",
  }));
  return [...BASE, ...fields];
}

export function columnLabel(id: ColumnId): string {
  return BASE.find((column) => column.id === id)?.label ?? kindField(id.slice("field:".length))?.label ?? id;
}

/** Where a column of a ledger goes; what the grid has no column for stands nowhere. */
export function columnOfLedger(field: LedgerField): ColumnId | null {
  if (field.startsWith("kind:")) return fieldColumn(field.slice("kind:".length));
  const columns: Partial<Record<LedgerField, ColumnId>> = {
    kind: "kind",
    title: "title",
    date: "date",
    startTime: "time",
    place: "place",
    host: "org",
    chair: "chair",
    summary: "summary",
    expected: "expected",
    present: "present",
    headcount: "present",
    guests: "guests",
    absent: "absent",
  };
  return columns[field] ?? null;
}

/** Where the server says that something is wrong, as a column. */
export function columnOfField(field: string): ColumnId {
  const columns: Record<string, ColumnId> = {
    orgs: "org",
    kinds: "kind",
    heldOn: "date",
    endsOn: "date",
    startTime: "time",
    endTime: "time",
    attendance: "present",
    title: "title",
    place: "place",
    chair: "chair",
    summary: "summary",
    guests: "guests",
    guestsNote: "guests",
  };
  if (field.startsWith("fields.")) return fieldColumn(field.slice("fields.".length));
  return columns[field.split(".")[0] ?? ""] ?? "org";
}
