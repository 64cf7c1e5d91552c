import { describe, expect, it } from "vitest";
import { assertionsIn } from "./assertions.ts";

const found = (text: string) => assertionsIn(text).map(({ sort, text: said }) => [sort, said]);

describe("sentences that say 全部", () => {
  it("are known by what they are about, and where they stand", () => {
    expect(found("各支部全部按时报送。")).toEqual([["rounds_in_time", "全部按时报送"]]);
    expect(found("报送率100%。")).toEqual([["rounds_in_time", "报送率100%"]]);
    expect(found("收到的文件均已办结。")).toEqual([["documents_closed", "收到的文件均已办结"]]);
    expect(found("对来文全部传达学习。").map(([sort]) => sort)).toEqual(["documents_passed_on"]);
    expect(found("企业诉求全部得到回应。")).toEqual([["needs_matched", "诉求全部得到回应"]]);
    const text = "一、概况。\n各支部全部按时报送。";
    const [one] = assertionsIn(text);
    expect(text.slice(one?.start, one?.end)).toBe("全部按时报送");
  });

  it("are none when they only ask for it, or say it of something else", () => {
    expect(found("各支部按时报送材料。")).toEqual([]);
    expect(found("问题全部整改。来文登记。办结3件。")).toEqual([]);
  });
});
