import { expect, it } from "vitest";
import type { CheckFinding } from "#shared/checks/contracts.ts";
import { coverageOf } from "#shared/checks/coverage.ts";
import { coverageText } from "./coverage-text.ts";

const said = (rule: string, severity: CheckFinding["severity"], settled = false): CheckFinding => ({
  ...{ rule, severity, settled, start: 0, length: 1, message: "", suggestion: null, fix: null },
});

const claims = (["agrees", "agrees", "differs", "unclear"] as const).map((verdict) => ({ verdict }));

it("a check in one line: what is said of citations is counted with them, hints and what is settled are not", () => {
  const findings = [
    said("citation.near", "warning"),
    said("citation.repealed", "warning", true),
    said("citation.unknown", "hint"),
    said("figure.total", "error"),
    said("words-wrong", "warning"),
    said("words-wrong", "error", true),
  ];
  const coverage = coverageOf(claims, [1, 2, 3], findings);
  expect({ ...coverage, verdicts: null }).toEqual({
    ...{ claims: 4, verdicts: null, citations: 3, doubtful: 1, errors: 1, warnings: 1, hints: 1 },
  });
  expect(coverageText(coverage)).toBe("4 个数字：2 一致 · 1 不一致 · 1 无法判断；引文 1 处有误；文字 2 处");
});

it("a draft without numbers, with citations that hold", () => {
  expect(coverageText(coverageOf([], [1, 2], []))).toBe("没有要核对的数字；引文 2 处无误");
  expect(coverageText(coverageOf([], [], []))).toBe("没有要核对的数字");
});
