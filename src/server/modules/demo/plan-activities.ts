import { kindName } from "#shared/catalogue/kinds.ts";
import { addDays } from "#shared/figures/period.ts";
import { ordinal, type PlannedOrg } from "./plan-orgs.ts";
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
  state: "filed" | "held" | "cancelled";
  programme: boolean;
  /** days between the activity and its entry */
  delay: number;
};

type Draft = Partial<PlannedActivity> & Pick<PlannedActivity, "kinds" | "host" | "heldOn">;

/**
 * One year of work up to `today`. The counts that the annual report states are fixed: the department itself hosts 9
 * all-staff meetings, 8 seminars and 4 special studies; towns and departments hold 15 contest rounds before the final.
 * They lie in the present calendar year where it is old enough, so that "this year" and "the last year" agree on them.
 */
export function planActivities(random: Random, orgs: readonly PlannedOrg[], today: string): PlannedActivity[] {
  const yearAgo = addDays(today, -364);
  const newYear = `${today.slice(0, 4)}-01-04`;
  const fixedFrom = today.slice(5) >= "03-01" ? newYear : yearAgo;
  const made: PlannedActivity[] = [];
  const add = (draft: Draft): void => void made.push(complete(random, draft, made.length));
  const spread = (count: number, from: string, to = addDays(today, -3)): string[] =>
    spreadDays(random, count, from, to);

  for (const heldOn of spread(9, fixedFrom)) add({ kinds: ["all_staff_meeting"], host: "zzb", heldOn });
  for (const heldOn of spread(8, fixedFrom)) add({ kinds: ["seminar"], host: "zzb", heldOn });
  for (const heldOn of spread(4, fixedFrom)) add({ kinds: ["special_study"], host: "zzb", heldOn });
  contest(add, spread, fixedFrom, today);
  department(random, add, spread, yearAgo);
  for (const org of orgs) if (org.kind === "branch") branchYear(random, add, org, yearAgo, today);
  // Whoever signs in as a secretary finds one that is still to be filed.
  const own = made.filter(({ host }) => host === "town0-b0").sort((a, b) => a.heldOn.localeCompare(b.heldOn));
  const last = own.at(-1);
  if (last) last.state = "held";
  return made;
}

/** Fifteen rounds from the bottom up, then the district final. */
function contest(add: (draft: Draft) => void, spread: Spread, from: string, today: string): void {
  const hosts = ["town0", "town1", "town2", "town3"]
    .flatMap((town) => [town, town, town])
    .concat(["dep0", "dep1", "dep2"]);
  const days = spread(15, from, addDays(today, -30));
  const rounds = new Map<string, number>();
  days.forEach((heldOn, i) => {
    const host = hosts[(i * 4) % 15] ?? "town0";
    const round = (rounds.get(host) ?? 0) + 1;
    rounds.set(host, round);
    const title = `“党课我来讲”比赛第${ordinal(round - 1)}场（${host.startsWith("dep") ? "部门" : "镇街"}初赛）`;
    add({ kinds: ["contest_round"], host, heldOn, title, attendance: "headcount", programme: true });
  });
  add({
    kinds: ["contest_final"],
    host: "zzb",
    participants: ["town0", "town1", "town2", "town3"],
    heldOn: addDays(today, -20),
    title: "“党课我来讲”全区决赛",
    attendance: "headcount",
    programme: true,
  });
}

type Spread = (count: number, from: string, to?: string) => string[];

function department(random: Random, add: (draft: Draft) => void, spread: Spread, from: string): void {
  const series: readonly [string, number][] = [
    ["document_study", 11],
    ["theory_group", 6],
    ["department_meeting", 14],
    ["lectern", 7],
    ["reading_class", 2],
    ["discipline_study", 5],
    ["warning_education", 3],
    ["integrity_meeting", 2],
    ["salon", 3],
  ];
  for (const [kind, count] of series)
    for (const heldOn of spread(count, from)) add({ kinds: [kind], host: "zzb", heldOn });
  for (const heldOn of spread(12, from)) {
    const town = `town${random.below(4)}`;
    add({
      kinds: ["visit"],
      host: `zzb-s${1 + random.below(4)}`,
      participants: [town],
      heldOn,
      attendance: "headcount",
    });
  }
  for (const town of ["town0", "town1", "town2", "town3"]) {
    for (const heldOn of spread(3, from)) add({ kinds: ["night_school"], host: town, heldOn, attendance: "headcount" });
    for (const heldOn of spread(4, from)) add({ kinds: ["service"], host: town, heldOn, attendance: "headcount" });
  }
  // A joint theme day that is a Party lecture as well: it counts in each kind, and once in a union.
  for (const heldOn of spread(2, from)) {
    const participants = ["town0-b0", "town2-b1"];
    add({
      kinds: ["theme_day", "party_lecture"],
      host: "zzb-b",
      participants,
      heldOn,
      title: "与社区支部联合开展主题党日",
    });
  }
}

/** 三会一课 and theme days of a branch, month by month. */
function branchYear(random: Random, add: (draft: Draft) => void, org: PlannedOrg, from: string, today: string): void {
  for (let month = 0; month < 12; month += 1) {
    const first = addDays(from, month * 30);
    const day = (offset: number): string => addDays(first, offset + random.below(4));
    const kinds: string[] = ["theme_day", "branch_committee"];
    if (month % 3 === 1) kinds.push("member_assembly");
    if (month % 3 === 2) kinds.push("party_lecture");
    kinds.forEach((kind, i) => {
      const heldOn = day(3 + i * 6);
      if (heldOn >= today) return;
      const recent = heldOn > addDays(today, -12);
      const state = recent && random.chance(0.3) ? "held" : random.chance(0.012) ? "cancelled" : "filed";
      add({ kinds: [kind], host: org.key, heldOn, state, attendance: random.chance(0.12) ? "headcount" : "names" });
    });
  }
  add({ kinds: ["life_meeting"], host: org.key, heldOn: addDays(from, 25 + random.below(12)) });
}

/** Weekdays only, in order, each in its own share of the time. */
function spreadDays(random: Random, count: number, from: string, to: string): string[] {
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

function complete(random: Random, draft: Draft, index: number): PlannedActivity {
  const [kind] = draft.kinds;
  const name = kindName(kind ?? "");
  const subject = random.pick(SUBJECTS);
  return {
    participants: [],
    title: MEETINGS[kind ?? ""]?.(subject) ?? `${name}：${subject}`,
    startTime: random.pick(["09:00", "09:30", "14:30", "15:00"]),
    place: random.pick(["三楼会议室", "一楼多功能厅", "党群活动中心", "二楼学习室"]),
    summary: `围绕“${subject}”学习有关文件，结合工作实际交流，明确下一步分工。（示例数据）`,
    theme: random.chance(0.7) ? random.pick(THEMES) : null,
    attendance: "names",
    state: "filed",
    programme: false,
    delay: index % 37 === 0 ? 9 + random.below(20) : random.below(4),
    ...draft,
  };
}
