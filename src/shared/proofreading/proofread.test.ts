import { describe, expect, it } from "vitest";
import { draftOf } from "#shared/checks/draft.ts";
import type { Finding } from "#shared/checks/finding.ts";
import { proofread } from "./proofread.ts";
import { RULES } from "./rules.ts";

const DIRTY = `示例街道2026年上半年党建工作总结
上半年,街道党工委认真惯彻落实上级布署，取得取得明显成效。。
一、主要做法
（一）、强化理论武装。全年举办培训１２期，占计划的63—68%。
1、开展集中学习。
2、组织"红色课堂"活动。
三、存在问题
一是，学习不够深入；三是联系群众不够。
二、下一步打算
再接再励，做好2026-2030年规划(草案)的学习…`;

function corrected(text: string, findings: readonly Finding[]): string {
  return findings
    .flatMap(({ fix }) => fix ?? [])
    .toReversed()
    .reduce((done, fix) => done.slice(0, fix.start) + fix.text + done.slice(fix.start + fix.length), text);
}

describe("proofreading", () => {
  it("goes through a whole text in its order", () => {
    const found = proofread(draftOf(DIRTY), { off: new Set() });
    expect(
      found.map(({ rule, severity, start, length }) => `${severity} ${rule} ${DIRTY.slice(start, start + length)}`),
    ).toEqual([
      "error punctuation.half-width ,",
      "error words.惯彻 惯彻",
      "error words.布署 布署",
      "error repeats.word 取得取得",
      "error punctuation.doubled 。。",
      "warning headings.bracket-mark 、",
      "warning figures.full-width １２",
      "warning figures.percent-range 63—68%",
      "warning headings.arabic-mark 、",
      "warning headings.arabic-mark 、",
      'warning punctuation.straight-quotes "',
      'warning punctuation.straight-quotes "',
      "warning headings.sequence 三、",
      "warning punctuation.ordinal-comma 一是，",
      "warning lists.skipped 三是",
      "warning headings.sequence 二、",
      "error words.再接再励 再接再励",
      "warning punctuation.year-range 2026-2030年",
      "warning punctuation.half-brackets (",
      "warning punctuation.half-brackets )",
      "warning punctuation.ellipsis …",
    ]);
  });

  it("leaves after its safe corrections only what a person has to decide", () => {
    const text = corrected(DIRTY, proofread(draftOf(DIRTY), { off: new Set() }));
    expect(text).toBe(`示例街道2026年上半年党建工作总结
上半年，街道党工委认真贯彻落实上级部署，取得明显成效。
一、主要做法
（一）强化理论武装。全年举办培训12期，占计划的63%—68%。
1.开展集中学习。
2.组织“红色课堂”活动。
三、存在问题
一是学习不够深入；三是联系群众不够。
二、下一步打算
再接再厉，做好2026—2030年规划（草案）的学习……`);
    const left = proofread(draftOf(text), { off: new Set() }).map(({ rule }) => rule);
    expect(left).toEqual(["headings.sequence", "lists.skipped", "headings.sequence"]);
  });

  it("is switched off by rule or family; hints are switched on", () => {
    const draft = draftOf("学习《条例》、《准则》,认真落实.");
    const rules = (off: string[], on: string[] = []) =>
      proofread(draft, { off: new Set(off), on: new Set(on) }).map(({ rule }) => rule);
    expect(rules([])).toEqual(["punctuation.half-width", "punctuation.half-width"]);
    expect(rules(["punctuation.half-width"])).toEqual([]);
    expect(rules(["punctuation"])).toEqual([]);
    expect(rules(["punctuation.half-width"], ["punctuation.between-marks"])).toEqual(["punctuation.between-marks"]);
    expect(rules(["punctuation.half-width"], ["punctuation"])).toEqual(["punctuation.between-marks"]);
    expect(rules(["punctuation.between-marks"], ["punctuation"])).toEqual([
      "punctuation.half-width",
      "punctuation.half-width",
    ]);
  });

  it("offers corrections that can all be made at once", () => {
    const text = '开展"学习,讨论"，布署布署工作。';
    const findings = proofread(draftOf(text), { off: new Set() });
    expect(findings.map(({ rule, fix }) => [rule, fix?.text ?? null])).toEqual([
      ["punctuation.straight-quotes", "“"],
      ["punctuation.half-width", "，"],
      ["punctuation.straight-quotes", "”"],
      ["repeats.word", "布署"],
      ["words.布署", null],
      ["words.布署", null],
    ]);
    const once = corrected(text, findings);
    expect(corrected(once, proofread(draftOf(once), { off: new Set() }))).toBe("开展“学习，讨论”，部署工作。");
  });

  it("corrects nothing that Word computes, and looks for no form in it", () => {
    const text = "１.学习";
    const paragraph = { start: 0, text, part: "body" as const, level: null, automatic: 2 };
    expect(proofread({ text, paragraphs: [paragraph] }, { off: new Set() })).toEqual([]);
  });

  it("reads nothing, and a paragraph of nothing", () => {
    expect(proofread(draftOf(""), { off: new Set() })).toEqual([]);
    expect(proofread(draftOf("\n\n"), { off: new Set() })).toEqual([]);
  });
});

describe("the table of rules", () => {
  it("gives every rule an id of its own, a name and a source", () => {
    const ids = RULES.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z]+\..+$/.test(id))).toEqual([]);
    expect(RULES.filter(({ name, standard }) => !name || !standard)).toEqual([]);
  });
});
