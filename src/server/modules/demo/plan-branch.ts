import { addDays } from "#shared/figures/period.ts";
import type { PlannedOrg } from "./plan-orgs.ts";
import type { Add } from "./planned-activity.ts";
import type { Random } from "./random.ts";

const MONTHS = 18;

/** 三会一课 and theme days of a branch, month by month for a year and a half; talks, reviews and a plan for next month. */
export function branchWork(random: Random, add: Add, org: PlannedOrg, today: string): void {
  const from = addDays(today, -30 * MONTHS);
  for (let month = 0; month < MONTHS; month += 1) {
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
  for (const year of [0, 1]) {
    const winter = addDays(from, 150 + year * 365 + random.below(20));
    if (winter >= today) continue;
    add({ kinds: ["life_meeting"], host: org.key, heldOn: winter });
    add({ kinds: ["member_review"], host: org.key, heldOn: addDays(winter, 6) < today ? addDays(winter, 6) : winter });
  }
  for (let i = 0; i < 2; i += 1) {
    add({ kinds: ["heart_talk"], host: org.key, heldOn: addDays(today, -20 - random.below(300)), startTime: "10:00" });
  }
  if (random.chance(0.5))
    add({ kinds: ["group_meeting"], host: org.key, heldOn: addDays(today, -30 - random.below(90)) });
  // Half of them have their next theme day in the calendar already.
  if (random.chance(0.5))
    add({ kinds: ["theme_day"], host: org.key, heldOn: addDays(today, 3 + random.below(18)), state: "planned" });
}
