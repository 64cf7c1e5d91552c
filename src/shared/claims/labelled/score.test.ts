import { describe, expect, it } from "vitest";
import { score } from "../../../../test/eval/score-claims.ts";
import { development, unseen } from "./support.ts";

/** At least this much of the sentences that rules were written with, and of those that nobody looked at meanwhile. */
describe.each([
  ["development", development],
  ["unseen", unseen],
])("claims of the %s sentences", (_, sentences) => {
  const { labelled, found, right, subject, kind, approx, empty, alarms } = score(sentences);

  it("are found in place, value and unit, and little else is", () => {
    expect(right / labelled).toBeGreaterThanOrEqual(0.97);
    expect(right / found).toBeGreaterThanOrEqual(0.97);
    expect(alarms / empty).toBeLessThanOrEqual(0.03);
  });

  it("are known by what they count and how", () => {
    expect(subject / right).toBeGreaterThanOrEqual(0.93);
    expect(kind / right).toBeGreaterThanOrEqual(0.97);
    expect(approx / right).toBeGreaterThanOrEqual(0.97);
  });
});
