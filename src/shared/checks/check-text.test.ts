import { describe, expect, it } from "vitest";
import { libraryOf } from "#shared/citations/find-citations.ts";
import type { LexiconEntry } from "#shared/proofreading/proofread.ts";
import { ALL_RULES, type RuleChoices } from "./all-rules.ts";
import { checkText } from "./check-text.ts";
import { draftOf } from "./draft.ts";

const TEXT = "召开会议15场（党员大会4场、支委会12场）。新设备已按装到位。依据《示例管理条例》。";
const library = libraryOf([]);
const rules = (more: object = {}, text = TEXT) =>
  checkText(draftOf(text), { library, on: "2026-11-20", ...more }).findings.map(({ rule }) => rule);
const off = (...ids: string[]): { rules: RuleChoices } => ({ rules: { off: new Set(ids), on: new Set() } });

describe("what a text shows by itself", () => {
  it("is told in the order of the text", () => {
    const { claims, citations, findings } = checkText(draftOf(TEXT), { library, on: "2026-11-20" });
    expect(claims.map(({ span }) => span)).toEqual(["15场", "4场", "12场"]);
    expect(citations.map(({ title }) => title)).toEqual(["示例管理条例"]);
    expect(findings.map(({ rule, start }) => [rule, start])).toEqual([
      ["figure.total", TEXT.indexOf("15场")],
      ["words.按装", TEXT.indexOf("按装")],
    ]);
  });

  it("leaves out what is switched off, by rule or by family", () => {
    expect(rules(off("figure.total"))).toEqual(["words.按装"]);
    expect(rules(off("figure", "words"))).toEqual([]);
  });

  it("has hints where they are asked for, or one is switched on", () => {
    expect(rules({ hints: true })).toEqual(["figure.total", "words.按装", "citation.unknown"]);
    const on = { rules: { off: new Set(), on: new Set(["citation.unknown"]) } };
    expect(rules(on)).toEqual(["figure.total", "words.按装", "citation.unknown"]);
    expect(rules({ hints: true, ...off("citation") })).toEqual(["figure.total", "words.按装"]);
  });

  it("has words of the department's own, hints among them where hints are asked for", () => {
    const entry = (severity: LexiconEntry["severity"]): LexiconEntry => ({
      ...{ id: "words.own-1", wrong: "示例管理", right: "示范管理", severity },
      ...{ after: [], notAfter: [], before: [], notBefore: [] },
    });
    const own = (severity: LexiconEntry["severity"], more = {}) =>
      rules({ lexicon: [entry(severity)], ...more }).includes("words.own-1");
    expect([own("error"), own("hint"), own("hint", { hints: true })]).toEqual([true, false, true]);
  });

  it("has severities of the list, whatever is found", () => {
    const listed = new Map(ALL_RULES.map(({ id, severity }) => [id, severity]));
    for (const { rule, severity } of checkText(draftOf(TEXT), { library, on: "2026-11-20", hints: true }).findings)
      expect([rule, severity]).toEqual([rule, listed.get(rule)]);
  });
});
