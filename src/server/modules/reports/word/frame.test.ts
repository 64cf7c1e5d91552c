import { describe, expect, test } from "vitest";
import { signaturePlace } from "./frame.ts";

describe("signaturePlace", () => {
  test("the name stands two characters from the right, the date begins two to the right of it", () => {
    // nine characters that end two before the 28th begin behind the 17th; the date begins behind the 19th
    expect(signaturePlace("中共示例区委组织部", "2026年7月5日")).toEqual({
      signatory: { right: 2 },
      date: { left: 19 },
    });
  });

  test("a date longer than the name stands two from the right and pushes the name inwards", () => {
    // the date is seven characters wide and begins behind the 19th; the name begins two before
    expect(signaturePlace("示例支部", "2026年12月31日")).toEqual({ signatory: { left: 17 }, date: { right: 2 } });
  });

  test("name or date alone stand two from the right", () => {
    expect(signaturePlace("", "2026年7月5日").date).toEqual({ right: 2 });
    expect(signaturePlace("示例支部", "").signatory).toEqual({ right: 2 });
  });

  test("a name that fills the line leaves the date on the right", () => {
    expect(signaturePlace("部".repeat(26), "2026年7月5日")).toEqual({ signatory: { right: 2 }, date: { right: 2 } });
  });
});
