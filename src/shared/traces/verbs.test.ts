import { describe, expect, it } from "vitest";
import { eventSentence, VERB_SENTENCES, type Verb, verbName } from "./verbs.ts";

describe("the sentence of an event", () => {
  it("is filled from label and payload, lists joined as one writes them", () => {
    expect(eventSentence("activity.changed", "三月例会", { changes: ["日期", "地点"] })).toBe(
      "修改活动“三月例会”：日期、地点",
    );
    expect(eventSentence("report.issued", "简报", { figures: 12 })).toBe("印发报告“简报”，12 个数字定稿");
  });

  it("leaves out what was never said, and shows the gap where a payload was erased", () => {
    const started = { org: "甲支部", kind: "正式党员", date: "2026-01-01" };
    expect(eventSentence("membership.started", "测试甲", started)).toBe("“测试甲”自 2026-01-01 起任“甲支部”正式党员");
    expect(eventSentence("activity.cancelled", "例会", null)).toBe("取消活动“例会”，原因：（内容已清除）");
  });

  it("takes a label with braces or dollar signs as it is", () => {
    expect(eventSentence("theme.created", "{label}$&", {})).toBe("新建主题“{label}$&”");
  });

  it("names a verb that it does not know", () => {
    expect(eventSentence("door.opened", "大门", {})).toBe("door.opened “大门”");
  });

  it("names the object in every verb but the one about a query", () => {
    const without = Object.entries(VERB_SENTENCES).filter(([, sentence]) => !sentence.includes("{label}"));
    expect(without.map(([verb]) => verb)).toEqual(["activities.exported"]);
  });

  it("has a name of its own for each verb, by which it can be chosen", () => {
    const names = (Object.keys(VERB_SENTENCES) as Verb[]).map(verbName);
    expect(names.filter((name) => !/^\p{Script=Han}[\p{Script=Han}、]+$/u.test(name))).toEqual([]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
