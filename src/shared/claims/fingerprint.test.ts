import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findClaims } from "./find-claims.ts";
import { fingerprints } from "./fingerprint.ts";

const keys = (text: string) => fingerprints(text, findClaims(text));

describe("what a number is known by", () => {
  it("is its words and not its value", () => {
    const [key] = keys("部机关召开全体干部会议9次。");
    expect(keys("部机关召开全体干部会议19次。")).toEqual([key]);
    expect(keys("部机关召开全体干部会议十九次。")).toEqual([key]);
    expect(keys("一、概况\n另有情况。部机关“召开”全体干部会议 9次，效果明显。")).toEqual([key]);
    expect(keys("示例镇召开全体干部会议9次。")).not.toEqual([key]);
    expect(keys("部机关召开全体干部会议9场。")).not.toEqual([key]);
  });

  it("is told apart by the order where the words are the same", () => {
    const [first, second, ...more] = keys("召开党员大会4次。\n召开党员大会5次。");
    expect([second, more]).toEqual([`${first}|2`, []]);
  });

  it("stays when any of the numbers change", () => {
    const draft = (a: number, b: number, c: number) =>
      `部机关召开全体干部会议${a}次，开展交流研讨${b}次。\n全区走访群众${c}户，服务群众${a}人次。`;
    const known = keys(draft(9, 8, 320));
    const number = fc.integer({ min: 2, max: 99_999 });
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(keys(draft(a, b, c))).toEqual(known);
      }),
    );
  });
});
