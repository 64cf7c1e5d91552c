import type { FieldValues } from "#shared/catalogue/field-values.ts";
import { activityKind, kindName } from "#shared/catalogue/kinds.ts";
import type { KindField } from "#shared/catalogue/types.ts";
import { addDays } from "#shared/figures/period.ts";
import type { Random } from "./random.ts";
import { MEETINGS, SUBJECTS, THEMES } from "./texts.ts";

export type PlannedActivity = {
  kinds: string[];
  host: string;
  participants: string[];
  title: string;
  heldOn: string;
  startTime: string;
  place: string;
  summary: string;
  theme: string | null;
  attendance: "names" | "headcount";
  state: "planned" | "filed" | "held" | "cancelled";
  programme: boolean;
  fields: FieldValues;
  /** whether a scanned sign-in sheet lies with it */
  scan: boolean;
  /** days between the activity and its entry */
  delay: number;
};

export type Draft = Partial<PlannedActivity> & Pick<PlannedActivity, "kinds" | "host" | "heldOn">;
export type Add = (draft: Draft) => void;

/** What a draft does not say, as it usually is: a few entered late, a scan here and there, some counted by head. */
export function complete(random: Random, draft: Draft, index: number): PlannedActivity {
  const kind = activityKind(draft.kinds[0] ?? "");
  const name = kindName(kind?.id ?? "");
  const subject = random.pick(SUBJECTS);
  const bare = kind?.keeps !== undefined && kind.keeps !== "all";
  const title = MEETINGS[kind?.id ?? ""]?.(subject) ?? `${name}：${subject}`;
  return {
    participants: [],
    startTime: random.pick(["09:00", "09:30", "14:30", "15:00"]),
    attendance: "names",
    state: "filed",
    programme: false,
    delay: index % 37 === 0 ? 9 + random.below(20) : random.below(4),
    // A talk keeps who and when; a reminder only that there was one.
    title: bare ? name : title,
    place: bare ? "" : random.pick(["三楼会议室", "一楼多功能厅", "党群活动中心", "二楼学习室"]),
    summary: bare ? "" : `围绕“${subject}”学习有关文件，结合工作实际交流，明确下一步分工。（示例数据）`,
    theme: !bare && random.chance(0.7) ? random.pick(THEMES) : null,
    fields: bare ? {} : fieldsOf(random, kind?.fields ?? []),
    scan: !bare && random.chance(0.03),
    ...draft,
  };
}

function fieldsOf(random: Random, fields: readonly KindField[]): FieldValues {
  // One in eight was left out in a hurry.
  const filled = fields.filter(() => !random.chance(0.125));
  return Object.fromEntries(filled.map((field) => [field.id, valueFor(random, field)]));
}

function valueFor(random: Random, field: KindField): string | number {
  switch (field.type) {
    case "text":
      return `示例${field.label}${"甲乙丙丁"[random.below(4)]}`;
    case "choice":
      return random.pick(field.choices);
    case "number": {
      const [least, most] = USUAL[field.id] ?? [1, 9];
      return Math.min(field.max, least + random.below(most - least + 1));
    }
  }
}

/** What somebody who knows the work would believe: as many members as a branch has, no more needs met than raised. */
const USUAL: Readonly<Record<string, readonly [number, number]>> = {
  ...{ agenda_items: [1, 4], study_hours: [2, 4], problems_found: [2, 6], people_served: [18, 90] },
  ...{ members_rated: [14, 27], places_visited: [2, 5], papers: [4, 9], needs_raised: [6, 9], needs_matched: [3, 5] },
  ...{ opinions: [4, 12], entries: [5, 14], helped: [2, 6], honoured_people: [4, 10], honoured_groups: [2, 6] },
  ...{ risk_points: [8, 14], controls: [8, 14] },
};

/** Weekdays only, in order, each in its own share of the time. */
export function spreadDays(random: Random, count: number, from: string, to: string): string[] {
  const length = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  return Array.from({ length: count }, (_, i) => {
    const day = addDays(
      from,
      Math.floor((length * i) / count) + random.below(Math.max(1, Math.floor(length / count) - 3)),
    );
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return weekday === 6 ? addDays(day, -1) : weekday === 0 ? addDays(day, 1) : day;
  });
}
