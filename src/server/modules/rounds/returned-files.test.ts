import { randomUUID } from "node:crypto";
import { readXlsx, type WriteSheet, writeXlsx } from "hucre/xlsx";
import JSZip from "jszip";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#server/modules/access/index.ts";
import { type AskedRound, answered, FULL, roundOf } from "../../../../test/support/round-input.ts";
import { makeWorld, type World } from "../../../../test/support/world.ts";
import { exportRound, filledSheet, zipSheets } from "./export-round.ts";
import { readRound } from "./index.ts";
import { applyReturnedFiles, openReturnedFiles, takeReturnedFile } from "./returned-files.ts";

let world: World;
let [jia, yi] = ["", ""];
let cadre: Actor;

beforeAll(async () => {
  world = await makeWorld();
  [jia, yi] = [await world.org("town", world.root, "甲镇"), await world.org("town", world.root, "乙镇")];
  cadre = await world.actor("town_cadre", jia);
  await world.activity({ orgs: [{ orgId: jia, role: "host" }], kinds: ["theme_day"], heldOn: "2026-02-03" });
});

type Values = Record<string, string | number | Date>;

/** What a person does with the sheet: opens it, types into cells, saves it (and perhaps copies it to a new book). */
async function fill(
  round: AskedRound,
  org: string,
  values: Values,
  { keepCode = true, change = (_: WriteSheet) => {} } = {},
): Promise<Uint8Array> {
  const { bytes } = await world.run((tx) => filledSheet(tx, world.system, round.id, round.recipients.get(org) ?? ""));
  const book = await readXlsx(bytes);
  const sheets: WriteSheet[] = book.sheets.map(({ name, rows, veryHidden }) => ({
    ...{ name, rows: rows.map((row) => [...row]), veryHidden: veryHidden ?? false },
  }));
  for (const row of sheets[0]?.rows ?? []) if (String(row[0]) in values) row[2] = values[String(row[0])] ?? null;
  if (sheets[0]) change(sheets[0]);
  return writeXlsx({ sheets: keepCode ? sheets : sheets.slice(0, 1) });
}

const take = (round: AskedRound, bytes: Uint8Array, name = "填报.xlsx", as: Actor = world.system) =>
  takeReturnedFile(world.deps, { ...as, at: world.clock.now() }, round.id, { name, bytes });

async function apply(round: AskedRound, files: Awaited<ReturnType<typeof take>>[]) {
  const input = {
    commandId: randomUUID(),
    files: files.map(({ fileId, recipientId, revision }) => ({ fileId, recipientId, revision })),
  };
  const opened = await openReturnedFiles(world.deps, world.system, input.files);
  return world.run((tx) => applyReturnedFiles(tx, world.system, round.id, input, opened));
}

const ask = () => roundOf(world, { orgId: world.root, recipients: [jia, yi], explanation: "按支部汇总后填报" });
const FILLED = { A: 12, B: "１０", E: "是", F: "2026年3月5日", G: "第一段\n第二段", H: "" };

describe("a sheet that is handed out", () => {
  it("holds what the system has, locked, and only leaves open what is asked", async () => {
    const round = await ask();
    const { name, bytes } = await world.run((tx) =>
      filledSheet(tx, world.system, round.id, round.recipients.get(jia) ?? ""),
    );
    expect(name).toBe("测试收表（甲镇）");
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    const [table, code] = sheets;
    expect([table?.name, code?.name, code?.veryHidden]).toEqual(["填报表", "实录", true]);
    expect(table?.rows.slice(4, 12).map((row) => row.slice(0, 3).map((value) => value ?? ""))).toEqual([
      ["A", "应到人数 *", ""],
      ["B", "实到人数 *", ""],
      ["C", "主题党日次数", 1],
      ["D", "人数合计", ""],
      ["E", "是否覆盖全部支部 *", ""],
      ["F", "完成日期", ""],
      ["G", "主要做法", ""],
      ["H", "备注", ""],
    ]);
    expect(table?.protection?.sheet).toBe(true);
    const open = table?.rows.flatMap((_, row) => {
      const locked = table.cells?.get(`${row},2`)?.style?.protection?.locked;
      return locked === false ? [String(table.rows[row]?.[0])] : [];
    });
    expect(open).toEqual(["A", "B", "E", "F", "G", "H"]);
    expect(table?.cells?.get("7,2")?.formula).toBe("C5+C6");
    expect(table?.dataValidations?.map(({ type, range }) => `${type} ${range}`)).toEqual([
      "decimal C5",
      "decimal C6",
      "list C9",
    ]);
  });
});

