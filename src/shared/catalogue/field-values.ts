import { fieldsOf, keepsOf, kindName } from "./kinds.ts";
import type { KindField } from "./types.ts";

/** Values of the catalogue's fields by their ids; a field that was not filled in has none. */
export type FieldValues = Readonly<Record<string, string | number>>;

const LONGEST = { line: 200, long: 5_000 } as const;

/** What is wrong with a value, in Chinese; null when it fits its field. */
export function fieldProblem(field: KindField, value: string | number): string | null {
  switch (field.type) {
    case "text": {
      const most = field.long ? LONGEST.long : LONGEST.line;
      if (typeof value !== "string") return `“${field.label}”应为文字`;
      return value.length > most ? `“${field.label}”最多 ${most} 字` : null;
    }
    case "choice":
      return field.choices.some((choice) => choice === value)
        ? null
        : `“${field.label}”应为：${field.choices.join("、")}`;
    case "number": {
      if (typeof value !== "number" || !Number.isFinite(value)) return `“${field.label}”应为数字`;
      if (value < 0 || value > field.max) return `“${field.label}”应在 0 至 ${field.max} 之间`;
      const scaled = field.decimals ? value * 10 : value;
      if (Number.isInteger(Math.round(scaled * 1e6) / 1e6)) return null;
      return field.decimals ? `“${field.label}”最多一位小数` : `“${field.label}”应为整数`;
    }
  }
}

/** The first field that does not fit its kinds or its value; null when all do. */
export function fieldsProblem(kinds: readonly string[], values: FieldValues): { id: string; reason: string } | null {
  const known = new Map(fieldsOf(kinds).map((field) => [field.id, field]));
  for (const [id, value] of Object.entries(values)) {
    const field = known.get(id);
    const reason = field ? fieldProblem(field, value) : `${kinds.map(kindName).join("、")}没有“${id}”这一项`;
    if (reason !== null) return { id, reason };
  }
  return null;
}

/** The values that the kinds have fields for: what is left when an activity's kind changes. */
export function valuesOf(kinds: readonly string[], values: FieldValues): FieldValues {
  const ids = new Set(fieldsOf(kinds).map(({ id }) => id));
  return Object.fromEntries(Object.entries(values).filter(([id]) => ids.has(id)));
}

/** 提出需求（件）: a field as a heading of numbers or texts. */
export function fieldHeading(field: KindField): string {
  return field.type === "number" && field.unit !== field.label ? `${field.label}（${field.unit}）` : field.label;
}

/** "议题数 5 个": a value as people read it. */
export function fieldText(field: KindField, value: string | number): string {
  return field.type === "number" ? `${value} ${field.unit}` : String(value);
}

type Kept = {
  kinds: readonly string[];
  title: string;
  startTime: string | null;
  endTime: string | null;
  endsOn: string | null;
  place: string;
  chair: string;
  summary: string;
  themes: readonly string[];
  groups: readonly string[];
  guests: number;
  guestsNote: string;
  files: readonly unknown[];
  fields: FieldValues;
  attendance: { mode: string; people?: readonly { note: string }[] };
};

/**
 * Talks keep date, the two people and theme; reminders only that they took place (design, principle 6).
 * @returns the field that says too much and why; null when nothing does
 */
export function keptTooMuch(content: Kept): { field: string; reason: string } | null {
  const keeps = keepsOf(content.kinds);
  if (keeps === "all") return null;
  const [kind] = content.kinds;
  const name = kindName(kind ?? "");
  if (content.kinds.length > 1) return { field: "kinds", reason: `${name}不能与其他类型一并记录，请分开记录` };
  const only = keeps === "pair" ? "日期、谈话双方和主题" : "开展过这件事和日期";
  const refuse = (field: string) => ({ field, reason: `${name}只记录${only}，谈话内容按规定另行保存，请不要填写此项` });
  if (content.title !== name) return { ...refuse("title"), reason: `${name}的名称统一为“${name}”，不写具体事由` };
  for (const field of ["summary", "place", "chair", "guestsNote", "startTime", "endTime", "endsOn"] as const) {
    if (content[field]) return refuse(field);
  }
  if (content.guests > 0) return refuse("guests");
  if (content.groups.length > 0) return refuse("groups");
  if (content.files.length > 0) return refuse("files");
  if (Object.keys(content.fields).length > 0) return refuse("fields");
  if (keeps === "fact" && content.themes.length > 0) return refuse("themes");
  if (keeps === "fact" && content.attendance.mode !== "none") return refuse("attendance");
  if (content.attendance.people?.some(({ note }) => note !== "")) return refuse("attendance");
  if (keeps === "pair" && content.attendance.mode === "headcount") return refuse("attendance");
  if (keeps === "pair" && content.attendance.mode === "names" && content.attendance.people?.length !== 2) {
    return { field: "attendance", reason: `${name}请选择谈话双方两人` };
  }
  return null;
}
