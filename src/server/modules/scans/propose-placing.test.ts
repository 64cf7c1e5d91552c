import { describe, expect, it } from "vitest";
import { type KnownActivity, type PageReading, proposePlacing } from "./propose-placing.ts";

const known = new Map<string, KnownActivity>([
  ["a", { cancelled: false, mine: true }],
  ["b", { cancelled: false, mine: true }],
  ["gone", { cancelled: true, mine: true }],
  ["theirs", { cancelled: false, mine: false }],
]);

/** One letter a page: its code; "-" none, "!" cannot be read, "a+b" two. */
function placed(pages: string): string[] {
  const readings = pages.split(" ").map((said, index): PageReading => {
    const codes = said === "-" || said === "!" ? [] : said.split("+");
    return { page: index + 1, codes, turn: said === "a" ? 180 : 0, readable: said !== "!" };
  });
  return proposePlacing(readings, known).map(({ finding, placed, activityId }) =>
    [finding, placed, activityId].filter(Boolean).join(" "),
  );
}

describe("where the pages of a file go", () => {
  it("is where their code says, and pages without one go on behind", () => {
    expect(placed("a - b - -")).toEqual([
      "code read a",
      "continuation continued a",
      "code read b",
      "continuation continued b",
      "continuation continued b",
    ]);
  });

  it("is asked where no code goes before, two differ, or the code does not help", () => {
    expect(placed("- a a+b - theirs gone unknown ! -")).toEqual([
      "no-code open",
      "code read a",
      "several-codes open",
      "no-code open",
      "not-host open",
      "cancelled open",
      "unseen open",
      "unreadable open",
      "no-code open",
    ]);
  });

  it("turns a continuation as the page before it lay", () => {
    const readings: PageReading[] = [
      { page: 1, codes: ["a"], turn: 180, readable: true },
      { page: 2, codes: [], turn: 0, readable: true },
    ];
    expect(proposePlacing(readings, known).map(({ turn }) => turn)).toEqual([180, 180]);
  });
});
