import { describe, expect, it } from "vitest";
import { findClaims } from "#shared/claims/find-claims.ts";
import { judge } from "./judge.ts";
import type { ComparedFigure } from "./verdict.ts";

const TEXT = "召开党员大会9次。";
const CLAIM = findClaims(TEXT)[0]!;
const OPEN = { why: "", verdict: null };

const figure = (value: number | null, departs = "", more: Partial<ComparedFigure> = {}): ComparedFigure => ({
  spec: {
    ...({ metric: "occasions", version: null, org: departs, reach: "tree", role: "host", period: "report" } as const),
    ...{ kinds: ["member_assembly"], themes: [], programme: null },
  },
  ...{ label: "党员大会 · 次数", value, unit: "次", records: value ?? 3, departs, ...more },
});

describe("the verdict on a number", () => {
  it("stands before anything is measured where nothing can be", () => {
    const unclear = { why: "这是平均数", verdict: "unclear" as const };
    expect(judge(TEXT, CLAIM, unclear, [], [])).toEqual({ ...unclear, figure: null, others: [] });
  });

  it("is agreement with any reading of the words, the first that agrees", () => {
    const [first, second] = [figure(8), figure(9, "", { label: "另一读法", records: 9 })];
    second.spec.org = "另";
    expect(judge(TEXT, CLAIM, OPEN, [first, second], [])).toEqual({
      ...{ verdict: "agrees", figure: second, others: [first] },
      why: "另一读法： 9 次，与文中一致",
    });
  });

  it("is another definition, before a total without records", () => {
    const other = figure(9, "范围：全区");
    const declared = [{ value: 9, text: "示例镇，2026年" }];
    const judged = judge(TEXT, CLAIM, OPEN, [figure(8)], [figure(0, "仅下级"), other], declared);
    expect([judged.verdict, judged.figure, judged.others]).toEqual(["definition", other, [figure(8)]]);
    expect(judged.why).toBe("按文中的说法统计为 8 次；换成“范围：全区”的口径才是 9 次。请改数字，或者写明口径");
    expect(judge(TEXT, CLAIM, OPEN, [figure(8)], [], declared)).toEqual({
      ...{ verdict: "definition", figure: figure(8), others: [] },
      why: "记录统计为 8 次；与没有逐条记录的申报数一致（示例镇，2026年）。请补录，或者写明出处",
    });
  });

  it("is difference, lack of records, or lack of data", () => {
    expect(judge(TEXT, CLAIM, OPEN, [figure(8)], [figure(7, "仅本级")])).toEqual({
      ...{ verdict: "differs", figure: figure(8), others: [figure(7, "仅本级")] },
      why: "党员大会 · 次数：记录为 8 次，文中写“9次”",
    });
    expect(judge(TEXT, CLAIM, OPEN, [figure(0)], [])).toEqual({
      ...{ verdict: "unrecorded", figure: figure(0), others: [] },
      why: "党员大会 · 次数：没有已归档的记录，请补录或者补充依据",
    });
    expect(judge(TEXT, CLAIM, OPEN, [figure(null)], [])).toEqual({
      ...{ verdict: "unclear", figure: figure(null), others: [] },
      why: "党员大会 · 次数：3 条记录缺少所需的数据，无法核对",
    });
  });

  it("shows six others at most, each once, none of them empty", () => {
    const others = ["甲", "乙", "丙", "丁", "戊", "己", "庚"].map((name, index) => figure(index + 20, name));
    const judged = judge(TEXT, CLAIM, OPEN, [figure(8)], [figure(0, "零"), figure(null, "缺"), others[0]!, ...others]);
    expect(judged.others).toEqual(others.slice(0, 6));
  });
});
