import fc from "fast-check";
import { expect, test } from "vitest";
import type { Cell } from "../sheets/index.ts";
import { checkCharacter, readIdNumber } from "./index.ts";

/** 999999 is no region: every number here is invented. */
const withCheck = (digits: string) => digits + checkCharacter(digits);
const text = (value: string): Cell => ({ text: value, kind: "text" });
const VALID = withCheck("99999919900101001");

test("the check character of the standard's own example", () => {
  // the worked example of ISO 7064 MOD 11-2 printed in GB 11643
  expect(checkCharacter("11010519491231002")).toBe("X");
});

test("a right number gives itself, birth and gender", () => {
  const even = withCheck("99999919851130002");
  expect(readIdNumber(text(VALID))).toEqual({ idNumber: VALID, birth: "1990-01-01", gender: "male", findings: [] });
  expect(readIdNumber(text(even))).toEqual({ idNumber: even, birth: "1985-11-30", gender: "female", findings: [] });
});

test("spaces, full-width digits, a small x and a leading quote are only writing", () => {
  const ending = Array.from({ length: 999 }, (_, n) => withCheck(`99999919900101${String(n + 1).padStart(3, "0")}`));
  const withX = ending.find((number) => number.endsWith("X")) ?? "";
  const wide = VALID.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
  for (const [written, number] of [
    [` ${VALID.slice(0, 6)} ${VALID.slice(6)}`, VALID],
    [wide, VALID],
    [`'${VALID}`, VALID],
    [withX.toLowerCase(), withX],
  ] as const) {
    expect(readIdNumber(text(written)).idNumber).toBe(number);
  }
});

test.each([
  ["id-15", text("999999900101001")],
  ["id-length", text(VALID.slice(0, 17))],
  ["id-length", text("某某")],
  ["id-birth", text(withCheck("99999919900231001"))],
  ["id-check", text(VALID.slice(0, 17) + (VALID.endsWith("0") ? "1" : "0"))],
  ["id-as-number", { text: "999999199001010000", kind: "number", number: 999999199001010000 } as Cell],
  ["id-as-number", text("9.99999E+17")],
])("%s", (code, cell) => {
  expect(readIdNumber(cell)).toEqual({
    idNumber: null,
    birth: null,
    gender: null,
    findings: [expect.objectContaining({ level: "error", code })],
  });
});

test("one wrong digit is always found, and no message contains the number", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (position, step) => {
      const digit = (Number(VALID[position]) + step) % 10;
      const wrong = VALID.slice(0, position) + digit + VALID.slice(position + 1);
      const { idNumber, findings } = readIdNumber(text(wrong));
      expect(idNumber).toBeNull();
      expect(findings).toHaveLength(1);
      expect(findings[0]?.message).toContain(`“${wrong.slice(0, 3)}***********${wrong.slice(-4)}”`);
      expect(findings[0]?.message).not.toContain(wrong.slice(3, 14));
    }),
  );
});
