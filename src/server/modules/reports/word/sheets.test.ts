import { describe, expect, test } from "vitest";
import { canMeasurePages, measurePages } from "../../../../../test/support/soffice.ts";
import { bodyParagraphs, find, one, partOf, partsOf, textOf, type Xml } from "./docx-parts.fixture.ts";
import { type NumberSheetRow, type ReviewSheet, renderNumberSheet, renderReviewSheet } from "./index.ts";

const rows = (xml: Xml) => find(xml, "w:tr").map((row) => find(row, "w:tc").map(textOf));

const numbers = (count: number): NumberSheetRow[] =>
  Array.from({ length: count }, (_, index) => ({
    label: `全体干部会议·场次${index + 1}`,
    text: String(index + 3),
    definition: "已归档的全体干部会议，同一活动兼属多类的各计一次，截止日后补录的不计",
    previous: index === 0 ? null : "7",
    change: index === 0 ? null : "+2",
  }));

const review: ReviewSheet = {
  title: "关于2026年上半年工作情况的报告",
  drafter: "张样",
  department: "办公室",
  date: "2026-07-03",
  coverage: "41个数字：36个有记录",
  rounds: [
    { step: "核稿", person: "李样", opinion: "请核对走访数字。", date: "2026-07-03" },
    { step: "核稿", person: "李样", opinion: "已核对，同意。", date: "2026-07-04" },
  ],
};

describe("核数单", () => {
  test("gives each number a row with last period's and the change", async () => {
    const docx = await renderNumberSheet({ title: "报告", cutoff: "2026-06-30", rows: numbers(2) });
    const table = one(await partOf(docx, "word/document.xml"), "w:tbl");
    const { definition } = numbers(1)[0]!;
    expect(rows(table)).toEqual([
      ["序号", "数据", "本期", "上期", "增减", "口径"],
      ["1", "全体干部会议·场次1", "3", "无", "—", definition],
      ["2", "全体干部会议·场次2", "4", "7", "+2", definition],
    ]);
    expect((await bodyParagraphs(docx)).map(textOf)).toContain("数据截止：2026年6月30日　　共2个数字");
  });

  test("many numbers share the definitions below the table", async () => {
    const docx = await renderNumberSheet({ title: "报告", cutoff: "6月底", rows: numbers(50) });
    const table = rows(one(await partOf(docx, "word/document.xml"), "w:tbl"));
    expect(table).toHaveLength(51);
    expect(new Set(table.slice(1).map((row) => row.at(-1)))).toEqual(new Set(["1"]));
    expect((await bodyParagraphs(docx)).map(textOf).at(-1)).toBe(`口径1：${numbers(1)[0]!.definition}`);
  });

  test.skipIf(!canMeasurePages())("stays on one page with 5, 25 and 50 numbers", { timeout: 120_000 }, async () => {
    for (const count of [5, 25, 50]) {
      const docx = await renderNumberSheet({ title: "报告", cutoff: "2026-06-30", rows: numbers(count) });
      expect((await measurePages(docx)).pages).toHaveLength(1);
    }
  });
});

describe("审签单", () => {
  test("has a box for each step with the last opinion given, the others to be filled in by hand", async () => {
    const table = one(await partOf(await renderReviewSheet(review), "word/document.xml"), "w:tbl");
    const blank = "签名：　　　　　　　　　　年　　月　　日";
    expect(rows(table)).toEqual([
      ["文稿标题", review.title],
      ["拟稿部门", "办公室", "拟稿人", "张样"],
      ["拟稿日期", "2026年7月3日"],
      ["数据核对", "41个数字：36个有记录"],
      ["拟稿意见", blank],
      ["核稿意见", "已核对，同意。签名：李样　　2026年7月4日"],
      ["会签意见", blank],
      ["审核意见", blank],
      ["签发意见", blank],
      ["此前意见", "核稿　李样　2026年7月3日　请核对走访数字。"],
    ]);
  });

  test.skipIf(!canMeasurePages())("is one page", { timeout: 120_000 }, async () => {
    expect((await measurePages(await renderReviewSheet(review))).pages).toHaveLength(1);
  });

  test("carries no page number and no program's name", async () => {
    const names = [...(await partsOf(await renderReviewSheet(review))).keys()];
    expect(names.filter((name) => /footer|app\.xml|custom/.test(name))).toEqual([]);
  });
});
