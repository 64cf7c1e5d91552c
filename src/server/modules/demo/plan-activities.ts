import { addDays } from "#shared/figures/period.ts";
import { branchWork } from "./plan-branch.ts";
import { departmentWork, otherKinds, townWork } from "./plan-department.ts";
import type { PlannedOrg } from "./plan-orgs.ts";
import { type Add, complete, type PlannedActivity, spreadDays } from "./planned-activity.ts";
import type { Random } from "./random.ts";

/**
 * A year and a half of work up to `today`, and what is planned after it. The counts that the annual report states are
 * fixed: the department itself hosts 9 all-staff meetings, 8 seminars and 4 special studies; towns and departments hold
 * 15 contest rounds before the final. They lie in the present calendar year where it is old enough, so that "this year"
 * and "the last year" agree on them; what is older lies before both.
 */
export function planActivities(random: Random, orgs: readonly PlannedOrg[], today: string): PlannedActivity[] {
  const newYear = `${today.slice(0, 4)}-01-04`;
  const fixedFrom = today.slice(5) >= "03-01" ? newYear : addDays(today, -360);
  const made: PlannedActivity[] = [];
  const add: Add = (draft) => void made.push(complete(random, draft, made.length));
  const spread = (count: number, to = addDays(today, -3)): string[] => spreadDays(random, count, fixedFrom, to);

  for (const heldOn of spread(9)) add({ kinds: ["all_staff_meeting"], host: "zzb", heldOn });
  for (const heldOn of spread(8)) add({ kinds: ["seminar"], host: "zzb", heldOn });
  for (const heldOn of spread(4)) add({ kinds: ["special_study"], host: "zzb", heldOn });
  contest(add, spread(15, addDays(today, -30)), addDays(today, -20));
  departmentWork(random, add, today);
  townWork(random, add, today);
  for (const org of orgs) if (org.kind === "branch") branchWork(random, add, org, today);
  otherKinds(random, add, made, today);
  // Whoever signs in as a secretary finds one that is still to be filed.
  const own = made.filter(
    ({ host, state, kinds }) => host === "town0-b0" && state !== "planned" && kinds[0] !== "heart_talk",
  );
  const last = own.sort((a, b) => a.heldOn.localeCompare(b.heldOn)).at(-1);
  if (last) last.state = "held";
  return made;
}

/** Fifteen rounds from the bottom up, then the district final. */
function contest(add: Add, days: readonly string[], finalOn: string): void {
  const hosts = ["town0", "town1", "town2", "town3"]
    .flatMap((town) => [town, town, town])
    .concat(["dep0", "dep1", "dep2"]);
  const rounds = new Map<string, number>();
  days.forEach((heldOn, i) => {
    const host = hosts[(i * 4) % 15] ?? "town0";
    const round = rounds.get(host) ?? 0;
    rounds.set(host, round + 1);
    const title = `“党课我来讲”比赛第${"一二三"[round]}场（${host.startsWith("dep") ? "部门" : "镇街"}初赛）`;
    add({ kinds: ["contest_round"], host, heldOn, title, attendance: "headcount", programme: true });
  });
  add({
    kinds: ["contest_final"],
    host: "zzb",
    participants: ["town0", "town1", "town2", "town3"],
    heldOn: finalOn,
    title: "“党课我来讲”全区决赛",
    attendance: "headcount",
    programme: true,
  });
}
