import fc from "fast-check";
import { expect, test } from "vitest";
import { foldText, normaliseParagraphs, normaliseText } from "./normalise-text.ts";

test("kept text loses only what is invisible or looks the same", () => {
  expect(normaliseText("　２０２６年　第一 次\u200B会议（扩大）： ")).toBe("2026年 第一 次会议（扩大）：");
  expect(normaliseText("学习贯彻\n会议精神")).toBe("学习贯彻会议精神");
  expect(normaliseText("第一项 a\nb")).toBe("第一项 a b");
  expect(normaliseText("⽀部⼤会")).toBe("支部大会");
  expect(normaliseParagraphs("一、学习 \n\n 二、讨论")).toBe("一、学习\n二、讨论");
});

test("folded text is what headers and numbers are compared by", () => {
  expect(foldText(" 应 到\n（人）")).toBe("应到(人)");
  expect(foldText("ＩＤ　Ｎｏ．３")).toBe("idno.3");
});

test("normalising twice changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
      expect(normaliseParagraphs(normaliseParagraphs(text))).toBe(normaliseParagraphs(text));
    }),
  );
});
