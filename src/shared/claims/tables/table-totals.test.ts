import { describe, expect, it } from "vitest";
import type { Draft } from "#shared/checks/draft.ts";
import { tableTotals } from "./table-totals.ts";

/** A draft that holds one table, a cell a paragraph; null is a cell that a merged one above covers. */
function tableOf(rows: readonly (readonly (string | null)[])[]): Draft {
  const paragraphs = [];
  let start = 0;
  for (const [row, cells] of rows.entries())
    for (const [column, text] of cells.entries()) {
      if (text === null) continue;
      const cell = { row: row + 1, column, span: 1 };
      paragraphs.push({ start, text, part: "table" as const, level: null, automatic: 0, cell });
      start += text.length + 1;
    }
  return { text: paragraphs.map(({ text }) => text).join("\n"), paragraphs };
}

function found(rows: readonly (readonly (string | null)[])[]): string[] {
  const draft = tableOf(rows);
  return tableTotals(draft).map(
    ({ start, length, message }) => `${draft.text.slice(start, start + length)} ${message}`,
  );
}

const QUARTERS = ["项目", "一季度", "二季度", "三季度", "四季度", "合计"];

describe("totals of a table", () => {
  it("are found along a row, at the cell of the total", () => {
    expect(
      found([QUARTERS, ["支委会（次）", "3", "3", "3", "3", "12"], ["志愿服务（场次）", "5", "7", "6", "6", " 23 "]]),
    ).toEqual(["23 表中合计“23”与分项不符：5＋7＋6＋6＝24"]);
  });

  it("are found down a column, below or above what they sum up", () => {
    const lines = [
      ["第一党支部", "4次", "1,020"],
      ["第二党支部", "5次", "30"],
      ["第三党支部", "无", "—"],
    ];
    const head = ["单位", "次数", "人次"];
    expect(found([head, ...lines, ["合　计", "9次", "1060"]])).toEqual([
      "1060 表中合计“1060”与分项不符：1,020＋30＝1050",
    ]);
    expect(found([head, ["合计", "8次", "1050"], ...lines])).toEqual(["8次 表中合计“8次”与分项不符：4次＋5次＝9"]);
  });

  it("are read in full-width digits, and where a line says that there is nothing", () => {
    const rows = [
      ["甲", "１０"],
      ["乙", "暂无"],
      ["丙", "５"],
      ["合计", "１６"],
    ];
    expect(found([["单位", "次数"], ...rows])).toEqual(["１６ 表中合计“１６”与分项不符：１０＋５＝15"]);
  });

  it("stand behind a number of the row and beside cells that are merged", () => {
    const head = ["序号", "类别", "名称", "数量"];
    const rows = [
      ["1", "会议", "党员大会", "4"],
      ["2", null, "支委会", "12"],
      ["", "合计", "", "17"],
    ];
    expect(found([head, ...rows])).toEqual(["17 表中合计“17”与分项不符：4＋12＝16"]);
  });

  it("are left alone where nothing was added up", () => {
    expect(found([QUARTERS, ["党员人数", "43", "43", "44", "44", "44"]])).toEqual([]);
    expect(found([QUARTERS, ["平均出勤", "20", "22", "21", "21", "21"]])).toEqual([]);
    expect(
      found([
        ["单位", "次数（次）", "人次（人）", "合计"],
        ["甲", "2", "30", "5"],
      ]),
    ).toEqual([]);
    expect(
      found([
        ["单位", "次数", "参学率"],
        ["甲", "2", "98%"],
        ["乙", "3", "96%"],
        ["合计", "5", "97%"],
      ]),
    ).toEqual([]);
    expect(
      found([
        ["单位", "党员"],
        ["甲", "20"],
        ["其中：女", "8"],
        ["乙", "10"],
        ["合计", "30"],
      ]),
    ).toEqual([]);
    expect(
      found([
        ["年份", "次数"],
        ["2025", "4"],
        ["2026", "5"],
        ["合计", "9"],
      ]),
    ).toEqual([]);
    expect(found([["合计", "5"]])).toEqual([]);
    expect(found([])).toEqual([]);
  });

  it("are left alone where most of them follow another rule", () => {
    const rows = [
      ["甲", "2", "3", "9"],
      ["乙", "4", "4", "12"],
      ["丙", "1", "2", "3"],
    ];
    expect(found([["单位", "会议", "党课", "合计"], ...rows])).toEqual([]);
  });

  it("are found in a file that parts its cells by tabs", () => {
    const lines = ["单位\t次数", "甲\t2", "乙\t3", "合计\t6"];
    let start = 0;
    const paragraphs = lines.map((text) => {
      const line = { start, text, part: "table" as const, level: null, automatic: 0 };
      start += text.length + 1;
      return line;
    });
    const text = lines.join("\n");
    expect(tableTotals({ text, paragraphs }).map(({ start }) => text.slice(start))).toEqual(["6"]);
  });
});
