import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { coverageOf } from "#shared/report/coverage.ts";
import { reportDocument } from "#shared/report/document.ts";
import { inlineText } from "#shared/report/plain-text.ts";
import { materialParagraphs } from "./material-text.ts";

it("the numbers of a material say whose they are, and none is left without a source", () => {
  const material = {
    text: "2026年以来，开展志愿服务12场，服务群众300余人次。\n\n　推行“1+3”工作法，办实事五件。",
    ...{ orgName: "示例甲镇", roundTitle: "上半年素材", handedInOn: "2026-07-05" },
  };
  const paragraphs = materialParagraphs(material, randomUUID);
  const document = reportDocument.parse({ type: "doc", content: paragraphs });
  const lines = paragraphs.map(({ content = [] }) => content.map(inlineText).join(""));
  expect(lines).toEqual(["2026年以来，开展志愿服务12场，服务群众300余人次。", "推行“1+3”工作法，办实事五件。"]);
  expect(coverageOf(document).untraced).toEqual([]);
  const external = paragraphs.flatMap(({ content = [] }) => content.filter((node) => node.type === "external"));
  expect(external.map(({ attrs }) => [attrs.text, attrs.source, attrs.date])).toEqual(
    ["12场", "300余人次", "五件"].map((text) => [text, "示例甲镇报送素材（上半年素材）", "2026-07-05"]),
  );
  expect(materialParagraphs({ ...material, text: "" }, randomUUID)).toEqual([]);
});
