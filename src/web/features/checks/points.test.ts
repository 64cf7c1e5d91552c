import { describe, expect, it, test } from "vitest";
import type { CheckDetail, CheckFinding } from "#shared/checks/contracts.ts";
import { coverageOf } from "#shared/checks/coverage.ts";
import { draftOf } from "#shared/checks/draft.ts";
import { marginOf, type Point, pointsOf, sentenceAround, stretchesOf } from "./points.ts";

const TEXT = "全年开会9次。\n引用《示例条例》，共5次；其余4次。";

const claim = (span: string, verdict: CheckDetail["claims"][number]["verdict"], from = 0) => {
  const start = TEXT.indexOf(span, from);
  return {
    ...{ start, end: start + span.length, span, value: 1, valueTo: null, unit: "次", approx: "exact" as const },
    ...{ kind: "count" as const, subject: "", fingerprint: span, verdict, figure: null, others: [], why: `说${span}` },
    decision: null,
  };
};

const finding = (rule: string, severity: CheckFinding["severity"], words: string, settled = false): CheckFinding => ({
  ...{ rule, severity, start: words === "" ? 0 : TEXT.indexOf(words), length: words.length },
  ...{ message: rule, suggestion: null, fix: null, settled },
});

function check(findings: CheckFinding[]): CheckDetail {
  const cited = TEXT.indexOf("《");
  const citation = { title: "示例条例", start: cited, length: 6, verdict: "near" as const, suggestion: null };
  const parts = {
    claims: [claim("9次", "agrees"), claim("5次", "differs"), claim("4次", "exempt")],
    citations: [{ ...citation, message: "", regulation: null, severity: null }],
    findings,
  };
  return {
    ...{ id: "", title: "", orgId: "", orgName: "", fileName: "", annotatable: false, state: "done", progress: 100 },
    ...{ message: "", context: { from: "", to: "", cutoff: "", on: "" }, paragraphs: [...draftOf(TEXT).paragraphs] },
    ...{ ...parts, returned: null, revision: 1, createdAt: "", createdBy: "" },
    coverage: coverageOf(parts.claims, parts.citations, findings),
  };
}

const told = ({ id, tone, open, start }: Point) => `${id} ${tone}${open ? " open" : ""} @${start}`;

describe("points", () => {
  it("are put in the order of the text, with a citation and the finding about it as one", () => {
    const found = [
      finding("citation.near", "warning", "《示例条例》"),
      finding("figure.total", "error", "5次"),
      finding("layout.page", "hint", ""),
      finding("style.long", "warning", "其余4次", true),
    ];
    const points = pointsOf(check(found));
    expect(points.map(told)).toEqual([
      "f2 hint @0",
      "c0 agrees @4",
      "q0 warning open @10",
      "c1 differs open @18",
      "f1 error open @18",
      "f3 quiet @21",
      "c2 exempt @23",
    ]);
    expect(points[2]?.finding).toBe(0);
  });

  it("name numbers that were changed after the issue", () => {
    const points = pointsOf(
      check([finding("returned.changed", "error", "9次"), finding("returned.missing", "warning", "")]),
    );
    expect(points.filter(({ sort }) => sort === "returned").map(told)).toEqual([
      "f1 warning open @0",
      "f0 changed open @4",
    ]);
  });
});

describe("stretches", () => {
  const cutOf = (findings: CheckFinding[]) => {
    const one = check(findings);
    return stretchesOf(one.paragraphs, pointsOf(one));
  };
  const shown = (stretches: ReturnType<typeof cutOf>) =>
    stretches.map((one) => one.map(({ text, points }) => `${text}[${points.map(({ id }) => id).join(" ")}]`));

  it("are cut wherever something begins or ends, nested or overlapping", () => {
    expect(shown(cutOf([finding("a", "error", "《示例条例》，共5"), finding("b", "warning", "共5次；其余")]))).toEqual([
      ["全年开会[]", "9次[c0]", "。[]"],
      ["引用[]", "《示例条例》[q0 f0]", "，[f0]", "共[f1 f0]", "5[c1 f1 f0]", "次[c1 f1]", "；其余[f1]"].concat([
        "4次[c2]",
        "。[]",
      ]),
    ]);
  });

  it("carry what goes over the end of a paragraph into the next", () => {
    expect(shown(cutOf([finding("a", "error", "次。\n引用")]))).toEqual([
      ["全年开会[]", "9[c0]", "次[c0 f0]", "。[f0]"],
      ["引用[f0]", "《示例条例》[q0]", "，共[]", "5次[c1]", "；其余[]", "4次[c2]", "。[]"],
    ]);
  });

  it("give back the text", () => {
    const texts = cutOf([finding("a", "error", "会9次。\n引用《示"), finding("b", "hint", "条例》，共5次；")]).map(
      (one) => one.map(({ text }) => text).join(""),
    );
    expect(texts.join("\n")).toBe(TEXT);
  });

  it("show in the margin what is open, else that all holds", () => {
    expect(cutOf([finding("a", "error", "引用"), finding("b", "error", "5次")]).map(marginOf)).toEqual([
      [{ tone: "agrees", count: 1 }],
      [{ tone: "differs", count: 3 }],
    ]);
  });
});

test("the sentence around a place", () => {
  const { paragraphs } = draftOf(TEXT);
  const at = TEXT.indexOf("5次");
  expect(sentenceAround(paragraphs, { start: at, end: at + 2 })).toEqual({
    before: "引用《示例条例》，共",
    at: "5次",
    after: "；",
  });
});
