import { describe, expect, it } from "vitest";
import { saidSpeaker } from "./said-speaker.ts";
import { VOCABULARY } from "./vocabulary.fixture.ts";

const speaker = (text: string) => saidSpeaker(text, VOCABULARY.orgs);

describe("the organisation that a draft speaks for", () => {
  it("signs it, spaces and 中共 apart", () => {
    expect(speaker("关于工作的报告\n\n示例镇开展了工作。\n\n中共示例区委组织部\n2026年7月1日")).toBe("department");
    expect(speaker("关于工作的报告\n正文。\n示例区委 组织部\n2026年7月1日")).toBe("department");
  });

  it("stands in the title, the longest name first", () => {
    expect(speaker("示例镇2026年上半年工作总结\n正文。")).toBe("town");
    expect(speaker("示例镇机关\n支部工作总结\n正文。")).toBe("one");
  });

  it("is not said where nobody is named, two share the name, or only a sentence names one", () => {
    expect(speaker("工作总结\n正文。")).toBe(null);
    expect(speaker("机关支部工作总结\n正文。")).toBe(null);
    expect(speaker(`工作总结\n示例镇开展了工作，${"成效明显，".repeat(12)}。`)).toBe(null);
    expect(speaker("")).toBe(null);
  });
});
