import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MembershipKind } from "#shared/people/memberships.ts";
import { type Current, compareRoster, type Item, type RosterRow, type Standing } from "./index.ts";

let count = 0;
const here = (orgId: string, kind: MembershipKind = "party", more: Partial<Current> = {}): Current => ({
  id: `m${++count}`,
  orgId,
  orgName: orgId,
  kind,
  post: "",
  from: "2020-01-01",
  revision: 1,
  manageable: true,
  ...more,
});
const person = (name: string, memberships: Current[], more: Partial<Standing> = {}): Standing => ({
  ...{ id: `p${++count}`, name, gender: null, birthMonth: null, idHash: null, revision: 1, memberships },
  ...more,
});
const row = (name: string, orgId: string, more: Partial<RosterRow> = {}): RosterRow => ({
  ...{ key: `0:${++count}`, sheet: "名册", row: count, name, orgId, orgName: orgId, kind: "party" as const },
  ...{ gender: null, birthMonth: null, idHash: null, post: null, from: null, ...more },
});

function compare(rows: RosterRow[], standing: Standing[], more: Partial<Parameters<typeof compareRoster>[2]> = {}) {
  return compareRoster(rows, standing, {
    decisions: {},
    asOf: "2026-06-01",
    since: "2026-01-01",
    covered: new Set(rows.map((one) => one.orgId)),
    protectedNames: new Set(),
    ...more,
  });
}
const said = (items: Item[]) =>
  items.map(({ action, row, person, changes }) => [row?.name ?? person?.name, action, ...changes]);

describe("who is the same person", () => {
  test("the hash of the number decides, under another name and in another organisation", () => {
    const standing = [person("张甲", [here("甲")], { idHash: "h1" })];
    expect(said(compare([row("张佳", "乙", { idHash: "h1" })], standing))).toEqual([
      ["张佳", "moved", "“甲”→“乙”", "姓名：“张甲”→“张佳”"],
    ]);
  });

  test("another number is another person, however alike", () => {
    const standing = [person("张甲", [here("甲")], { idHash: "h1", birthMonth: "1980-05" })];
    const items = compare([row("张甲", "甲", { idHash: "h2", birthMonth: "1980-05" })], standing);
    expect(said(items)).toEqual([
      ["张甲", "new"],
      ["张甲", "left"],
    ]);
  });

  test("without a number: name, birth month and organisation; the number is added", () => {
    const standing = [person("张甲", [here("甲")], { birthMonth: "1980-05" })];
    const items = compare([row("张甲", "甲", { idHash: "h1", birthMonth: "1980-05" })], standing);
    expect(said(items)).toEqual([["张甲", "changed", "补充公民身份号码的校验值"]]);
  });

  test("of two namesakes in one branch the birth month tells which; without it both are proposed", () => {
    const standing = [
      person("张甲", [here("甲")], { birthMonth: "1980-05" }),
      person("张甲", [here("甲")], { birthMonth: "1991-02" }),
    ];
    const [known] = compare([row("张甲", "甲", { birthMonth: "1991-02" })], standing);
    expect([known?.action, known?.person?.birthMonth]).toEqual(["same", "1991-02"]);
    const [open] = compare([row("张甲", "甲")], standing);
    expect([open?.action, open?.candidates.length]).toEqual(["unsure", 2]);
  });

  test("the same name and birth month elsewhere is proposed, not assumed, and nobody proposed has left", () => {
    const mover = person("张甲", [here("甲")], { birthMonth: "1980-05" });
    const standing = [mover, person("李乙", [here("甲")]), person("王丙", [here("乙")])];
    const rows = [row("张甲", "乙", { birthMonth: "1980-05" }), row("李乙", "甲"), row("王丙", "乙")];
    expect(said(compare(rows, standing)).map(([name, action]) => [name, action])).toEqual([
      ["张甲", "unsure"],
      ["李乙", "same"],
      ["王丙", "same"],
    ]);
    const key = rows[0]?.key ?? "";
    const asMover = compare(rows, standing, { decisions: { [key]: mover.id } });
    expect(said(asMover)[0]).toEqual(["张甲", "moved", "“甲”→“乙”"]);
    const asNew = compare(rows, standing, { decisions: { [key]: "new" } });
    expect(said(asNew)).toEqual([
      ["张甲", "new", "确认为另一个人"],
      ["李乙", "same"],
      ["王丙", "same"],
      ["张甲", "left"],
    ]);
    const asNobody = compare(rows, standing, { decisions: { [key]: "somebody who is no candidate" } });
    expect(asNobody[0]?.action).toBe("unsure");
  });

  test("another gender or birth month is not the same person in another organisation", () => {
    const standing = [
      person("张甲", [here("甲")], { gender: "女" }),
      person("李乙", [here("甲")], { birthMonth: "1980-05" }),
    ];
    const items = compare(
      [row("张甲", "乙", { gender: "男" }), row("李乙", "乙", { birthMonth: "1990-01" })],
      standing,
    );
    expect(items.map(({ action }) => action)).toEqual(["new", "new"]);
  });
});

