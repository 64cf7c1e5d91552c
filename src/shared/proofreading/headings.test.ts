import { describe, expect, it } from "vitest";
import type { Draft } from "#shared/checks/draft.ts";
import { findings } from "./findings-of.ts";
import { proofread } from "./proofread.ts";

const found = findings(["headings"]);

describe("numbers of headings that are wrong", () => {
  it.each([
    ["一、学习\n三、落实", ["headings.sequence 三、"]],
    ["一、学习\n三、落实\n三、督查", ["headings.sequence 三、→二、"]],
    ["一、学习\n二、落实\n二、督查", ["headings.sequence 二、"]],
    ["一、学习\n二、落实\n二、督查\n四、保障", ["headings.sequence 二、→三、"]],
    ["一、学习\n（一）集中学\n（三）自学\n（三）研讨\n二、落实", ["headings.sequence （三）→（二）"]],
    ["1.学习\n2.落实\n4.督查", ["headings.sequence 4."]],
    ["（1）学习\n（2）落实\n（2）督查\n（4）保障", ["headings.sequence （2）→（3）"]],
    ["①学习\n③落实\n③督查", ["headings.sequence ③→②"]],
    ["一.学习", ["headings.chinese-mark .→、"]],
    ["一，学习", ["headings.chinese-mark ，→、"]],
    ["1、学习", ["headings.arabic-mark 、→."]],
    ["1.学习不够。2、制度不严。", ["headings.arabic-mark 、→."]],
    ["（一）、学习", ["headings.bracket-mark 、→"]],
    ["（1）.学习", ["headings.bracket-mark .→"]],
    ["1.学习\n2.落实\n3．督查", ["headings.mixed-dots ．"]],
    ["一、学习\n1.集中学\n2.自学", ["headings.order 1."]],
    ["1．学习", ["headings.wide-dot ．→."]],
  ])("%s", (text, wanted) => {
    expect(found(text)).toEqual(wanted);
  });

  it("takes part where Word computes the number, but cannot be corrected there", () => {
    const lines = ["一、学习", "三、落实", "三、督查"];
    const paragraphs = lines.map((text, index) => ({
      start: index * 5,
      text,
      part: "body" as const,
      level: 1,
      automatic: index === 1 ? 2 : 0,
    }));
    const draft: Draft = { text: lines.join("\n"), paragraphs };
    expect(proofread(draft, { off: new Set() })).toEqual([
      {
        rule: "headings.sequence",
        severity: "warning",
        start: 5,
        length: 2,
        message: "序号跳号：“一、”之后应为“二、”，文中是“三、”",
        suggestion: "二、",
        fix: null,
      },
    ]);
  });
});

describe("numbers of headings that are right", () => {
  it.each([
    "一、学习\n二、落实\n三、督查",
    "一、学习\n（一）集中学\n（二）自学\n二、落实\n（一）责任\n（二）督查",
    "（一）集中学\n1.时间\n2.地点\n（二）自学\n1.时间\n2.地点",
    "一、学习\n1.时间\n2.地点\n二、落实\n1.责任",
    "一、学习\n只有一条的层次\n（一）集中学\n二、落实",
    "十、学习\n十一、落实\n十二、督查",
    "第一章 总则\n一、学习\n第二章 组织\n一、落实",
    "一、学习\n二、落实\n附件1\n一、名单",
    "1.学习\n2.落实\n附件：1.名单\n2.方案",
    "1.学习；2.讨论；3.落实。\n4.督查",
    "3.5万元投入到位\n2.1节内容",
    "3、4号楼已完成\n1、2、3组",
    "2026年3月，支部召开会议。\n10月，召开大会。",
    "（1）学习\n（2）落实\n①一组\n②二组\n（3）督查\n①一组",
    "一是学习\n三是落实",
    "一、学习\n文中引用：“二、落实”\n二、落实",
    "一、二季度完成\n三、四季度推进",
    "1.学习\n2.落实\n1.再学习\n2.再落实",
    "二、落实\n三、督查",
    "（二）自学\n（三）研讨",
    "1. 学习\n2. 落实",
    "  一、学习\n  二、落实",
    "1.学习\n2.落实\n3.督查\n一、保障\n1.人员",
    "表格\n1\n2\n4",
    "12345热线办结120件\n110联动15次",
    "1978年以来\n2026.3完成",
    "一家企业、二家企业",
    "（一）学习（二）落实\n（三）督查",
    "1）学习\n2）落实",
    "一、学习。二、落实。\n三、督查",
  ])("%s", (text) => {
    expect(found(text).filter((line) => !line.startsWith("headings.order"))).toEqual([]);
  });
});
