import { describe, expect, it } from "vitest";
import type { Finding } from "./finding.ts";
import { findingKeys } from "./finding-key.ts";

const finding = (text: string, word: string, from = 0): Finding => ({
  ...{ rule: "words.按装", severity: "error", start: text.indexOf(word, from), length: word.length },
  ...{ message: "", suggestion: null, fix: null },
});

describe("what a finding is known by", () => {
  const text = "今年共召开会议9次。新设备已按装到位，运行良好。";
  const [key] = findingKeys(text, [finding(text, "按装")]);

  it("is its rule and the words around it, wherever they stand and whatever numbers are among them", () => {
    const moved = `一、概况\n这里写了很多别的内容。${text.replace("9次", "１２次")}后来又写了一段。`;
    expect(findingKeys(moved, [finding(moved, "按装")])).toEqual([key]);
    expect(findingKeys(text, [{ ...finding(text, "按装"), rule: "words.other" }])).not.toEqual([key]);
    const other = "旧设备早已按装到位，运行良好。";
    expect(findingKeys(other, [finding(other, "按装")])).not.toEqual([key]);
  });

  it("is told apart by the order where the words are the same", () => {
    const twice = `${text}\n${text}`;
    const findings = [finding(twice, "按装"), finding(twice, "按装", text.length)];
    expect(new Set(findingKeys(twice, findings)).size).toBe(2);
    const same = [finding(text, "按装"), finding(text, "按装")];
    expect(findingKeys(text, same)).toEqual([key, `${key}|2`]);
  });
});
