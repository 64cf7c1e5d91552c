import type { CheckedClaim } from "#shared/checks/contracts.ts";
import { findClaims } from "#shared/claims/find-claims.ts";
import type { OrgKindId } from "#shared/orgs/kinds.ts";
import { themeOf } from "../../../../test/support/dictionary-input.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { matchClaims } from "./match-claims.ts";

/** A district with records that drafts in tests speak of. */
export type Ledger = {
  world: World;
  department: string;
  section: string;
  town: string;
  otherTown: string;
  themes: [string, string];
};

export const CONTEXT = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-10-31" };

/**
 * The Organization Department: 9 meetings (8 of 10 there, six on the first theme, four on the second), 6 seminars and 2
 * of its section, 3 as a participant, 4 trainings of last year and 5 of this (3 in the first half). 示例镇: 12 theme days
 * with 8 people and 2 guests each, 15 services, one of which says nothing of those served. 样板镇: 4, 12 and 20 meetings
 * of a branch, 2 lectures of which nobody knows how many were due, 1 of its own.
 */
export async function makeLedger(): Promise<Ledger> {
  const world = await makeWorld();
  const department = await world.org("department", world.root, "测试区委组织部");
  const section = await world.org("section", department, "测试区委组织部研究室");
  const town = await world.org("town", world.root, "示例镇");
  const otherTown = await world.org("town", world.root, "样板镇");
  const branch = await world.org("branch", otherTown, "样板镇机关支部");
  const themes: [string, string] = [await themeOf(world, "学习教育"), await themeOf(world, "换届工作")];
  const hold = async (org: string, kind: string, days: readonly string[], more: object = {}) => {
    for (const heldOn of days)
      await world.activity({ orgs: [{ orgId: org, role: "host" }], kinds: [kind], heldOn, ...more });
  };
  const [first, second] = themes;
  await hold(department, "all_staff_meeting", months(1, 5), { themes: [first] });
  await hold(department, "all_staff_meeting", months(6, 6), { themes: [first, second] });
  await hold(department, "all_staff_meeting", months(7, 9), { themes: [second] });
  await hold(department, "seminar", months(1, 6));
  await hold(section, "seminar", months(7, 8));
  const joined = [
    { orgId: otherTown, role: "host" },
    { orgId: department, role: "participant" },
  ];
  await hold(otherTown, "seminar", months(3, 5), { orgs: joined });
  await hold(department, "training", ["2025-03-01", "2025-04-01", "2025-05-01", "2025-06-01"]);
  await hold(department, "training", ["2026-02-01", "2026-05-01", "2026-06-30", "2026-09-30", "2026-10-31"]);
  await hold(town, "theme_day", months(1, 10), { guests: 2 });
  await hold(town, "theme_day", ["2026-01-20", "2026-02-20"], { guests: 2 });
  await hold(town, "service", [...months(1, 7), ...months(1, 7, "20")], { fields: { people_served: 10 } });
  await hold(town, "service", ["2026-08-08"]);
  await hold(branch, "member_assembly", months(1, 4));
  await hold(branch, "branch_committee", [...months(1, 6), ...months(1, 6, "11")]);
  await hold(branch, "group_meeting", [...months(1, 10), ...months(1, 10, "11")]);
  await hold(branch, "party_lecture", months(1, 2), { attendance: { mode: "headcount", expected: null, present: 30 } });
  await hold(otherTown, "red_education", ["2026-04-04"]);
  return { world, department, section, town, otherTown, themes };
}

function months(from: number, to: number, day = "10"): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `2026-${String(from + index).padStart(2, "0")}-${day}`);
}

type Said = { org: string; kind: OrgKindId };

export const asDepartment = ({ department }: Ledger): Said => ({ org: department, kind: "department" });
export const asDistrict = ({ world }: Ledger): Said => ({ org: world.root, kind: "committee" });

/** The claims of a draft of that organisation with their verdicts. */
export function judged({ world }: Ledger, { org, kind }: Said, text: string): Promise<CheckedClaim[]> {
  return world.run((tx) =>
    matchClaims(tx, world.system, {
      ...{ text, claims: findClaims(text), speaker: { id: org, kind }, context: CONTEXT },
      decisions: new Map(),
    }),
  );
}

/** Each claim as [what the text says, verdict, the figure's value, in which way its definition departs]. */
export async function verdicts(ledger: Ledger, said: Said, text: string): Promise<(string | number | null)[][]> {
  const claims = await judged(ledger, said, text);
  return claims.map(({ span, verdict, figure }) => [span, verdict, figure?.value ?? null, figure?.departs ?? null]);
}
