import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#shared/figures/period.ts";
import type { CalendarDay } from "./contracts.ts";
import { daysLeftText, dueHint } from "./due-day.ts";
import { HOLIDAYS } from "./holidays.ts";
import { addWorkingDays, isWorkingDay, makeCalendar, nextWorkingDay, workingDaysLeft } from "./working-days.ts";

const calendar = makeCalendar();
const day = fc.integer({ min: 0, max: 2500 }).map((days) => addDays("2020-01-01", days));
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("2000-01-01", days));

/** Years as a district may set them: a handful of days of any kind. */
const own = fc
  .uniqueArray(fc.record({ day, kind: fc.constantFrom("off", "working", "plain"), name: fc.constant("自定") }), {
    maxLength: 30,
    selector: (one) => one.day,
  })
  .map((days) => makeCalendar([{ year: 2026, settled: true, revision: 1, id: null, days: days as CalendarDay[] }]));

describe("working days", () => {
  it.each([
    ["2026-04-30", true, "a Thursday"],
    ["2026-05-01", false, "劳动节"],
    ["2026-05-09", true, "a Saturday that is worked on in exchange"],
    ["2026-05-16", false, "a Saturday"],
    ["2026-02-23", false, "the last Monday of 春节"],
    ["2031-10-01", true, "a Wednesday of a year that is not announced"],
  ])("%s: %s, %s", (date, works) => {
    expect(isWorkingDay(calendar, date)).toBe(works);
  });

  it("follow each other over holidays and weekends", () => {
    expect(nextWorkingDay(calendar, "2026-04-30")).toBe("2026-05-06");
    expect(addWorkingDays(calendar, "2026-04-30", -1)).toBe("2026-04-29");
    expect(addWorkingDays(calendar, "2026-05-01", 0)).toBe("2026-05-01");
    expect(workingDaysLeft(calendar, "2026-04-29", "2026-05-06")).toBe(2);
  });

  it("the district's word goes before the release's", () => {
    const days: CalendarDay[] = [
      { day: "2026-05-01", kind: "plain", name: "" },
      { day: "2026-05-07", kind: "off", name: "区内放假" },
    ];
    const changed = makeCalendar([{ year: 2026, settled: false, revision: 1, id: null, days }]);
    expect([isWorkingDay(changed, "2026-05-01"), isWorkingDay(changed, "2026-05-07")]).toEqual([true, false]);
    expect(dueHint(changed, "2026-05-07")).toEqual({
      ...{ why: "5月7日是区内放假", offer: "2026-05-08", provisional: false },
    });
  });

  it("are never landed upon wrongly, and none is skipped", () => {
    fc.assert(
      fc.property(own, day, fc.integer({ min: 1, max: 40 }), (some, start, count) => {
        const end = addWorkingDays(some, start, count);
        expect(isWorkingDay(some, end)).toBe(true);
        expect(workingDaysLeft(some, start, end)).toBe(count);
        // from an own working day the way back is the same
        if (isWorkingDay(some, start)) expect(addWorkingDays(some, end, -count)).toBe(start);
      }),
    );
  });

  it("next is the nearest", () => {
    fc.assert(
      fc.property(own, anyDay, (some, start) => {
        const next = nextWorkingDay(some, start);
        for (let at = addDays(start, 1); at < next; at = addDays(at, 1)) expect(isWorkingDay(some, at)).toBe(false);
        expect(next > start && isWorkingDay(some, next)).toBe(true);
      }),
    );
  });

  it("add up", () => {
    fc.assert(
      fc.property(own, day, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (some, start, a, b) => {
        expect(addWorkingDays(some, addWorkingDays(some, start, a), b)).toBe(addWorkingDays(some, start, a + b));
      }),
    );
  });
});

describe("what is due", () => {
  it("on a working day is not spoken of, on another is offered the next", () => {
    fc.assert(
      fc.property(own, anyDay, (some, date) => {
        const hint = dueHint(some, date);
        expect(hint === null).toBe(isWorkingDay(some, date));
        if (hint) expect(hint.offer).toBe(nextWorkingDay(some, date));
      }),
    );
    expect(dueHint(calendar, "2026-05-01")?.why).toBe("5月1日是劳动节假期");
    expect(dueHint(calendar, "2026-05-16")?.why).toBe("5月16日是星期六");
    expect(dueHint(calendar, "")).toBeNull();
  });

  it("in a year that is not announced says so", () => {
    expect(dueHint(calendar, "2031-10-04")?.provisional).toBe(true);
    expect(daysLeftText(calendar, "2026-04-30", "2026-05-07")).toBe("还有 2 个工作日");
    expect(daysLeftText(calendar, "2030-12-30", "2031-01-02")).toBe("还有 3 个工作日（该年节假日待公布）");
    expect(daysLeftText(calendar, "2026-05-07", "2026-05-07")).toBe("今天到期");
    expect(daysLeftText(calendar, "2026-05-08", "2026-05-07")).toBe("已到期");
  });
});

it("the release holds whole years: every day in its year, once, in order, and work in exchange on weekends alone", () => {
  for (const [year, days] of Object.entries(HOLIDAYS)) {
    expect(days.map((one) => one.day)).toEqual([...new Set(days.map((one) => one.day))].sort());
    for (const one of days) {
      expect(one.day.slice(0, 4)).toBe(year);
      const weekend = new Date(one.day).getUTCDay() % 6 === 0;
      if (one.kind === "working") expect(weekend, one.day).toBe(true);
    }
    expect(new Set(days.map(({ name }) => name)).size).toBeGreaterThanOrEqual(6);
  }
});
