import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { libraryOf } from "#shared/citations/find-citations.ts";
import { development } from "#shared/claims/labelled/support.ts";
import { CLEAN } from "#shared/proofreading/clean-prose.ts";
import { ALL_RULES, chosen, familyName, familyOf } from "./all-rules.ts";
import { checkText } from "./check-text.ts";
import { draftOf } from "./draft.ts";
import type { Finding } from "./finding.ts";

const IDS = new Set(ALL_RULES.map(({ id }) => id));
const SOURCE = join(import.meta.dirname, "../..");

/** How the rules of type name a role in their id. */
const ROLE = "$" + "{role}";

/** The ids that source files write out, roles of paragraphs filled in. */
function written(folder: string, pattern: RegExp): string[] {
  const files = readdirSync(join(SOURCE, folder)).filter((name) => name.endsWith(".ts") && !name.includes(".test."));
  const text = files.map((name) => readFileSync(join(SOURCE, folder, name), "utf8")).join("\n");
  const ids = [...text.matchAll(pattern)].flatMap(([, id = ""]) =>
    id.includes(ROLE) ? ["title", "heading1", "heading2", "body"].map((role) => id.replace(ROLE, role)) : [id],
  );
  return [...new Set(ids)].sort();
}

describe("the list of rules", () => {
  it("names each rule once, in a family that has a name", () => {
    expect(IDS.size).toBe(ALL_RULES.length);
    expect(ALL_RULES.filter(({ name }) => name === "")).toEqual([]);
    expect(ALL_RULES.filter(({ id, family }) => familyOf(id) !== family)).toEqual([]);
    expect([...new Set(ALL_RULES.map(({ family }) => family))].filter((one) => familyName(one) === one)).toEqual([]);
  });

  it("has every rule that the code writes out", () => {
    const layout = written("shared/checks/layout", /["`](layout-[a-z0-9${}-]+)["`]/g);
    expect(layout.length).toBeGreaterThan(14);
    expect(layout.filter((id) => !IDS.has(id))).toEqual([]);
    const returned = written("server/modules/checks", /"(returned\.[a-z_]+)"/g);
    expect(returned).toEqual(["returned.changed", "returned.missing", "returned.stale"]);
    expect(returned.filter((id) => !IDS.has(id))).toEqual([]);
    const figures = [
      ...written("shared/claims", /"(figure\.[a-z_]+)"/g),
      ...written("server/modules/checks", /"(figure\.[a-z_]+)"/g),
    ];
    expect(figures.length).toBeGreaterThan(4);
    expect(figures.filter((id) => !IDS.has(id))).toEqual([]);
  });

  it("has the rule of whatever is found in texts that were spoilt", () => {
    const library = libraryOf([]);
    const lines = [...CLEAN, ...development.map(({ text }) => text)];
    const spoilt = fc
      .tuple(
        fc.constantFrom(...lines),
        fc.constantFrom(...lines),
        fc.nat(200),
        fc.nat(6),
        fc.constantFrom(..."，。、；：“”《》（）一二23的了 ,.:()％"),
      )
      .map(([one, other, at, length, sign]) => `${one.slice(0, at)}${sign}${one.slice(at + length)}\n${other}${sign}`);
    fc.assert(
      fc.property(fc.array(spoilt, { minLength: 1, maxLength: 3 }), (parts) => {
        const { findings } = checkText(draftOf(parts.join("\n")), { library, on: "2026-11-20", hints: true });
        expect(findings.map(({ rule }) => rule).filter((rule) => !IDS.has(rule))).toEqual([]);
      }),
    );
  });
});

describe("what a district switched off", () => {
  const finding = (rule: string): Finding => ({
    ...{ rule, severity: "error", start: 0, length: 0, message: "", suggestion: null, fix: null },
  });
  const rules = ["figure.total", "figures.units", "layout-margins", "layout-lines", "words.按装"];
  const left = (...off: string[]) =>
    chosen(rules.map(finding), { off: new Set(off), on: new Set() }).map(({ rule }) => rule);

  it("is a rule, or a family with all its rules", () => {
    expect(left()).toEqual(rules);
    expect(left("figure.total", "layout-lines")).toEqual(["figures.units", "layout-margins", "words.按装"]);
    expect(left("figure", "layout")).toEqual(["figures.units", "words.按装"]);
  });
});
