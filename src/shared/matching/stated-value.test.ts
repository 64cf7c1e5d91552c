import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findClaims } from "#shared/claims/find-claims.ts";
import { formatNumber } from "#shared/numbers/index.ts";
import { statedSurface, states } from "./stated-value.ts";

const claimOf = (said: string) => {
  const text = `举办培训，参加${said}。`;
  const [claim, ...more] = findClaims(text);
  if (!claim || more.length > 0) throw new Error(`not one claim: ${text}`);
  return { text, claim };
};
const surface = (said: string) => {
  const { text, claim } = claimOf(said);
  return statedSurface(text, claim);
};
const agrees = (said: string, ...values: number[]) => {
  const { text, claim } = claimOf(said);
  return values.map((value) => states(text, claim, value));
};

describe("a number as the text writes it", () => {
  it("keeps what makes it approximate and leaves out its unit", () => {
    expect(["近百人次", "15余场", "约3.2万人次", "96人次以上", "三分之二", "１５场"].map(surface)).toEqual([
      ...["近百", "15余", "约3.2万", "96以上", "三分之二", "15"],
    ]);
  });

  it("states a value up to what its words promise", () => {
    expect(agrees("15场", 14, 15, 16)).toEqual([false, true, false]);
    expect(agrees("近百人次", 89, 90, 99, 100)).toEqual([false, true, true, false]);
    expect(agrees("10余场", 10, 11, 19, 20)).toEqual([false, true, true, false]);
    expect(agrees("约100人次", 89, 90, 110, 111)).toEqual([false, true, true, false]);
    expect(agrees("96人次以上", 95, 96, 500)).toEqual([false, true, true]);
    expect(agrees("10至12次", 9, 10, 12, 13)).toEqual([false, true, true, false]);
    expect(agrees("3.2万人次", 31_499, 31_500, 32_499, 32_501)).toEqual([false, true, true, false]);
    expect(agrees("92.5%", 92.44, 92.5, 92.54, 92.6)).toEqual([false, true, true, false]);
  });

  it("states the value that it was written from", () => {
    const number = fc.integer({ min: 1, max: 999_999 });
    const forms = fc.constantFrom("arabic" as const, "chinese" as const);
    fc.assert(
      fc.property(number, forms, (value, form) => {
        const said = formatNumber(value, form);
        expect(agrees(`${said}人次`, value)).toEqual([true]);
        expect(agrees(`约${said}人次`, value)).toEqual([true]);
        expect(agrees(`${said}人次以上`, value)).toEqual([true]);
      }),
    );
  });
});
