import { expect, test } from "vitest";
import { kindNames } from "#shared/catalogue/kind-names.ts";
import { detectTables } from "./ledger/index.ts";
import { firstChoices, readLedger } from "./ledger-file.ts";
import { sheetsOf } from "./mapping/sheet-fixture.ts";

const HEAD = ["名称", "类型", "日期"];

async function read(...titles: [string, string | null][]) {
  const sheets = await sheetsOf(
    ...titles.map(([name, title]) => ({
      name,
      rows: [...(title === null ? [] : [[title]]), HEAD, ["三月会议", "党课", "3月5日"]],
    })),
  );
  const tables = sheets.flatMap((sheet) => detectTables(sheet, []));
  const ledgers = readLedger(tables, firstChoices(tables, new Map(), kindNames()), kindNames(), "2026-11-20");
  return ledgers.map(({ parsed }) => [parsed.rows[0]?.values.start ?? null, parsed.hints.host]);
}

test("a sheet without a title goes by the year and the organisation that the others name", async () => {
  const said = await read(["上半年", "甲镇第一支部2026年台账"], ["下半年", null]);
  expect(said).toEqual([
    ["2026-03-05", "甲镇第一支部"],
    ["2026-03-05", "甲镇第一支部"],
  ]);
});

test("where the others differ, they say nothing", async () => {
  const said = await read(["一", "甲镇第一支部2026年台账"], ["二", "甲镇第二支部2025年台账"], ["三", null]);
  expect(said).toEqual([
    ["2026-03-05", "甲镇第一支部"],
    ["2025-03-05", "甲镇第二支部"],
    [null, undefined],
  ]);
});
