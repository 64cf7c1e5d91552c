import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import { addDays } from "#shared/figures/period.ts";
import { type Add, type PlannedActivity, spreadDays } from "./planned-activity.ts";
import type { Random } from "./random.ts";

const TOWNS = ["town0", "town1", "town2", "town3", "town4", "town5"];

/** Of the last year: how often the department itself held each. What the annual report counts is planned elsewhere. */
const SERIES: readonly [string, number][] = [
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

/** The department's year, with the half year before it that the same days of last year are compared with. */
export function departmentWork(random: Random, add: Add, today: string): void {
  const yearAgo = addDays(today, -364);
  const before = { from: addDays(today, -547), to: addDays(yearAgo, -8) };
  for (const [kind, count] of SERIES) {
    for (const heldOn of spreadDays(random, count, yearAgo, addDays(today, -3)))
      add({ kinds: [kind], host: "zzb", heldOn });
    for (const heldOn of spreadDays(random, Math.ceil(count / 2), before.from, before.to))
      add({ kinds: [kind], host: "zzb", heldOn });
  }
  for (const [kind, count] of [
    ["all_staff_meeting", 4],
    ["seminar", 3],
    ["special_study", 2],
  ] as const) {
    for (const heldOn of spreadDays(random, count, before.from, before.to)) add({ kinds: [kind], host: "zzb", heldOn });
  }
  for (const heldOn of spreadDays(random, 20, before.from, addDays(today, -3))) {
    const visited = random.pick(TOWNS);
    add({
      kinds: ["visit"],
      host: `zzb-s${1 + random.below(4)}`,
      participants: [visited],
      heldOn,
      attendance: "headcount",
    });
  }
  // A joint theme day that is a Party lecture as well: it counts in each kind, and once in a union.
  for (const heldOn of spreadDays(random, 2, yearAgo, addDays(today, -3))) {
    add({
      ...{ kinds: ["theme_day", "party_lecture"], host: "zzb-b", participants: ["town0-b0", "town2-b1"] },
      ...{ heldOn, title: "与社区支部联合开展主题党日" },
    });
  }
  add({ kinds: ["department_meeting"], host: "zzb", heldOn: addDays(today, 6), state: "planned" });
  add({ kinds: ["salon"], host: "zzb", heldOn: addDays(today, 12), state: "planned" });
}

/** What towns do of their own: night schools, services, salons, needs heard. */
export function townWork(random: Random, add: Add, today: string): void {
  const from = addDays(today, -547);
  for (const town of TOWNS) {
    const series: readonly [string, number][] = [
      ["night_school", 5],
      ["service", 6],
      ["opinion_meeting", 2],
      ["teaching_service", 2],
    ];
    for (const [kind, count] of series) {
      for (const heldOn of spreadDays(random, count, from, addDays(today, -3)))
        add({ kinds: [kind], host: town, heldOn, attendance: "headcount" });
    }
  }
}

/** Every other kind of the catalogue a few times, by the department: nothing of the catalogue is without an example. */
export function otherKinds(random: Random, add: Add, made: readonly PlannedActivity[], today: string): void {
  const known = new Set(made.filter(({ state }) => state === "filed").flatMap(({ kinds }) => kinds));
  for (const { id } of ACTIVITY_KINDS.filter((kind) => !known.has(kind.id))) {
    for (const heldOn of spreadDays(random, 3, addDays(today, -500), addDays(today, -3)))
      add({ kinds: [id], host: "zzb", heldOn, attendance: "headcount" });
  }
}
