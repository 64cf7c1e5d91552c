import type { ActivityContent, AttendanceInput } from "#shared/activities/contracts.ts";
import { fieldsProblem, keptTooMuch } from "#shared/catalogue/field-values.ts";
import { activityKind } from "#shared/catalogue/kinds.ts";
import { DomainError } from "#shared/errors.ts";
import { secrecyMarking } from "#shared/secrecy.ts";

/** Days after which an entry counts as made up afterwards (补录) and shows both dates. A convention, not a rule. */
export const LATE_AFTER_DAYS = 7;

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Head counts as figures read them: late is present; guests are never counted here. */
export function countAttendance(attendance: AttendanceInput): { expected: number | null; present: number | null } {
  if (attendance.mode === "none") return { expected: null, present: null };
  if (attendance.mode === "headcount") return { expected: attendance.expected, present: attendance.present };
  const present = attendance.people.filter((person) => person.status === "present" || person.status === "late").length;
  return { expected: attendance.people.length, present };
}

/** @throws invalid or secret-marking, naming the field */
export function requireSound(content: ActivityContent, today: string, state: string): void {
  for (const problem of unsound(content, today, state)) throw problem;
}

/** Everything that is wrong with an activity in itself, each at its field. */
export function* unsound(content: ActivityContent, today: string, state: string): Generator<DomainError> {
  const invalid = (reason: string, field: string) => new DomainError("invalid", { reason }, field);
  if (!content.orgs.some((org) => org.role === "host")) yield invalid("请选择主办组织", "orgs");
  if (new Set(content.orgs.map((org) => org.orgId)).size !== content.orgs.length) {
    yield invalid("同一组织只能以一种身份参与，请删去重复的组织", "orgs");
  }
  if (new Set(content.kinds).size !== content.kinds.length) yield invalid("活动类型重复", "kinds");
  if (state !== "planned" && content.heldOn > today) yield invalid("日期晚于今天，请改用“计划”或更正日期", "heldOn");
  if (content.endsOn !== null && content.endsOn < content.heldOn) yield invalid("结束日期早于开始日期", "endsOn");
  const sameDay = content.endsOn === null || content.endsOn === content.heldOn;
  if (sameDay && content.startTime && content.endTime && content.endTime < content.startTime) {
    yield invalid("结束时间早于开始时间", "endTime");
  }
  const { attendance } = content;
  if (attendance.mode === "headcount" && attendance.expected !== null && attendance.present > attendance.expected) {
    yield invalid(
      `实到 ${attendance.present} 人多于应到 ${attendance.expected} 人，列席人员请填入“列席”`,
      "attendance",
    );
  }
  if (
    attendance.mode === "names" &&
    new Set(attendance.people.map((p) => p.personId)).size !== attendance.people.length
  ) {
    yield invalid("同一人员出现了两次", "attendance");
  }
  const wrong = fieldsProblem(content.kinds, content.fields);
  if (wrong) yield invalid(wrong.reason, `fields.${wrong.id}`);
  const tooMuch = keptTooMuch(content);
  if (tooMuch) yield invalid(tooMuch.reason, tooMuch.field);
  yield* marked(content);
}

/** The texts that carry a secrecy marking. */
function* marked(content: ActivityContent): Generator<DomainError> {
  const { attendance } = content;
  const notes = attendance.mode === "names" ? attendance.people.map(({ note }) => note) : [];
  const texts = [
    ...(["title", "place", "chair", "summary", "guestsNote"] as const).map((field) => [field, content[field]] as const),
    ...notes.map((note) => ["attendance", note] as const),
    ...Object.entries(content.fields).map(([id, value]) => [`fields.${id}`, String(value)] as const),
  ];
  for (const [field, text] of texts) {
    const marking = secrecyMarking(text);
    if (marking !== null) yield new DomainError("secret-marking", { marking }, field);
  }
}

/** Why an activity is not complete yet, or null: figures count only filed ones. */
export function whyNotFile(
  activity: { mainKind: string; attendanceMode: string; heldOn: string },
  today: string,
): string | null {
  if (activity.heldOn > today) return "活动日期晚于今天，举行后再归档";
  const kind = activityKind(activity.mainKind);
  if (kind?.keeps === "pair" && activity.attendanceMode === "none") return "还没有选择谈话双方";
  if (kind && kind.expected !== "none" && activity.attendanceMode === "none")
    return "还没有出勤情况，请点名或填写应到、实到人数";
  return null;
}

/** What of an activity may be said to have changed, in Chinese. */
export const FIELD_NAMES: Record<keyof ActivityContent, string> = {
  kinds: "活动类型",
  orgs: "组织",
  title: "名称",
  heldOn: "日期",
  endsOn: "结束日期",
  startTime: "开始时间",
  endTime: "结束时间",
  place: "地点",
  chair: "主持人",
  summary: "内容",
  themes: "主题",
  programmeId: "专项",
  groups: "参加的队伍",
  attendance: "出勤",
  guests: "列席人数",
  guestsNote: "列席说明",
  files: "附件",
  fields: "本类活动各项",
};

const SHORT: readonly (keyof ActivityContent)[] = ["title", "heldOn", "startTime", "place", "chair", "guests"];

/** "日期由“2026-03-05”改为“2026-03-06”"; long fields are only named. */
export function describeChanges(before: ActivityContent, after: ActivityContent): string[] {
  const mainDiffers = before.kinds[0] !== after.kinds[0];
  return (Object.keys(FIELD_NAMES) as (keyof ActivityContent)[])
    .filter((field) => canonical(before[field]) !== canonical(after[field]) || (field === "kinds" && mainDiffers))
    .map((field) =>
      SHORT.includes(field)
        ? `${FIELD_NAMES[field]}由“${String(before[field] ?? "")}”改为“${String(after[field] ?? "")}”`
        : FIELD_NAMES[field],
    );
}

/** Order of people, orgs, themes and files says nothing; the first kind is the main one and does. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify(value.map(sorted).sort());
  if (value && typeof value === "object" && "people" in value && Array.isArray(value.people)) {
    return JSON.stringify(value.people.map(sorted).sort());
  }
  return sorted(value);
}

function sorted(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
