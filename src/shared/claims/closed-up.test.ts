import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closedUp } from "./closed-up.ts";
import { findClaims } from "./find-claims.ts";
import { development } from "./labelled/support.ts";

/** The text as those write it who set digits apart. */
function setApart(text: string): string {
  return text.replace(/(?<=[\u3400-\u9fff])(?=\d)|(?<=[\d%])(?=[\u3400-\u9fff])/gu, " ");
}

const bare = (text: string): string => text.replaceAll(" ", "");
const CLOSE = development.map(({ text }) => text).filter((text) => !text.includes(" "));

describe("a text whose digits are set apart", () => {
  it("holds the claims that it holds without the gaps, at their own places", () => {
    fc.assert(
      fc.property(fc.constantFrom(...CLOSE), (close) => {
        const text = setApart(close);
        const found = findClaims(text);
        expect(found.map(({ subject, value, unit }) => [bare(subject), value, unit])).toEqual(
          findClaims(close).map(({ subject, value, unit }) => [subject, value, unit]),
        );
        for (const { start, end, span } of found) {
          expect(text.slice(start, end)).toBe(span);
          expect(span).toBe(span.trim());
        }
      }),
    );
  });

  it("is closed up with its claims, and they are those that the text without gaps has", () => {
    const text = "全年召开支部党员大会 4 次、支委会 12 次。参加 1.4 万余人次，覆盖率 98.5%。";
    const closed = closedUp(text, findClaims(text));
    expect(closed.text).toBe(bare(text));
    expect(closed.claims).toEqual(findClaims(bare(text)));
  });

  it("stays as it is where nothing is set apart, and where a wide gap parts columns", () => {
    for (const text of ["召开会议9次。", "党课：4次　　组织生活会：1次", "党课 4次  组织生活会 1次", ""])
      expect(closedUp(text, findClaims(text)).claims).toHaveLength(findClaims(text).length);
  });
});
