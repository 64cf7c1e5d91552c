import { describe, expect, it } from "vitest";
import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import { addDays } from "#shared/figures/period.ts";
import { planActivities } from "./plan-activities.ts";
import { planOrgs } from "./plan-orgs.ts";
import { planPeople } from "./plan-people.ts";
import { seeded } from "./random.ts";

const planOn = (today: string) => {
  const random = seeded(7);
  return planActivities(random, planOrgs(random), today);
};

it("has sixty organisations and twelve hundred people, no two of one name, all marked as invented", () => {
  const random = seeded(7);
  const orgs = planOrgs(random);
  const people = planPeople(random, orgs);
  expect([orgs.length + 1, people.length, new Set(people.map(({ name }) => name)).size]).toEqual([60, 1200, 1200]);
  expect(people.filter(({ name }) => name[1] !== "示")).toEqual([]);
});

describe.each(["2026-01-01", "2026-02-28", "2026-03-01", "2026-11-24", "2028-02-29"])(
  "the demonstration on %s",
  (today) => {
    const plan = planOn(today);
    const year = today.slice(5) >= "03-01" ? `${today.slice(0, 4)}-01-01` : addDays(today, -364);
    const count = (kind: string, from: string, hostedBy: (host: string) => boolean) =>
      plan.filter(
        ({ kinds, state, heldOn, host }) =>
          kinds.includes(kind) && state === "filed" && heldOn >= from && heldOn <= today && hostedBy(host),
      ).length;
    const byDepartment = (host: string) => host === "zzb";

    it.each([
      ["this year", year],
      ["the last 365 days", addDays(today, -364)],
    ])("has the counts that the annual report states, by %s", (_, from) => {
      expect(count("all_staff_meeting", from, byDepartment)).toBe(9);
      expect(count("seminar", from, byDepartment)).toBe(8);
      expect(count("special_study", from, byDepartment)).toBe(4);
      expect(count("contest_round", from, (host) => !byDepartment(host))).toBe(15);
      expect(count("contest_final", from, byDepartment)).toBe(1);
    });

    it("is of a year and a half up to that day, the same each time, with something to file and something to come", () => {
      const past = plan.filter(({ state }) => state !== "planned");
      expect(past.every(({ heldOn }) => heldOn < today && heldOn >= addDays(today, -560))).toBe(true);
      expect(past.some(({ heldOn }) => heldOn < addDays(today, -530))).toBe(true);
      const planned = plan.filter(({ state }) => state === "planned");
      expect(planned.length).toBeGreaterThan(10);
      expect(planned.every(({ heldOn }) => heldOn > today)).toBe(true);
      expect(planOn(today)).toEqual(plan);
      expect(plan.filter(({ state, host }) => state === "held" && host === "town0-b0").length).toBeGreaterThan(0);
    });

    it("has every kind of the catalogue, and the flaws of real life", () => {
      const filed = new Set(plan.filter(({ state }) => state === "filed").flatMap(({ kinds }) => kinds));
      expect(ACTIVITY_KINDS.filter(({ id }) => !filed.has(id))).toEqual([]);
      const flaws = {
        late: plan.filter(({ delay }) => delay > 7).length,
        cancelled: plan.filter(({ state }) => state === "cancelled").length,
        joint: plan.filter(({ participants, kinds }) => kinds.length > 1 && participants.length > 1).length,
        counted: plan.filter(({ attendance, scan }) => attendance === "headcount" && !scan).length,
        scanned: plan.filter(({ scan }) => scan).length,
      };
      for (const [flaw, times] of Object.entries(flaws)) expect(times, flaw).toBeGreaterThan(1);
    });
  },
);
