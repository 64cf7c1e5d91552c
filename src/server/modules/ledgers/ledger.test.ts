import { randomUUID } from "node:crypto";
import { readXlsx } from "hucre/xlsx";
import JSZip from "jszip";
import { beforeAll, describe, expect, it } from "vitest";
import { createTheme } from "#server/modules/dictionary/index.ts";
import { activityQuery } from "#shared/activities/contracts.ts";
import { usualColumns } from "#shared/ledgers/columns.ts";
import type { LedgerSpec } from "#shared/ledgers/contracts.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { ledgerDocx, ledgerXlsx } from "./export-ledger.ts";
import { ledgerBatches, readLedgerPage } from "./ledger-page.ts";

let world: World;
let first: string;
let second: string;
const themes = { study: randomUUID(), service: randomUUID() };

beforeAll(async () => {
  world = await makeWorld();
  second = await world.org("town", world.root, "后一镇");
  first = await world.org("branch", second, "后一镇支部");
  for (const [name, id] of Object.entries(themes)) {
    await world.run((tx) => createTheme(tx, world.system, { commandId: randomUUID(), id, name }));
  }
  const hold = (org: string, heldOn: string, title: string, more: object = {}) =>
    world.activity({ orgs: [{ orgId: org, role: "host" }], kinds: ["salon"], heldOn, title, ...more });
  await hold(first, "2026-01-05", "一月甲", { themes: [themes.study, themes.service], fields: { needs_raised: 3 } });
  await hold(second, "2026-01-20", "一月乙", { themes: [themes.service] });
  await hold(first, "2026-03-01", "三月甲", { summary: "第一行\n第二行" });
  await hold(first, "2026-03-02", "未归档", { state: "held" });
});

const ledger = (change: Partial<LedgerSpec> = {}): LedgerSpec => ({
  title: "党建沙龙台账",
  query: activityQuery.parse({ states: ["filed"], kinds: ["salon"] }),
  group: "none",
  columns: ["heldOn", "title", "rate", "field:needs_raised"],
  ...change,
});

/** All pages, two rows at a time. */
async function rowsOf(spec: LedgerSpec) {
  const rows = [];
  for (let after: string | null = null; ; ) {
    const page = await world.run((tx) => readLedgerPage(tx, world.system, spec, { after, limit: 2 }));
    rows.push(...page.rows);
    after = page.next;
    if (after === null) return rows;
  }
}

const named = async (group: LedgerSpec["group"]) =>
  (await rowsOf(ledger({ group }))).map((row) => `${row.group} ${row.cells[1]}`);

describe("a ledger", () => {
  it("lists from the oldest, with the columns asked for, and leads to the record", async () => {
    const rows = await rowsOf(ledger());
    expect(rows.map(({ cells }) => cells)).toEqual([
      ["2026-01-05", "一月甲", "80%", 3],
      ["2026-01-20", "一月乙", "80%", null],
      ["2026-03-01", "三月甲", "80%", null],
    ]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
  });

  it("groups by organisation in official order, by month, and by each theme", async () => {
    expect(await named("org")).toEqual(["后一镇 一月乙", "后一镇支部 一月甲", "后一镇支部 三月甲"]);
    expect(await named("month")).toEqual(["2026年1月 一月甲", "2026年1月 一月乙", "2026年3月 三月甲"]);
    expect(await named("theme")).toEqual(["service 一月甲", "service 一月乙", "study 一月甲", "未标主题 三月甲"]);
  });

  it("counts each record once, whatever the groups", async () => {
    const page = await world.run((tx) =>
      readLedgerPage(tx, world.system, ledger({ group: "theme" }), { after: null, limit: 10 }),
    );
    expect([page.rows.length, page.total]).toEqual([4, { count: 3, more: false }]);
    expect(page.filter).toContain("类型：党建沙龙；状态：已归档");
  });

  it("is the same as .xlsx, its filter in the first line", async () => {
    const chunks: Uint8Array[] = [];
    await world.run((tx) =>
      ledgerXlsx(tx, world.system, ledger({ group: "month" }), async (chunk) => void chunks.push(chunk)),
    );
    const [title, header, ...rows] = (await readXlsx(Buffer.concat(chunks))).sheets[0]?.rows ?? [];
    expect(title?.[0]).toMatch(/^党建沙龙台账（组织：可见范围内全部；.*类型：党建沙龙/);
    expect(header).toEqual(["序号", "月份", "日期", "名称", "出勤率", "提出需求（件）"]);
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      [1, "2026年1月", "2026-01-05", "一月甲"],
      [2, "2026年1月", "2026-01-20", "一月乙"],
      [3, "2026年3月", "2026-03-01", "三月甲"],
    ]);
  });

  it("is printed as .docx, a table for each group, on a landscape page", async () => {
    const spec = ledger({ group: "org", columns: [...usualColumns(["salon"]), "absent"] });
    const bytes = await world.run((tx) => ledgerDocx(tx, world.system, spec));
    const xml = (await (await JSZip.loadAsync(bytes)).file("word/document.xml")?.async("string")) ?? "";
    expect(xml.match(/<w:tbl>/g)).toHaveLength(2);
    const size = /<w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(xml);
    expect(Number(size?.[1])).toBeGreaterThan(Number(size?.[2]));
    for (const text of ["党建沙龙台账", "后一镇支部", "提出需求（件）", "第一行"]) expect(xml).toContain(text);
  });

  it("refuses more rows than the paper holds, instead of leaving some out", async () => {
    const read = (most: number) =>
      world.run(async (tx) => {
        let rows = 0;
        for await (const batch of ledgerBatches(tx, world.system, ledger(), { most, instead: "请缩小范围" }))
          rows += batch.length;
        return rows;
      });
    expect(await read(3)).toBe(3);
    await expect(read(2)).rejects.toThrow("超过 2 行，请缩小范围");
  });

  it("refuses a place that is none", async () => {
    const page = world.run((tx) => readLedgerPage(tx, world.system, ledger(), { after: "!", limit: 2 }));
    await expect(page).rejects.toThrow("翻页位置无效");
  });
});