describe("a file that comes back", () => {
  it("is known by its code, shown as a difference, and written with its places", async () => {
    const round = await ask();
    await answered(world, round, yi);
    const files = [
      await take(round, await fill(round, jia, FILLED)),
      await take(round, await fill(round, yi, { B: 11 })),
    ];
    expect(files.map(({ orgName, byCode, problems }) => [orgName, byCode, problems])).toEqual([
      ["甲镇", true, []],
      ["乙镇", true, []],
    ]);
    expect(files[0]?.differences.map(({ label, before, after }) => [label, before, after])).toEqual([
      ["应到人数", "", "12"],
      ["实到人数", "", "10"],
      ["是否覆盖全部支部", "", "是"],
      ["完成日期", "", "2026-03-05"],
      ["主要做法", "", "第一段\n第二段"],
    ]);
    expect(files[1]?.differences.map(({ label, before, after }) => [label, before, after])).toEqual([
      ["实到人数", "10", "11"],
    ]);
    const before = await world.run((tx) => readRound(tx, world.system, round.id));
    expect(before.recipients[0]?.state).toBe("waiting");
    expect(await apply(round, files)).toEqual({ written: 2 });
    const after = await world.run((tx) => readRound(tx, world.system, round.id));
    expect(after.recipients.map(({ state }) => state)).toEqual(["answered", "answered"]);
    expect(after.recipients[0]?.cells[1]).toMatchObject({
      number: 10,
      source: { name: "填报.xlsx", place: "填报表 C6" },
    });
    const again = await take(round, await fill(round, jia, {}));
    expect(again.differences).toEqual([]);
  });

  it("is known by the unit's name where it was copied into another book", async () => {
    const round = await ask();
    const file = await take(round, await fill(round, jia, FILLED, { keepCode: false }), "甲镇.xlsx", cadre);
    expect([file.orgName, file.byCode]).toEqual(["甲镇", false]);
    const change = (sheet: WriteSheet) => void sheet.rows?.unshift(["（请于周五前报）"], []);
    const written = await take(round, await fill(round, jia, FILLED, { keepCode: false, change }), "改.xlsx", cadre);
    expect([written.orgName, written.problems]).toEqual(["甲镇", []]);
  });

  it("names what is wrong by its cell, and then none of the files is written", async () => {
    const round = await ask();
    const wrong = await take(round, await fill(round, jia, { A: "十二人", B: 3, E: "也许", F: "三月" }));
    expect(wrong.problems).toEqual([
      { place: "填报表 C5", message: "“应到人数”里的“十二人”不是数字，请只填数字，不带单位" },
      { place: "填报表 C10", message: "“完成日期”里的“三月”不是日期，请写成 2026-03-05" },
      { place: "填报表 C9", message: "“是否覆盖全部支部”应为是、否中的一项" },
    ]);
    const right = await take(round, await fill(round, yi, FILLED));
    await expect(apply(round, [right, wrong])).rejects.toThrow("“填报.xlsx”填报表 C5：“应到人数”里的“十二人”不是数字");
    const stale = await take(round, await fill(round, yi, FILLED));
    await answered(world, round, yi);
    await expect(apply(round, [stale])).rejects.toThrow("已被他人修改");
    const after = await world.run((tx) => readRound(tx, world.system, round.id));
    expect(after.recipients.map(({ state }) => state)).toEqual(["waiting", "answered"]);
    expect(after.recipients[1]?.cells[1]?.number).toBe(FULL.B);
  });

  it("is refused with what to do when it belongs elsewhere, to another, or was reshaped", async () => {
    const round = await ask();
    const other = await ask();
    await expect(take(round, await fill(other, jia, FILLED))).rejects.toThrow("是另一次收表的");
    await expect(take(round, await fill(round, yi, FILLED), "乙.xlsx", cadre)).rejects.toThrow("属于别的单位");
    const without = await fill(round, jia, FILLED, { change: (sheet) => void sheet.rows?.splice(5, 1) });
    await expect(take(round, without)).rejects.toThrow("有的行被删去、增加或者改了名");
    const plain = await writeXlsx({
      sheets: [
        {
          name: "表",
          rows: [
            ["名称", "数"],
            ["甲", 1],
          ],
        },
      ],
    });
    await expect(take(round, plain)).rejects.toThrow("不是本系统的预填表。请下载本次收表的预填表");
    await expect(take(round, new TextEncoder().encode("%PDF-1.7"), "扫描.pdf")).rejects.toThrow("不是电子表格");
    const foreign = await fill(round, jia, FILLED, {
      keepCode: false,
      change: (sheet) => void sheet.rows?.splice(1, 1, ["填报单位：别处镇　　报送期限：2026-11-28"]),
    });
    await expect(take(round, foreign)).rejects.toThrow("填报单位“别处镇”不在本次收表之列");
  });

  it("is refused for a marking in its name or in any cell, naming the cell, and nothing of it is kept", async () => {
    const round = await ask();
    const count = () =>
      world.run((tx) => tx.selectFrom("file").select("id").where("district_id", "=", world.district).execute());
    const before = (await count()).length;
    const marked = await fill(round, jia, { ...FILLED, G: "摘自秘密★文件" });
    await expect(take(round, marked)).rejects.toThrow("填报表 C11 带有密级标志“秘密★”");
    await expect(take(round, await fill(round, jia, FILLED), "（机密）表.xlsx")).rejects.toMatchObject({
      code: "secret-marking",
    });
    expect((await count()).length).toBe(before);
  });
});

