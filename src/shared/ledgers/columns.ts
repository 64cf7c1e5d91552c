import { fieldHeading } from "#shared/catalogue/field-values.ts";
import { fieldsOf, kindField } from "#shared/catalogue/kinds.ts";

/** `width` is in characters of a spreadsheet and relative on paper. */
export type LedgerColumn = { id: string; label: string; width: number; numeric?: true };

export const BASE_COLUMNS: readonly LedgerColumn[] = [
  { id: "heldOn", label: "日期", width: 14 },
  { id: "time", label: "时间", width: 12 },
  { id: "kinds", label: "类型", width: 16 },
  { id: "title", label: "名称", width: 30 },
  { id: "hosts", label: "主办", width: 20 },
  { id: "partners", label: "承办、参加单位", width: 24 },
  { id: "place", label: "地点", width: 16 },
  { id: "chair", label: "主持人", width: 10 },
  { id: "expected", label: "应到", width: 7, numeric: true },
  { id: "present", label: "实到", width: 7, numeric: true },
  { id: "rate", label: "出勤率", width: 9, numeric: true },
  { id: "guests", label: "列席", width: 7, numeric: true },
  { id: "absent", label: "请假、缺席人员", width: 20 },
  { id: "summary", label: "内容", width: 40 },
  { id: "themes", label: "主题", width: 20 },
  { id: "files", label: "附件数", width: 8, numeric: true },
  { id: "state", label: "状态", width: 9 },
  { id: "recordedOn", label: "录入日期", width: 12 },
];

const USUAL = ["heldOn", "kinds", "title", "hosts", "place", "chair", "expected", "present", "summary"];

/** The column of an id; undefined when there is none. */
export function columnOf(id: string): LedgerColumn | undefined {
  const base = BASE_COLUMNS.find((one) => one.id === id);
  if (base) return base;
  const field = kindField(id.replace(/^field:/, ""));
  if (!field) return undefined;
  if (field.type !== "number") return { id, label: field.label, width: field.type === "text" && field.long ? 30 : 16 };
  return { id, label: fieldHeading(field), width: 10, numeric: true };
}

/** What a ledger of these kinds can show: what every activity has, then the kinds' own fields. */
export function columnsFor(kinds: readonly string[]): LedgerColumn[] {
  return [...BASE_COLUMNS, ...fieldsOf(kinds).flatMap(({ id }) => columnOf(`field:${id}`) ?? [])];
}

/** What a ledger of these kinds shows until one chooses: of a single kind its own fields, and not its name in each row. */
export function usualColumns(kinds: readonly string[]): string[] {
  if (kinds.length !== 1) return USUAL;
  return [...USUAL.filter((id) => id !== "kinds"), ...fieldsOf(kinds).map(({ id }) => `field:${id}`)];
}

/** A ledger that people keep: 三会一课 together, then one for each kind. */
export type LedgerPreset = { id: string; title: string; kinds: readonly string[] };

const THREE_MEETINGS: LedgerPreset = {
  id: "three-meetings",
  title: "三会一课台账",
  kinds: ["member_assembly", "branch_committee", "group_meeting", "party_lecture"],
};

export function ledgerPresets(kinds: readonly { id: string; name: string }[]): LedgerPreset[] {
  const single = kinds.map(({ id, name }) => ({ id, title: `${name}台账`, kinds: [id] }));
  return [{ id: "all", title: "活动台账", kinds: [] }, THREE_MEETINGS, ...single];
}
