import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#shared/figures/period.ts";
import { type Days, hasCome, type Status, statusOn, versionOn } from "./status.ts";

const NONE: Days = {
  adoptedOn: null,
  issuedOn: null,
  effectiveFrom: null,
  effectiveTo: null,
  repealedOn: null,
  supersededOn: null,
};

describe("statusOn", () => {
  it.each<[string, Partial<Days>, string, Status]>([
    ["before the day of effect", { issuedOn: "2023-12-19", effectiveFrom: "2024-01-01" }, "2023-12-31", "not_yet"],
    ["on the day of effect", { issuedOn: "2023-12-19", effectiveFrom: "2024-01-01" }, "2024-01-01", "in_force"],
    ["from its issue where no day of effect is known", { issuedOn: "2023-12-19" }, "2023-12-19", "in_force"],
    ["on its last day", { effectiveFrom: "2024-01-01", effectiveTo: "2024-12-31" }, "2024-12-31", "in_force"],
    ["after its last day", { effectiveFrom: "2024-01-01", effectiveTo: "2024-12-31" }, "2025-01-01", "expired"],
    ["in its last year", { issuedOn: "2019-11", effectiveTo: "2023" }, "2023-12-31", "in_force"],
    ["after its last year", { issuedOn: "2019-11", effectiveTo: "2023" }, "2024-01-01", "expired"],
    ["on the day of its repeal", { effectiveFrom: "2024-01-01", repealedOn: "2025-05-01" }, "2025-05-01", "repealed"],
    [
      "from the day of its successor",
      { issuedOn: "2010-06-04", supersededOn: "2019-12-27" },
      "2019-12-27",
      "superseded",
    ],
    ["in the year in which its successor came", { issuedOn: "2010", supersededOn: "2019" }, "2019-06-01", "unknown"],
    ["without any day", {}, "2026-01-01", "unknown"],
    ["without a first day but after its repeal", { repealedOn: "2020-01-01" }, "2026-01-01", "repealed"],
  ])("%s", (_, days, on, status) => {
    expect(statusOn({ ...NONE, ...days }, on)).toBe(status);
  });

  const day = fc.integer({ min: 0, max: 4000 }).map((n) => addDays("2016-01-01", n));
  const maybe = fc.option(day, { nil: null });
  const days = fc.record({
    ...{ adoptedOn: maybe, issuedOn: maybe, effectiveFrom: maybe, effectiveTo: maybe, repealedOn: maybe },
    supersededOn: maybe,
  });

  it("never comes back: once begun it is not to come, once ended it is not in force", () => {
    const rank: Record<Status, number> = {
      not_yet: 0,
      unknown: 1,
      in_force: 1,
      expired: 2,
      superseded: 2,
      repealed: 2,
    };
    fc.assert(
      fc.property(days, day, day, (version, a, b) => {
        const [early, late] = [a, b].sort() as [string, string];
        expect(rank[statusOn(version, early)]).toBeLessThanOrEqual(rank[statusOn(version, late)]);
      }),
    );
  });

  it("says of roughly known days only what holds for every day they may stand for", () => {
    const rough = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([full, length]) => full.slice(0, length));
    fc.assert(
      fc.property(rough, day, fc.integer({ min: 0, max: 27 }), (known, on, add) => {
        const said = hasCome(known, on);
        if (said === null) return;
        const full =
          known.length === 10
            ? known
            : `${known.length === 4 ? `${known}-06` : known}-${String(add + 1).padStart(2, "0")}`;
        expect(full <= on).toBe(said);
      }),
    );
  });
});

it("versionOn lets the last version that has begun speak, before any of them the first", () => {
  const first = { ...NONE, effectiveFrom: "2010-01-01", supersededOn: "2020-01-01", name: "first" };
  const second = { ...NONE, effectiveFrom: "2020-01-01", name: "second" };
  const at = (on: string) => {
    const found = versionOn([first, second], on);
    return [found?.version.name, found?.status];
  };
  expect(at("2009-12-31")).toEqual(["first", "not_yet"]);
  expect(at("2019-12-31")).toEqual(["first", "in_force"]);
  expect(at("2020-01-01")).toEqual(["second", "in_force"]);
  expect(versionOn([], "2020-01-01")).toBeNull();
});
