import { describe, expect, it } from "vitest";
import { score } from "../../../../test/eval/score-claims.ts";
import { unseen } from "./support.ts";

/** At least this much of the sentences that nobody looked at while the rules were written. */
describe("claims of unseen sentences", () => {
  const { labelled, found, right, subject, kind, approx, empty, alarms } = score(unseen);

  it("are found in place, value and unit, and little else is", () => {
    expect(right / labelled).toBeGreaterThanOrEqual(0.97);
    expect(right / found).toBeGreaterThanOrEqual(0.97);
    expect(alarms / empty).toBeLessThanOrEqual(0.07);
  });

  it("are known by what they count and how", () => {
    expect(subject / right).toBeGreaterThanOrEqual(0.93);
    expect(kind / right).toBeGreaterThanOrEqual(0.97);
    expect(approx / right).toBeGreaterThanOrEqual(0.97);
  });
});
