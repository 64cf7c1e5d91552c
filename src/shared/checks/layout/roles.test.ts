import { describe, expect, it } from "vitest";
import { draftOf } from "../draft.ts";
import type { ParagraphFacts } from "./facts.ts";
import { rolesOf } from "./roles.ts";

type Line = [text: string, size?: number, align?: ParagraphFacts["align"]];

function roles(...lines: Line[]): string {
  const draft = draftOf(lines.map(([text]) => text).join("\n"));
  const paragraphs = lines.map(([text, size = 16, align = "both"]): ParagraphFacts => {
    const type = text === "" ? null : { font: "仿宋", size, spacing: 0 };
    const line = { rule: "auto", value: 240 } as const;
    return { type, lead: type, align, left: 0, firstLine: 0, firstLineChars: 2, line, snaps: true };
  });
  return rolesOf(draft, { sections: [], paragraphs, tellsOddFromEven: false })
    .map(({ role }) => role)
    .join(" ");
}

const BODY: Line[] = [
  ["今年以来，工作有序开展。"],
  ["一、总体情况"],
  ["（一）学习情况"],
  ["1.会议。召开会议。"],
  ["完。"],
];

describe("what a paragraph is", () => {
  it("a report from its title to its date", () => {
    const lines: Line[] = [["关于示例的", 22, "center"], ["报告", 22, "center"], [""], ["示例区委："], ...BODY, [""]];
    const end: Line[] = [["附件：1. 示例表"], ["示例部", 16, "right"], ["2026年7月5日", 16, "right"]];
    expect(roles(...lines, ...end)).toBe(
      "title title other addressee body heading1 heading2 body body other other other date",
    );
  });

  it("a paper with a red head: issuer and number are no title", () => {
    const head: Line[] = [
      ["示例区委文件", 40, "center"],
      ["示组发〔2026〕5号", 16, "center"],
      ["关于示例的通知", 22, "center"],
    ];
    expect(roles(...head, ...BODY)).toBe("other number title body heading1 heading2 body body");
  });

  it("a title that is set like the text is still the first line", () => {
    expect(roles(["关于示例的报告"], ...BODY)).toBe("title body heading1 heading2 body body");
  });

  it("nothing is said of a text that begins in the middle", () => {
    expect(roles(["今年以来，工作有序开展。"], ["二季度，继续推进。"], ["完成任务。"])).toBe("other other other");
  });

  it("what follows the mark of an attachment, entries of a table of contents and centred lines are left alone", () => {
    expect(
      roles(["关于示例的报告", 22], ["一、总体\t3"], ["小结", 16, "center"], ["正文。"], ["附件1"], ["表格说明。"]),
    ).toBe("title other other body other other");
  });

  it("a date in the head is not the date below", () => {
    expect(roles(["关于示例的报告", 22], ["2026年7月5日"], ...BODY).startsWith("title body")).toBe(true);
  });
});
