import { expect, test } from "vitest";
import type { CheckDetail } from "#shared/checks/contracts.ts";
import { type Point, stretchesOf } from "./points.ts";
import { type TableRow, tableRows } from "./table-rows.ts";

type Written = { text: string; cell?: [row: number, column: number, span: number] };

function rowsOf(written: readonly Written[], marks: readonly [number, number][] = []): TableRow[] {
  let start = 0;
  const paragraphs = written.map(({ text, cell }): CheckDetail["paragraphs"][number] => {
    const paragraph = { start, text, part: "table" as const, level: null, automatic: 0 };
    start += text.length + 1;
    if (!cell) return paragraph;
    const [row, column, span] = cell;
    return { ...paragraph, cell: { row, column, span } };
  });
  const points = marks.map(([from, end], index): Point => {
    const what = { id: `c${index}`, sort: "claim", index, finding: null } as const;
    return { ...what, start: from, end, tone: "agrees", open: false, hidden: false, note: "" };
  });
  const stretches = stretchesOf(paragraphs, points);
  return tableRows(paragraphs.map((paragraph, index) => ({ paragraph, stretches: stretches[index]! })));
}

const told = (rows: readonly TableRow[]) =>
  rows.map(({ cells }) =>
    cells.map(({ column, span, lines }) => `${column}+${span} ${lines.map((line) => line.paragraph.text).join("/")}`),
  );

test("paragraphs of one cell stay together, and what a merged cell covers is empty", () => {
  const rows = rowsOf([
    { text: "镇街", cell: [1, 0, 1] },
    { text: "活动", cell: [1, 1, 2] },
    { text: "合计", cell: [1, 3, 1] },
    { text: "示例镇", cell: [2, 0, 1] },
    { text: "甲", cell: [2, 1, 1] },
    { text: "乙", cell: [2, 1, 1] },
    { text: "3次", cell: [2, 2, 1] },
    { text: "4次", cell: [3, 2, 1] },
  ]);
  expect(told(rows)).toEqual([
    ["0+1 镇街", "1+2 活动", "3+1 合计"],
    ["0+1 示例镇", "1+1 甲/乙", "2+1 3次", "3+1 "],
    ["0+2 ", "2+1 4次", "3+1 "],
  ]);
});

test("a table inside a cell has rows of its own, and what follows it in the cell stands below", () => {
  const rows = rowsOf([
    { text: "前", cell: [1, 1, 1] },
    { text: "内", cell: [2, 0, 1] },
    { text: "后", cell: [1, 1, 1] },
  ]);
  expect(told(rows)).toEqual([
    ["0+1 ", "1+1 前"],
    ["0+1 内", "1+1 "],
    ["0+1 ", "1+1 后"],
  ]);
});

test("a line of a list with commas is a row, and its marks stay in their cells", () => {
  const [first, second] = rowsOf([{ text: "示例镇\t9次\t" }, { text: "合计" }], [[4, 6]]);
  expect(told([first!, second!])).toEqual([
    ["0+1 示例镇", "1+1 9次", "2+1 "],
    ["0+1 合计", "1+2 "],
  ]);
  const marks = first!.cells.map(({ lines }) =>
    lines.flatMap(({ stretches }) => stretches.map(({ start, text, points }) => [start, text, points.length])),
  );
  expect(marks).toEqual([[[0, "示例镇", 0]], [[4, "9次", 1]], []]);
});
