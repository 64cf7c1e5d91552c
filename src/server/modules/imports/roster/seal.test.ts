import { expect, test } from "vitest";
import { csvSheetOf, sheetOf } from "../mapping/sheet-fixture.ts";
import { checkCharacter, sealNumbers } from "./index.ts";

/** 999999 is no region: every number here is invented. */
const ID = `99999919800512001${checkCharacter("99999919800512001")}`;
const WIDE = ID.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));

test("no number is left in a sealed sheet, wherever and however it was written", async () => {
  const wrong = `${ID.slice(0, 16)}${(Number(ID[16]) + 1) % 10}${ID[17]}`;
  const sheet = await sheetOf([
    ["姓名", "身份证号", "备注", "电话"],
    ["张甲", ID, `号码${ID}已核`, "13900000000"],
    ["李乙", ` ${WIDE.slice(0, 6)} ${WIDE.slice(6)}`, wrong, 13900000001],
    ["王丙", 999999198005120000, "'999999800512001", "办公室1234"],
  ]);
  await sealNumbers([sheet], (number) => (number === ID ? "its hash" : "another"));
  const stored = JSON.stringify(sheet);
  expect(stored).not.toMatch(/\d{9}/);
  expect(stored.normalize("NFKC")).not.toMatch(/[\d ]{13}/);
  expect(sheet.rows.slice(1).map((row) => row.slice(1, 3).map((cell) => cell.sealed ?? cell.text))).toEqual([
    [{ hash: "its hash", birth: "1980-05-12", gender: "male" }, `号码999***********${ID.slice(-4)}已核`],
    [
      { hash: "its hash", birth: "1980-05-12", gender: "male" },
      { problem: expect.objectContaining({ code: "id-check" }) },
    ],
    [
      { problem: expect.objectContaining({ code: "id-as-number" }) },
      { problem: expect.objectContaining({ code: "id-15" }) },
    ],
  ]);
  expect(sheet.rows.slice(1).map((row) => row[3]?.text)).toEqual(["***********", "***********", "办公室1234"]);
});

test("counts, dates and document numbers stay as they are", async () => {
  const sheet = await csvSheetOf("姓名,出生年月,编号\n张甲,1980-05-12,20261105001\n李乙,19800512,B-2026-0000001");
  const before = structuredClone(sheet.rows);
  await sealNumbers([sheet], () => "never");
  expect(sheet.rows).toEqual(before);
});
