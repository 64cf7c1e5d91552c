import { describe, expect, it } from "vitest";
import { startOf } from "#shared/documents/status.ts";
import { daysOf, findRegulation, REGULATIONS, regulationOn, searchRegulations, toBeChecked } from "./library.ts";
import type { Known } from "./types.ts";

const on = (id: string, day: string) => {
  const entry = REGULATIONS.find((one) => one.id === id)!;
  const { version, status } = regulationOn(entry, day);
  return [version.label, status];
};

describe("the regulations library", () => {
  it("gives every name to one entry only, and every entry an id of its own", () => {
    const names = REGULATIONS.flatMap((one) => [one.title, ...one.shortNames]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(new Set(REGULATIONS.map(({ id }) => id)).size).toBe(REGULATIONS.length);
    for (const one of REGULATIONS)
      for (const name of [one.title, ...one.shortNames]) expect(findRegulation(name)).toBe(one);
  });

  it("keeps days in a form that can be compared, versions oldest first", () => {
    const days = REGULATIONS.flatMap(({ versions }) =>
      versions.flatMap(({ adopted, issued, published, effective, until }) =>
        [adopted, issued, published, effective, until].filter((day): day is Known => day !== undefined),
      ),
    );
    for (const day of days) expect(day.on).toMatch(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
    for (const one of REGULATIONS) {
      const starts = daysOf(one).map((version) => startOf(version) ?? "");
      expect(starts).toEqual(starts.toSorted());
    }
  });

  it("knows which wording held on a day", () => {
    expect(on("disciplinary-action", "2023-12-31")).toEqual(["2003年", "in_force"]);
    expect(on("disciplinary-action", "2024-01-01")).toEqual(["2023年第三次修订", "in_force"]);
    expect(on("member-development", "2026-05-10")).toEqual(["2014年", "in_force"]);
    expect(on("member-development", "2026-05-11")).toEqual(["2026年", "in_force"]);
    expect(on("member-training-2019", "2026-11-25")).toEqual(["", "expired"]);
    expect(on("branch-work", "2018-10-27")).toEqual(["试行", "not_yet"]);
    expect(on("cryptography", "2026-11-25")).toEqual(["", "unknown"]);
  });

  it("says which days are still to be checked", () => {
    const checked = (id: string) => toBeChecked(REGULATIONS.find((one) => one.id === id)!.versions.at(-1)!);
    expect([checked("disciplinary-action"), checked("official-documents")]).toEqual([false, false]);
    // no day of effect seen; a day from memory; a day at second hand
    expect([checked("branch-work"), checked("cybersecurity"), checked("member-development")]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it("is found by exact title or short name, whatever the brackets, and never by a part of it", () => {
    const branch = findRegulation("中国共产党支部工作条例（试行）");
    expect(branch?.id).toBe("branch-work");
    expect(findRegulation("《中国共产党支部工作条例(试行)》")).toBe(branch);
    expect(findRegulation("中国共产党支部工作条例")).toBe(branch);
    expect(findRegulation("GB/T 9704-2012")?.id).toBe("gbt-9704");
    expect(findRegulation("条例")).toBeNull();
  });

  it("is searched by words of title, short names and number", () => {
    expect(searchRegulations("党费").map(({ id }) => id)).toEqual(["dues"]);
    expect(searchRegulations("巡视 条例").map(({ id }) => id)).toEqual(["inspection"]);
    expect(searchRegulations("国办函〔2026〕12号").map(({ id }) => id)).toEqual(["government-apps"]);
    expect(searchRegulations("")).toHaveLength(REGULATIONS.length);
  });
});
