import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, previousPeriod, wholeMonths } from "#shared/figures/period.ts";
import { nextPeriod, periodChoices, rollPreset } from "./period-choices.ts";

const periodOf = (today: string, id: string) => periodChoices(today).find((choice) => choice.id === id)?.period;

describe("the periods offered for a report", () => {
  it("are those of the day's own year, quarter and month", () => {
    expect(periodChoices("2026-08-15").map(({ label, period }) => `${label} ${period.from} ${period.to}`)).toEqual([
      "本年 2026-01-01 2026-12-31",
      "上半年 2026-01-01 2026-06-30",
      "下半年 2026-07-01 2026-12-31",
      "本季度 2026-07-01 2026-09-30",
      "上月 2026-07-01 2026-07-31",
      "近一年 2025-08-16 2026-08-15",
    ]);
  });

  it("reach back over the turn of the year", () => {
    expect(periodOf("2027-01-31", "last-month")).toEqual({ from: "2026-12-01", to: "2026-12-31" });
    expect(periodOf("2028-02-29", "twelve-months")).toEqual({ from: "2027-03-01", to: "2028-02-29" });
  });
});

const days = fc.integer({ min: 0, max: 4000 });

describe("the next period", () => {
  it("begins the day after and has the given one as its previous period", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 400 }), (start, length) => {
        const from = addDays("2024-01-01", start);
        const period = { from, to: addDays(from, length) };
        const next = nextPeriod(period);
        expect(next.from).toBe(addDays(period.to, 1));
        // A run of days may happen to be followed by whole months, which then count as months.
        if ((wholeMonths(period) === null) === (wholeMonths(next) === null))
          expect(previousPeriod(next)).toEqual(period);
      }),
    );
  });

  it("stays whole months", () => {
    expect(nextPeriod({ from: "2026-01-01", to: "2026-06-30" })).toEqual({ from: "2026-07-01", to: "2026-12-31" });
    expect(nextPeriod({ from: "2026-01-01", to: "2026-01-31" })).toEqual({ from: "2026-02-01", to: "2026-02-28" });
  });

  it("is not proposed before it has begun", () => {
    const year = { from: "2026-01-01", to: "2026-12-31" };
    expect(rollPreset(year, "2026-11-20")).toEqual(year);
    expect(rollPreset(year, "2027-01-01")).toEqual({ from: "2027-01-01", to: "2027-12-31" });
  });
});