it("the export is the table of the page", async () => {
  const round = await ask();
  await answered(world, round, jia);
  const chunks: Uint8Array[] = [];
  await world.run((tx) => exportRound(tx, world.system, round.id, async (chunk) => void chunks.push(chunk)));
  const [sheet] = (await readXlsx(Buffer.concat(chunks))).sheets;
  const shown = sheet?.rows.map((row) =>
    row
      .map((value) => String(value ?? ""))
      .join("|")
      .replace(/\|+$/, ""),
  );
  expect(shown).toEqual([
    "测试收表（2026年1月1日至6月30日，测试区）",
    "序号|单位|应到人数（人）|实到人数（人）|主题党日次数（次）|人数合计|是否覆盖全部支部|完成日期|主要做法|备注|状态|报送日期",
    `1|甲镇|12|10|1|22|是||${FULL.G}||已报|2026-11-20`,
    "2|乙镇|||0||||||未报",
    "|合计|12|10|1|22",
  ]);
});

it("hands out the sheets of all at once, each as one organisation would get it, in official order", async () => {
  const round = await ask();
  const { name, bytes } = await world.run((tx) => zipSheets(tx, world.system, round.id));
  expect(name).toBe("测试收表（预填表）");
  const zip = await JSZip.loadAsync(bytes);
  expect(Object.keys(zip.files)).toEqual(["1 甲镇.xlsx", "2 乙镇.xlsx"]);
  const second = await zip.file("2 乙镇.xlsx")?.async("uint8array");
  const alone = await world.run((tx) => filledSheet(tx, world.system, round.id, round.recipients.get(yi) ?? ""));
  const rowsOf = async (book: Uint8Array) => (await readXlsx(book)).sheets.map(({ rows }) => rows);
  expect(await rowsOf(second!)).toEqual(await rowsOf(alone.bytes));
  await expect(world.run((tx) => zipSheets(tx, cadre, round.id), cadre)).rejects.toMatchObject({ code: "forbidden" });
});