describe("what changed", () => {
  test("a full membership ends the probationary one on the day of the roster", () => {
    const membership = here("甲", "probationary");
    const [item] = compare([row("张甲", "甲")], [person("张甲", [membership])]);
    expect(item?.action).toBe("changed");
    expect(item?.write).toMatchObject({
      end: { membership, on: "2026-06-01" },
      start: { kind: "party", from: "2026-06-01" },
      correct: null,
    });
  });

  test("a membership that began on that day is corrected in place", () => {
    const membership = here("甲", "probationary", { from: "2026-06-01" });
    const [item] = compare([row("张甲", "甲")], [person("张甲", [membership])]);
    expect(item?.write).toMatchObject({ end: null, start: null, correct: { membership, kind: "party" } });
  });

  test("what the file does not say stays: post, gender, birth", () => {
    const standing = [person("张甲", [here("甲", "party", { post: "书记" })], { gender: "男", birthMonth: "1980-05" })];
    expect(compare([row("张甲", "甲")], standing)[0]?.action).toBe("same");
  });

  test("a roster of members moves no staff and ends none", () => {
    const standing = [
      person("张甲", [here("甲", "staff"), here("乙", "party")]),
      person("李乙", [here("甲", "staff")]),
    ];
    expect(said(compare([row("张甲", "甲")], standing))).toEqual([["张甲", "moved", "“乙”→“甲”"]]);
  });

  test("a member twice in one file, or where only a higher level may act, is a problem", () => {
    const standing = [
      person("张甲", [here("甲")], { idHash: "h1" }),
      person("李乙", [here("丙", "party", { manageable: false })], { idHash: "h2" }),
    ];
    const rows = [
      row("张甲", "甲", { idHash: "h1" }),
      row("张甲", "乙", { idHash: "h1" }),
      row("李乙", "甲", { idHash: "h2" }),
    ];
    const items = compare(rows, standing);
    expect(items.map(({ action }) => action)).toEqual(["same", "problem", "problem"]);
    expect(items[1]?.message).toMatch(/^与名册第 \d+ 行是同一人，一名党员只能编入一个党支部/);
    expect(items[2]?.message).toContain("不在您的管理范围内");
  });

  test("nobody has left whose name stands in a row that could not be read, or whose branch the file lacks", () => {
    const standing = [person("张甲", [here("甲")]), person("李乙", [here("乙")]), person("王丙", [here("甲")])];
    const items = compare([row("赵丁", "甲")], standing, { protectedNames: new Set(["王丙"]) });
    expect(said(items)).toEqual([
      ["赵丁", "new"],
      ["张甲", "left"],
    ]);
  });
});

/** Writes the difference to the records as the database would. */
function apply(standing: Standing[], items: Item[]): Standing[] {
  const after = structuredClone(standing);
  const created = new Map<string, Standing>();
  for (const { write } of items) {
    if (!write) continue;
    const { create, change, end, start, correct } = write;
    let who = after.find(({ id }) => id === write.personId) ?? created.get(create?.as ?? "");
    if (!who && create) {
      who = person(write.name, [], create);
      created.set(create.as, who);
      after.push(who);
    }
    if (!who) throw new Error("a write for nobody");
    if (change) Object.assign(who, change);
    if (end) who.memberships = who.memberships.filter(({ id }) => id !== end.membership.id);
    if (start) who.memberships.push(here(start.orgId, start.kind, { post: start.post, from: start.from }));
    if (correct) {
      const { kind, post, from } = correct;
      who.memberships = who.memberships.map((one) =>
        one.id === correct.membership.id ? { ...one, kind, post, from } : one,
      );
    }
  }
  return after;
}

test("whoever the file has belongs where it says afterwards; the same file again changes nothing", () => {
  const org = fc.constantFrom("甲", "乙", "丙");
  const kind = fc.constantFrom<MembershipKind>("party", "probationary", "staff");
  // Numbers are unique: the index of a person gives theirs, so a person may come up in any organisation.
  const one = fc.record({ org, kind, known: fc.boolean(), inFile: fc.boolean(), to: org, as: kind });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (people) => {
      const standing = people.flatMap((one, i) =>
        one.known ? [person(`人${i % 4}`, [here(one.org, one.kind)], { idHash: `h${i}` })] : [],
      );
      const rows = people.flatMap((one, i) =>
        one.inFile ? [row(`人${i % 4}`, one.to, { idHash: `h${i}`, kind: one.as })] : [],
      );
      const covered = new Set(["甲", "乙", "丙"]);
      const items = compare(rows, standing, { covered });
      expect(items.filter(({ action }) => action === "unsure" || action === "problem")).toEqual([]);
      const after = apply(standing, items);
      for (const one of rows) {
        const belongs = after.find(({ idHash }) => idHash === one.idHash)?.memberships;
        expect(belongs).toContainEqual(expect.objectContaining({ orgId: one.orgId, kind: one.kind }));
      }
      const again = compare(rows, after, { covered });
      expect(again.map(({ action }) => action)).toEqual(rows.map(() => "same"));
    }),
    { numRuns: 400 },
  );
});
