import { describe, expect, it } from "vitest";
import { askedInitials, askedWords, isSearchable } from "./words.ts";

const words = (question: string) => askedWords(question).map(({ word, prefix }) => (prefix ? `${word}…` : word));

describe("a question's words", () => {
  it("are pairs of Chinese characters and whole runs of the rest, in one width and case", () => {
    expect(words("主题党日")).toEqual(["主题", "题党", "党日"]);
    expect(words("３月 党课ＡＢ")).toEqual(["3…", "月…", "党课", "ab…"]);
    expect(words("“七一”，七一")).toEqual(["七一"]);
    expect(words("，。 ")).toEqual([]);
  });

  it("are enough from two characters on", () => {
    expect(["党课", "3月", "ab", "党", "a", "、"].map(isSearchable)).toEqual([true, true, true, false, false, false]);
  });

  it("may be somebody's initials", () => {
    expect(["WXM", " zs ", "张三", "z3"].map(askedInitials)).toEqual(["wxm", "zs", null, null]);
  });
});
