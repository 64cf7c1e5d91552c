import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clausesOf, sentencesOf } from "./sentences.ts";

const sentences = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));
const clauses = (text: string) =>
  clausesOf(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

const signs = [..."。！？!?\n\u2028，,；;：:（）()|/／①1290甲件次人 "];
const text = fc.array(fc.constantFrom(...signs), { maxLength: 60 }).map((parts) => parts.join(""));

describe("sentences", () => {
  it("end at full stops and line breaks", () => {
    expect(sentences("召开会议。\n参加9人！好？\n\n完")).toEqual(["召开会议", "参加9人", "好", "完"]);
    expect(sentences("")).toEqual([]);
  });

  it("cover the text: nothing but their ends lies between them", () => {
    fc.assert(
      fc.property(text, (draft) => {
        let at = 0;
        for (const { start, end } of sentencesOf(draft)) {
          expect(draft.slice(at, start)).toMatch(/^[。！？!?\n\u2028]*$/u);
          expect(draft.slice(start, end)).toMatch(/^[^。！？!?\n\u2028]+$/u);
          at = end;
        }
        expect(draft.slice(at)).toMatch(/^[。！？!?\n\u2028]*$/u);
      }),
    );
  });
});

describe("clauses", () => {
  it("end at commas, colons and brackets, not within a number", () => {
    expect(clauses("召开会议9次，参加1,036人；时间9:30（线上）")).toEqual([
      "召开会议9次",
      "参加1,036人",
      "时间9:30",
      "线上",
    ]);
    expect(clauses("服务群众36人（次），党员大会、支委会")).toEqual(["服务群众36人（次）", "党员大会、支委会"]);
    expect(clauses("立案3件/结案3件，次/月，1/3")).toEqual(["立案3件", "结案3件", "次/月", "1/3"]);
  });

  it("lie within their sentence, in order, and leave out no letter", () => {
    fc.assert(
      fc.property(text, (draft) => {
        for (const sentence of sentencesOf(draft)) {
          let at = sentence.start;
          for (const { start, end } of clausesOf(draft, sentence)) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(draft.slice(at, start)).not.toMatch(/[\d甲件次人]/u);
            at = end;
          }
          expect(at).toBeLessThanOrEqual(sentence.end);
          expect(draft.slice(at, sentence.end)).not.toMatch(/[\d甲件次人]/u);
        }
      }),
    );
  });
});
