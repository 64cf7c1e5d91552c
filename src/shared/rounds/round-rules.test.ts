import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellProblem } from "./cells.ts";
import { problemOf } from "./check-round.ts";
import { type RoundColumn, roundColumn } from "./contracts.ts";
import { reminderText } from "./reminder.ts";
import { sumOf, violationsOf, withTotals } from "./totals.ts";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const column = (n: number, code: string, more: Partial<RoundColumn> = {}): RoundColumn =>
  roundColumn.parse({ id: id(n), code, label: `列${code}`, kind: "number", ...more });
const period = { from: "2026-01-01", to: "2026-06-30" };

describe("a round as it is defined", () => {
  const reasonOf = (columns: RoundColumn[], checks: string[] = []) => problemOf({ ...period, columns, checks })?.reason;

  it("may be asked, or says at which column it may not", () => {
    expect(
      reasonOf([column(1, "A"), column(2, "B"), column(3, "C", { kind: "total", formula: "A + B" })]),
    ).toBeUndefined();
    expect(problemOf({ from: "2026-07-01", to: "2026-06-30", columns: [], checks: [] })?.field).toBe("to");
    expect(reasonOf([column(1, "A"), column(2, "A")])).toBe("第 1 列“列A”：代号 A 重复");
    expect(reasonOf([column(1, "A", { kind: "choice", options: ["是"] })])).toContain("至少两个不同的选项");
    expect(reasonOf([column(1, "A"), column(2, "B", { kind: "derived" })])).toContain("请选择由系统算出的数据");
    expect(reasonOf([column(1, "A"), column(2, "B", { kind: "total", formula: "A + C" })])).toContain(
      "没有代号为 C 的列",
    );
    expect(reasonOf([column(1, "A"), column(2, "B", { kind: "total", formula: "A + B" })])).toContain("本身是合计");
    expect(reasonOf([column(1, "A")], ["A 大于 3"])).toContain("写法应如");
    expect(reasonOf([column(1, "A")], ["1 < 2"])).toContain("没有用到任何一列");
  });
});

describe("an answer", () => {
  const columns = [column(1, "A"), column(2, "B"), column(3, "C", { kind: "total", formula: "A + B" })];

  it("adds up, and breaks a rule exactly where its numbers do", () => {
    const number = fc.option(fc.integer({ min: 0, max: 99 }));
    fc.assert(
      fc.property(number, number, (a, b) => {
        const numbers = withTotals(
          { columns, checks: [] },
          new Map([
            [id(1), a],
            [id(2), b],
          ]),
        );
        expect(numbers.get(id(3))).toBe(a === null || b === null ? null : a + b);
        const broken = violationsOf({ columns, checks: ["A <= B", "C < 100"] }, numbers);
        const expected = a === null || b === null ? 0 : Number(a > b) + Number(a + b >= 100);
        expect(broken.length).toBe(expected);
      }),
    );
  });

  it("sums up what was said and takes silence for nothing", () => {
    expect([sumOf([1, null, 2]), sumOf([null]), sumOf([0, null]), sumOf([0.1, 0.2])]).toEqual([3, null, 0, 0.3]);
  });

  it("is refused cell by cell, in words", () => {
    const cell = { columnId: id(1), number: null, text: "", files: [] };
    const reason = (one: RoundColumn, change: object) => cellProblem(one, { ...cell, ...change })?.reason ?? null;
    expect(cellProblem(column(1, "A"), undefined)?.reason).toBe("“列A”需要填写");
    expect(reason(column(1, "A", { required: false }), {})).toBeNull();
    expect(reason(column(1, "A"), { number: 0 })).toBeNull();
    expect(reason(column(1, "A"), { text: "三" })).toBe("“列A”应填数字");
    expect(reason(column(1, "A", { kind: "date" }), { text: "2026-02-30" })).toBe("“列A”应为日期，如 2026-03-05");
    expect(reason(column(1, "A", { kind: "choice", options: ["是", "否"] }), { text: "也许" })).toBe(
      "“列A”应为是、否中的一项",
    );
    expect(cellProblem(column(1, "A", { kind: "text" }), { ...cell, text: "机密★两年" })?.marking).toBe("机密★");
  });
});

it("a reminder names units and the day, never a person", () => {
  const round = { title: "党课开展情况", dueOn: "2026-11-28" };
  expect(reminderText(round, ["示例甲镇", "示例乙镇"], "2026-11-20")).toBe(
    "请以下单位于 11 月 28 日前报送《党课开展情况》：示例甲镇、示例乙镇。",
  );
  expect(reminderText(round, ["示例甲镇"], "2026-11-29")).toContain("原定 11 月 28 日，请尽快报送");
});
