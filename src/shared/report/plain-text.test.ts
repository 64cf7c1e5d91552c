import { describe, expect, test } from "vitest";
import { type ReportDocument, reportDocument, reportFrame } from "./document.ts";
import { addresseeLine, attachmentLines, officialDate, PENDING_FIGURE, plainText } from "./plain-text.ts";

const org = "0197a000-0000-7000-8000-000000000001";
const figure = (text: string | null) => ({
  type: "figure" as const,
  attrs: { id: "0197a000-0000-7000-8000-00000000000f", spec: { metric: "occasions" as const, org }, text },
});
const sample: ReportDocument = reportDocument.parse({
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 1 }, content: [{ type: "text", text: "学习情况。" }] },
    {
      type: "paragraph",
      content: [{ type: "text", text: "召开全体干部会议" }, figure("9"), { type: "text", text: "次。" }],
    },
  ],
});

describe("plainText", () => {
  test("is the blocks alone without a frame", () => {
    expect(plainText(sample)).toBe("一、学习情况\n召开全体干部会议9次。");
  });

  test("sets the frame with its blank lines", () => {
    const frame = reportFrame.parse({
      title: "关于上半年工作情况的报告",
      addressee: "中共示例区委:",
      signatory: "中共示例区委组织部",
      date: "2026-07-05",
      attachments: ["台账", "清单；"],
    });
    expect(plainText(sample, frame).split("\n")).toEqual([
      "关于上半年工作情况的报告",
      "",
      "中共示例区委：",
      "一、学习情况",
      "召开全体干部会议9次。",
      "",
      "附件：1. 台账",
      "2. 清单",
      "",
      "中共示例区委组织部",
      "2026年7月5日",
    ]);
  });

  test("an empty frame adds the title and its blank line only", () => {
    expect(plainText(sample, reportFrame.parse({ title: "报告" }))).toBe("报告\n\n一、学习情况\n召开全体干部会议9次。");
  });

  test("a figure that was never computed is visible", () => {
    const document = reportDocument.parse({ type: "doc", content: [{ type: "paragraph", content: [figure(null)] }] });
    expect(plainText(document)).toBe(PENDING_FIGURE);
  });
});

test("a date has no leading zeros", () => {
  expect(officialDate("2026-05-08")).toBe("2026年5月8日");
  expect(officialDate("2026-12-31")).toBe("2026年12月31日");
});

test("the addressee ends in one full-width colon, and nobody addressed means no line", () => {
  expect(addresseeLine("各镇、街道党（工）委")).toBe("各镇、街道党（工）委：");
  expect(addresseeLine("中共示例区委：")).toBe("中共示例区委：");
  expect(addresseeLine("  ")).toBeNull();
});

test("a single attachment has no number", () => {
  expect(attachmentLines(["台账。"])).toEqual([{ lead: "附件：", name: "台账" }]);
});
