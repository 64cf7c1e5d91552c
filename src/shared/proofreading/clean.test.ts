import { expect, test } from "vitest";
import { draftOf } from "#shared/checks/draft.ts";
import { citationFindings } from "#shared/citations/citation-findings.ts";
import { findCitations, libraryOf } from "#shared/citations/find-citations.ts";
import { development, unseen } from "#shared/numbers/labelled/support.ts";
import { CLEAN } from "./clean-prose.ts";
import { proofread } from "./proofread.ts";

const library = libraryOf([]);

function found(text: string): string[] {
  const draft = draftOf(text);
  const findings = [
    ...proofread(draft, { off: new Set() }),
    ...citationFindings(findCitations(draft, library, "2026-11-20")),
  ];
  return findings
    .filter(({ severity }) => severity !== "hint")
    .map(({ rule, start, length }) => `${rule} ${text.slice(start, start + length)}`);
}

test("clean prose is left alone", () => {
  expect(CLEAN.join("\n").split("\n").length).toBeGreaterThan(90);
  expect(CLEAN.flatMap(found)).toEqual([]);
});

test("clean documents stay clean when they are read as one", () => {
  expect(found(CLEAN.join("\n附件\n"))).toEqual([]);
});

test("of the sentences that were written for reading numbers only the intended slips are found", () => {
  const sentences = [...development, ...unseen].map(({ text }) => text);
  expect(sentences.flatMap(found).toSorted()).toEqual([
    "figures.full-width １２",
    "figures.full-width ２０２６",
    "figures.full-width ２３",
    "figures.full-width ３６０",
    "punctuation.half-brackets (",
    "punctuation.half-brackets )",
  ]);
});
