import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { saidContext } from "./said-context.ts";

const said = (...lines: string[]) => saidContext(lines.join("\n"), "2026-11-20");

describe("what a draft says of its period", () => {
  it("is the period of its title, the date of its last line, and the end of the period or the date as the cut-off", () => {
    expect(said("关于2026年上半年工作的报告", "正文。", "示例镇", "2026年7月3日")).toEqual({
      ...{ from: "2026-01-01", to: "2026-06-30", cutoff: "2026-06-30", on: "2026-07-03" },
    });
    expect(said("2025年度工作总结", "正文。", "2026年1月10日")).toEqual({
      ...{ from: "2025-01-01", to: "2025-12-31", cutoff: "2025-12-31", on: "2026-01-10" },
    });
    expect(said("2026年工作情况汇报", "正文。", "2026年9月8日")).toEqual({
      ...{ from: "2026-01-01", to: "2026-12-31", cutoff: "2026-09-08", on: "2026-09-08" },
    });
  });

  it("may name the cut-off itself, within its period", () => {
    expect(said("2026年一季度简报", "截至2026年2月底，召开会议3次。").cutoff).toBe("2026-02-28");
    expect(said("2026年工作报告", "数据截止日：2026年9月15日").cutoff).toBe("2026-09-15");
    expect(said("2026年一季度简报", "截至2025年12月底，召开会议3次。").cutoff).toBe("2026-03-31");
  });

  it("is this year up to today where nothing is said, or what is said is no day", () => {
    const year = { from: "2026-01-01", to: "2026-12-31", cutoff: "2026-11-20", on: "2026-11-20" };
    expect(said("工作总结", "正文。")).toEqual(year);
    expect(said("")).toEqual(year);
    expect(said("工作报告", "正文。", "2026年2月30日")).toEqual(year);
    expect(said("关于贯彻《2025年工作要点》情况的报告", "正文。")).toEqual(year);
  });

  it("is never in disorder: from, cut-off and to follow one another", () => {
    const part = fc.constantFrom(
      ...[
        "2026年",
        "2025年度",
        "上半年",
        "一季度",
        "1至10月",
        "工作报告",
        "截至2026年9月底",
        "\n",
        "2026年7月3日",
        "总结",
        "正文。",
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const { from, to, cutoff } = saidContext(parts.join(""), "2026-11-20");
        expect([from, cutoff, to].sort()).toEqual([from, cutoff, to]);
      }),
    );
  });
});
