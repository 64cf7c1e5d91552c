import { describe, expect, it } from "vitest";
import { planActivities } from "./plan-activities.ts";
import { planOrgs } from "./plan-orgs.ts";
import { seeded } from "./random.ts";

const planOn = (today: string) => {
  const random = seeded(7);
  return planActivities(random, planOrgs(random), today);
};

describe.each(["2026-01-01", "2026-02-28", "2026-03-01", "2026-11-24", "2028-02-29"])(
  "the demonstration on %s",
  (today) => {
    const plan = planOn(today);
    const count = (kind: string, hostedBy: (host: string) => boolean) =>
      plan.filter((one) => one.kinds.some((one) => one === kind) && one.state === "filed" && hostedBy(one.host)).length;
    const byDepartment = (host: string) => host === "zzb";

    it("has the counts that the annual report states", () => {
      expect(count("all_staff_meeting", byDepartment)).toBe(9);
      expect(count("seminar", byDepartment)).toBe(8);
      expect(count("special_study", byDepartment)).toBe(4);
      expect(count("contest_round", (host) => !byDepartment(host))).toBe(15);
      expect(count("contest_final", byDepartment)).toBe(1);
    });

    it("is of one year up to that day, the same each time, with something left to file", () => {
      expect(plan.every(({ heldOn }) => heldOn < today)).toBe(true);
      expect(planOn(today)).toEqual(plan);
      expect(plan.filter(({ state, host }) => state === "held" && host === "town0-b0").length).toBeGreaterThan(0);
    });
  },
);
