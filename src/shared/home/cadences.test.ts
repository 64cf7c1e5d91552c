import { expect, test } from "vitest";
import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import { CADENCES, runningPeriod } from "./cadences.ts";

test("a period runs from its first day to today", () => {
  expect(runningPeriod("month", "2026-11-25")).toEqual({ from: "2026-11-01", to: "2026-11-25" });
  const quarters = ["01", "03", "04", "06", "07", "09", "10", "12"].map(
    (month) => runningPeriod("quarter", `2026-${month}-15`).from,
  );
  expect(quarters.map((day) => day.slice(5, 7))).toEqual(["01", "01", "04", "04", "07", "07", "10", "10"]);
  expect(runningPeriod("year", "2026-11-25").from).toBe("2026-01-01");
});

test("every cadence is of a kind of the catalogue", () => {
  const kinds = ACTIVITY_KINDS.map(({ id }) => id);
  expect(CADENCES.filter(({ kind }) => !kinds.includes(kind))).toEqual([]);
});
