import { expect, test } from "vitest";
import type { Cell } from "../sheets/index.ts";
import { readRosterDate } from "./roster-dates.ts";

const text = (value: string): Cell => ({ text: value, kind: "text" });

test.each([
  ["1980.05", "1980-05"],
  ["1980年5月", "1980-05"],
  ["一九八〇年五月", "1980-05"],
  ["198005", "1980-05"],
  ["1980-5", "1980-05"],
  ["1980.05（46岁）", "1980-05"],
  ["1980.5.12", "1980-05-12"],
  ["1980年5月12日", "1980-05-12"],
  ["１９８０／５／１２", "1980-05-12"],
  ["19800512", "1980-05-12"],
  ["29353", "1980-05-12"],
])("%s is %s", (written, date) => {
  expect(readRosterDate(text(written))).toEqual({ date, findings: [] });
});

test("date cells keep the precision that is shown", () => {
  expect(readRosterDate({ text: "1980-05", kind: "date", date: "1980-05" }).date).toBe("1980-05");
  expect(readRosterDate({ text: "1980-05-12", kind: "date", date: "1980-05-12" }).date).toBe("1980-05-12");
});

test("a number 1980.1 may have been 1980.10, which is said", () => {
  const reading = readRosterDate({ text: "1980.1", kind: "number", number: 1980.1 });
  expect([reading.date, reading.findings.map(({ code }) => code)]).toEqual(["1980-01", ["date-ambiguous"]]);
  expect(readRosterDate({ text: "1980.11", kind: "number", number: 1980.11 })).toEqual({
    date: "1980-11",
    findings: [],
  });
});

test.each([
  ["1980.13", "date-impossible"],
  ["1980.2.30", "date-impossible"],
  ["八十年代", "date-unreadable"],
  ["46", "date-unreadable"],
])("%s: %s", (written, code) => {
  const { date, findings } = readRosterDate(text(written));
  expect([date, findings.map((finding) => finding.code)]).toEqual([null, [code]]);
});
