import { expect, it } from "vitest";
import type { CheckFinding } from "./contracts.ts";
import { coverageOf } from "./coverage.ts";

const finding = (rule: string, severity: CheckFinding["severity"], settled = false): CheckFinding => ({
  ...{ rule, severity, start: 0, length: 1, message: "", suggestion: null, fix: null, settled },
});

it("counts claims by verdict, citations once, and what nobody settled by weight", () => {
  const claims = (["agrees", "agrees", "differs", null] as const).map((verdict) => ({ verdict }));
  const findings = [
    finding("words.按装", "error"),
    finding("words.按装", "error", true),
    finding("lists.count", "warning"),
    finding("citation.near", "warning"),
    finding("citation.article", "error", true),
    finding("citation.unknown", "hint"),
    finding("headings.width", "hint"),
  ];
  expect(coverageOf(claims, [{}, {}, {}], findings)).toEqual({
    claims: 4,
    verdicts: { agrees: 2, differs: 1, definition: 0, unrecorded: 0, external: 0, exempt: 0, unclear: 0 },
    ...{ citations: 3, doubtful: 1, errors: 1, warnings: 1, hints: 2 },
  });
});
