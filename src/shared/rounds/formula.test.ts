import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkRule,
  codesOf,
  evaluate,
  parseRule,
  parseSum,
  RELATIONS,
  ruleText,
  type Sum,
  sumText,
} from "./formula.ts";

const term = fc.oneof(
  fc.record({ sign: fc.constantFrom(1 as const, -1 as const), code: fc.stringMatching(/^[A-Z]{1,2}$/) }),
  fc.record({ sign: fc.constantFrom(1 as const, -1 as const), number: fc.nat(999_999) }),
);
const sum: fc.Arbitrary<Sum> = fc.array(term, { minLength: 1, maxLength: 6 });
const rule = fc.record({ left: sum, relation: fc.constantFrom(...RELATIONS), right: sum });

/** Half-width signs in the forms in which people type them. */
const asTyped = (text: string) =>
  text.replaceAll("<=", "≤").replaceAll(">=", "≥").replaceAll("+", "＋").replaceAll("=", "＝").toLowerCase();

describe("sums and rules", () => {
  it("come back from what they are written as, however it is typed", () => {
    fc.assert(fc.property(sum, (one) => void expect(parseSum(sumText(one))).toEqual(one)));
    fc.assert(
      fc.property(rule, (one) => {
        const text = ruleText(one);
        expect(parseRule(text)).toEqual(one);
        expect(parseRule(asTyped(text))).toEqual(one);
      }),
    );
  });

  it("say what plain arithmetic says, and nothing while a number is missing", () => {
    const values = fc.dictionary(fc.stringMatching(/^[A-Z]{1,2}$/), fc.integer({ min: -9999, max: 9999 }));
    fc.assert(
      fc.property(rule, values, (one, known) => {
        const numberAt = (code: string) => known[code] ?? null;
        const found = checkRule(one, numberAt);
        if (codesOf(one.left, one.right).some((code) => known[code] === undefined)) return found === null;
        const plain = (terms: Sum) =>
          terms.reduce(
            (total, part) => total + part.sign * ("code" in part ? (known[part.code] ?? 0) : part.number),
            0,
          );
        const [left, right] = [plain(one.left), plain(one.right)];
        const expected = {
          "<=": left <= right,
          ">=": left >= right,
          "=": left === right,
          "<": left < right,
          ">": left > right,
        };
        return found !== null && found.holds === expected[one.relation] && found.left === left && found.right === right;
      }),
    );
  });

  it("add decimals without the dust of binary fractions", () => {
    expect(evaluate(parseSum("A + B")!, (code) => ({ A: 0.1, B: 0.2 })[code] ?? null)).toBe(0.3);
    expect(checkRule(parseRule("C = A + B")!, (code) => ({ A: 0.1, B: 0.2, C: 0.3 })[code] ?? null)?.holds).toBe(true);
  });

  it("are nothing where they cannot be read", () => {
    for (const text of ["", "A +", "A * B", "+", "A B", "甲 + 乙", "ABC", "1e5"])
      expect(parseSum(text), text).toBeNull();
    for (const text of ["A", "A < B < C", "<= B", "A <=", "A == B", "A <> B"]) expect(parseRule(text), text).toBeNull();
  });

  it("name their columns", () => {
    const names: Record<string, string> = { A: "应到", B: "实到" };
    expect(ruleText(parseRule("b<=a-1")!, (code) => names[code] ?? code)).toBe("实到 ≤ 应到 - 1");
  });
});
