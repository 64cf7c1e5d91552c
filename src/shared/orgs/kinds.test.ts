import { describe, expect, it } from "vitest";
import { mayStandBelow, ORG_KIND_IDS, ORG_KINDS, orgKindName } from "./kinds.ts";

describe("kinds of organisation", () => {
  it("have one top, and every other kind can be reached from it", () => {
    expect(ORG_KIND_IDS.filter((kind) => mayStandBelow(kind, null))).toEqual(["district"]);
    const reached = new Set<string>(["district"]);
    for (const _ of ORG_KIND_IDS) {
      for (const kind of ORG_KIND_IDS) {
        if (ORG_KIND_IDS.some((above) => reached.has(above) && mayStandBelow(kind, above))) reached.add(kind);
      }
    }
    expect([...reached].sort()).toEqual([...ORG_KIND_IDS].sort());
  });

  it("never stand below their own kind, nor in a circle", () => {
    const standsBelow = (child: string, above: string, seen: string[] = []): boolean =>
      ORG_KIND_IDS.some(
        (parent) =>
          mayStandBelow(child, parent) &&
          !seen.includes(parent) &&
          (parent === above || standsBelow(parent, above, [...seen, parent])),
      );
    for (const kind of ORG_KIND_IDS) expect(standsBelow(kind, kind), kind).toBe(false);
  });

  it("follow the Party's own order: groups in branches, branches not in groups, nothing in a section", () => {
    expect(mayStandBelow("party_group", "branch")).toBe(true);
    expect(mayStandBelow("branch", "party_group")).toBe(false);
    expect(mayStandBelow("branch", "district")).toBe(false);
    expect(ORG_KIND_IDS.filter((kind) => mayStandBelow(kind, "section"))).toEqual([]);
    expect(mayStandBelow("unheard-of", "district")).toBe(false);
  });

  it("have names of their own", () => {
    expect(new Set(ORG_KINDS.map((kind) => kind.name)).size).toBe(ORG_KINDS.length);
    expect(orgKindName("branch")).toBe("党支部");
  });
});
