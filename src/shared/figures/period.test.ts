import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  isDay,
  lastOfMonth,
  parsePeriod,
  periodText,
  previousPeriod,
  resolvePeriod,
  wholeMonths,
  yearBefore,
} from "./period.ts";

const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const period = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const months = fc
  .record({
    year: fc.integer({ min: 1990, max: 2080 }),
    month: fc.integer({ min: 1, max: 12 }),
    count: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ year, month, count }) => {
    const from = `${year}-${String(month).padStart(2, "0")}-01`;
    return { from, to: addDays(addMonths(from, count), -1), count };
  });
const length = ({ from, to }: { from: string; to: string }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

describe("previousPeriod", () => {
  it("ends the day before and, unless in whole months, is as many days long", () => {
    fc.assert(
      fc.property(period, (given) => {
        const before = previousPeriod(given);
        expect(addDays(before.to, 1)).toBe(given.from);
        if (wholeMonths(given) === null) expect(length(before)).toBe(length(given));
      }),
    );
  });

  it("keeps whole months whole, as many as there were", () => {
    fc.assert(
      fc.property(months, ({ count, ...given }) => {
        expect(wholeMonths(given)).toBe(count);
        const before = previousPeriod(given);
        expect(wholeMonths(before)).toBe(count);
        expect(addDays(before.to, 1)).toBe(given.from);
      }),
    );
  });

  it("goes from the first half year to the second of the year before, and over a 29 February", () => {
    expect(previousPeriod({ from: "2026-01-01", to: "2026-06-30" })).toEqual({ from: "2025-07-01", to: "2025-12-31" });
    expect(previousPeriod({ from: "2024-03-01", to: "2024-03-31" })).toEqual({ from: "2024-02-01", to: "2024-02-29" });
    expect(previousPeriod({ from: "2024-03-01", to: "2024-03-07" })).toEqual({ from: "2024-02-23", to: "2024-02-29" });
  });
});

describe("addMonths", () => {
  it("lands in the month counted to, on the same day or the last one of the month", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (from, count) => {
        const to = addMonths(from, count);
        const index = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(index(to) - index(from)).toBe(count);
        const last = lastOfMonth(Number(to.slice(0, 4)), Number(to.slice(5, 7)));
        expect(to).toBe([`${to.slice(0, 8)}${from.slice(8)}`, last].sort()[0]);
      }),
    );
  });

  it("knows leap years", () => {
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addMonths("2023-01-31", 1)).toBe("2023-02-28");
    expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
    expect(lastOfMonth(2000, 2)).toBe("2000-02-29");
    expect(lastOfMonth(2100, 2)).toBe("2100-02-28");
  });
});

describe("yearBefore", () => {
  it("is the same months a year earlier, month ends staying month ends", () => {
    fc.assert(
      fc.property(months, ({ count, ...given }) => {
        const before = yearBefore({ ...given, cutoff: given.to });
        expect(wholeMonths(before)).toBe(count);
        expect(before.from).toBe(addMonths(given.from, -12));
        expect(before.cutoff).toBe(before.to);
      }),
    );
  });

  it("cuts last year at the same day, 29 February at the 28th and back", () => {
    const leap = { from: "2024-02-01", to: "2024-02-29", cutoff: "2024-02-29" };
    expect(yearBefore(leap)).toEqual({ from: "2023-02-01", to: "2023-02-28", cutoff: "2023-02-28" });
    const plain = { from: "2025-01-01", to: "2025-12-31", cutoff: "2025-02-28" };
    expect(yearBefore(plain)).toEqual({ from: "2024-01-01", to: "2024-12-31", cutoff: "2024-02-29" });
  });
});

describe("resolvePeriod", () => {
  const context = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-11-19" };

  it("counts nothing after the cut-off, and last year up to the same day", () => {
    expect(resolvePeriod("report", context)).toEqual({ from: "2026-01-01", to: "2026-11-19" });
    expect(resolvePeriod("report-1", context)).toEqual({ from: "2025-01-01", to: "2025-12-31" });
    expect(resolvePeriod("year-before", context)).toEqual({ from: "2025-01-01", to: "2025-11-19" });
    expect(resolvePeriod("programme", context, "2024-05-01")).toEqual({ from: "2024-05-01", to: "2026-11-19" });
    const named = { from: "2026-10-01", to: "2026-12-31" };
    expect(resolvePeriod(named, context)).toEqual({ from: "2026-10-01", to: "2026-11-19" });
  });
});

describe("a period as one types it", () => {
  it.each([
    ["2026", "2026-01-01", "2026-12-31"],
    ["2026年", "2026-01-01", "2026-12-31"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2026-Q1", "2026-01-01", "2026-03-31"],
    ["2026-Q4", "2026-10-01", "2026-12-31"],
    ["2026-H2", "2026-07-01", "2026-12-31"],
    ["2026-01-05..2026-02-03", "2026-01-05", "2026-02-03"],
  ])("%s", (text, from, to) => {
    expect(parsePeriod(text)).toEqual({ from, to });
  });

  it.each(["", "26", "2026-13", "2026-Q5", "2026-H3", "2026-02-30..2026-03-01", "2026-03-02..2026-03-01"])(
    "“%s” is none",
    (text) => {
      expect(parsePeriod(text)).toBeNull();
    },
  );

  it("reads back two days", () => {
    fc.assert(
      fc.property(period, (given) => {
        expect(parsePeriod(`${given.from}..${given.to}`)).toEqual(given);
      }),
    );
  });

  it("takes for a day only one of the calendar", () => {
    fc.assert(
      fc.property(day, (text) => {
        expect(isDay(text)).toBe(true);
      }),
    );
    for (const text of ["2025-02-29", "2026-04-31", "2026-13-01", "2026-1-1", "x"]) expect(isDay(text)).toBe(false);
    expect(isDay("2024-02-29")).toBe(true);
  });

  it("is written without saying a year twice", () => {
    expect(periodText({ from: "2026-01-01", to: "2026-06-30" })).toBe("2026年1月1日至6月30日");
    expect(periodText({ from: "2025-07-01", to: "2026-06-30" })).toBe("2025年7月1日至2026年6月30日");
    expect(periodText({ from: "2026-03-05", to: "2026-03-05" })).toBe("2026年3月5日");
  });
});
