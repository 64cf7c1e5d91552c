import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gramsOf, hitsIn, squeeze, termsOf } from "./search-text.ts";

describe("text to be found", () => {
  it("loses white space, case and compatibility forms, and keeps its punctuation", () => {
    expect(squeeze("　党 课\n制度（ＰＰＴ），⽀部。")).toBe("党课制度（ppt），支部。");
  });

  it("is cut into pairs that do not cross punctuation, each once", () => {
    expect(gramsOf("党课，党课制度")).toEqual(["党课", "课制", "制度"]);
    expect(gramsOf("课")).toEqual([]);
  });

  it("holds the pairs of every stretch of itself: the index never loses a hit", () => {
    const text = fc.string({ unit: fc.constantFrom(..."党课制度，一2A \n") });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (whole, a, b) => {
        const squeezed = squeeze(whole);
        const part = squeezed.slice(Math.min(a, b) % (squeezed.length + 1), Math.max(a, b) % (squeezed.length + 1));
        const all = new Set(gramsOf(squeezed));
        expect(gramsOf(part).filter((gram) => !all.has(gram))).toEqual([]);
      }),
    );
  });
});

it("termsOf splits a question into words, at most six", () => {
  expect(termsOf(" 党课　制度 党课 ")).toEqual(["党课", "制度"]);
  expect(termsOf("a b c d e f g h")).toHaveLength(6);
  expect(termsOf("  ")).toEqual([]);
});

it("hitsIn finds a word that a line break cuts, in the words of the text", () => {
  expect(hitsIn("关于加强PPT党\n 课管理的通知", "ppt党课", 5, 4)).toEqual([
    { before: "关于加强", match: "PPT党 课", after: "管理的通", at: 4 },
  ]);
  expect(hitsIn("党课党课党课", "党课", 2, 0).map(({ at }) => at)).toEqual([0, 2]);
});
