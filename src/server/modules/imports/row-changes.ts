import type { ActivityContent } from "#shared/activities/contracts.ts";
import { valuesOf } from "#shared/catalogue/field-values.ts";
import { fieldsOf } from "#shared/catalogue/kinds.ts";

/** What the file says wins; what it does not say (themes, files, names called) stays. */
export function merge(before: ActivityContent, file: ActivityContent): ActivityContent {
  return {
    ...before,
    kinds: file.kinds,
    title: file.title,
    startTime: file.startTime ?? before.startTime,
    endTime: file.endTime ?? before.endTime,
    endsOn: file.endsOn ?? before.endsOn,
    place: file.place || before.place,
    chair: file.chair || before.chair,
    summary: file.summary || before.summary,
    attendance:
      before.attendance.mode === "names" || file.attendance.mode === "none" ? before.attendance : file.attendance,
    guests: file.guests || before.guests,
    guestsNote: file.guestsNote || before.guestsNote,
    fields: valuesOf(file.kinds, { ...before.fields, ...file.fields }),
  };
}

const COMPARED = {
  kinds: "类型",
  title: "名称",
  startTime: "开始时间",
  endTime: "结束时间",
  endsOn: "结束日期",
  place: "地点",
  chair: "主持人",
  summary: "内容",
  attendance: "出勤",
  guests: "列席",
} as const;

/** What a corrected file changes, in words for the plan. */
export function differences(before: ActivityContent, after: ActivityContent): string[] {
  const text = (value: unknown): string => {
    if (value && typeof value === "object" && "present" in value && "expected" in value)
      return `${value.present}/${value.expected ?? "—"}`;
    return typeof value === "object" ? JSON.stringify(value) : String(value ?? "");
  };
  const common = (Object.keys(COMPARED) as (keyof typeof COMPARED)[])
    .filter((field) => text(before[field]) !== text(after[field]))
    .map((field) => `${COMPARED[field]}：“${text(before[field]).slice(0, 40)}”→“${text(after[field]).slice(0, 40)}”`);
  const own = fieldsOf([...before.kinds, ...after.kinds])
    .filter(({ id }) => before.fields[id] !== after.fields[id])
    .map(
      ({ id, label }) => `${label}：“${text(before.fields[id]).slice(0, 40)}”→“${text(after.fields[id]).slice(0, 40)}”`,
    );
  return [...common, ...own];
}
