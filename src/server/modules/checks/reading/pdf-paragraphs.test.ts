import { describe, expect, it } from "vitest";
import { joinPdfLines } from "./pdf-paragraphs.ts";

/** A line of 28 characters that ends in the middle of a sentence. */
const full = (first: string) => first + "文".repeat(28 - first.length);

describe("paragraphs of a PDF", () => {
  it("lines that fill the width go on, short ones end, also over the page", () => {
    const pages = [
      `关于示例的报告\n${full("甲")}\n${full("乙")}\n末行。\n— 1 —`,
      `${full("丙")}\n${full("丁")}`,
      `${full("戊")}\n短行\n2`,
    ];
    expect(joinPdfLines(pages)).toBe(
      `关于示例的报告\n${full("甲")}${full("乙")}末行。\n${full("丙")}${full("丁")}${full("戊")}短行`,
    );
  });

  it.each<[string, string, string]>([
    ["a full line that ends like a paragraph is left apart", `${"文".repeat(27)}。`, "接着"],
    ["a heading begins a paragraph", full("甲"), "（二）接着"],
    ["so does a numbered line", full("甲"), "3.接着"],
    ["so does a line far from full", "文".repeat(20), "接着"],
  ])("%s", (_, line, next) => {
    const rest = [full("甲"), full("乙"), full("丙")];
    expect(joinPdfLines([[...rest, "完。", line, next].join("\n")]).split("\n")).toEqual([
      `${rest.join("")}完。`,
      line,
      next,
    ]);
  });

  it("a decimal number at the beginning of a line is none", () => {
    const lines = [full("甲"), full("乙"), full("丙"), "3.5万人"];
    expect(joinPdfLines([lines.join("\n")])).toBe(lines.join(""));
  });

  it("a word that was cut between lines gets its space back; few wide lines prove nothing", () => {
    const lines = ["a".repeat(50), "b".repeat(50), "c".repeat(50)];
    expect(joinPdfLines([lines.join("\n")])).toBe(lines.join(" "));
    expect(joinPdfLines([lines.slice(1).join("\n")])).toBe(lines.slice(1).join("\n"));
  });
});
