import { describe, expect, it } from "vitest";
import { findClaims } from "./find-claims.ts";

const texts = (sentence: string): string[] => findClaims(sentence).map(({ span }) => span);

describe("a sentence that reports nothing", () => {
  it.each([
    "您所在支部多久召开一次党员大会？A.1个月；B.3个月；C.半年。",
    "有同志提出，2套方案各有利弊，第1套省钱8万元。",
    "本周三起启用新版介绍信。",
    "先行先试6个月，成熟一个推广一个。",
    "建议上级卫生部门给我院增配救护车1辆。",
    "厂区消防水池容积300立方米，泵房内设2台主泵，互为备用。",
    "2023年、2024年分别发生事故29起和24起。",
  ])("holds no claim: %s", (sentence) => {
    expect(texts(sentence)).toEqual([]);
  });

  /** Each holds a word that such sentences are told by, and reports all the same. */
  it.each([
    ["新建塑胶跑道2条。", ["2条"]],
    ["通过谈话提醒，纠正问题12个。", ["12个"]],
    ["12个村进入市级示范村名单。", ["12个"]],
    ["抽调12名干部分别联系8个村。", ["12名", "8个"]],
    ["抗震加固校舍12栋。", ["12栋"]],
    ["大家认为效果明显，今年共办理建议12件。", ["12件"]],
  ])("is not seen in %s", (sentence, claims) => {
    expect(texts(sentence)).toEqual(claims);
  });
});
