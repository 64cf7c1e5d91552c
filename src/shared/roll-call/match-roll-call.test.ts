import { describe, expect, it } from "vitest";
import { matchRollCall, type RollDecision, type RosterPerson, rollResult, undecided } from "./match-roll-call.ts";
import { parseRollCall } from "./parse-roll-call.ts";

const person = (personId: string, name: string, post = ""): RosterPerson => ({
  ...{ personId, name, orgId: "org", orgName: "示例支部", post },
});
const ROSTER = [
  person("1", "张示例", "书记"),
  person("2", "李示例"),
  person("3", "李示例", "委员"),
  person("4", "王范例"),
  person("5", "赵示例"),
];

const summary = (text: string) => {
  const { matches, unmentioned } = matchRollCall(parseRollCall(text), ROSTER);
  return {
    matches: matches.map(({ entry, kind, people }) => [
      entry.name,
      kind,
      people.map(({ personId }) => personId).join(),
    ]),
    unmentioned: unmentioned.map(({ personId }) => personId).join(),
  };
};

describe("a roll call against a roster", () => {
  it("finds a name, asks about namesakes, suggests a close name", () => {
    expect(summary("1. 张示例\n2. 李示例\n3. 王示例\n4. 外来人")).toEqual({
      matches: [
        ["张示例", "matched", "1"],
        ["李示例", "several", "2,3"],
        ["王示例", "unknown", "4,1,2"],
        ["外来人", "unknown", ""],
      ],
      unmentioned: "2,3,4,5",
    });
  });

  it("takes namesakes for all of them when the name was written once for each", () => {
    expect(summary("李示例\n李示例").matches).toEqual([["李示例", "matched", "2,3"]]);
    expect(summary("李示例\n李示例 请假").matches).toEqual([["李示例", "several", "2,3"]]);
  });

  it("finds an exchanged, a missing and an additional character", () => {
    for (const slip of ["张例示", "张例", "1. 张示示例"])
      expect(summary(slip).matches[0]?.slice(1), slip).toEqual(["unknown", "1"]);
  });

  it("becomes attendance in the order of the roster once everything is decided", () => {
    const roll = parseRollCall(
      "1. 赵示例 迟到10分钟\n2. 张示例\n3. 李示例 请假（出差）\n4. 王示例\n5. 外来人\n列席：客示例",
    );
    const { matches } = matchRollCall(roll, ROSTER);
    expect(undecided(matches, new Map()).map(({ name }) => name)).toEqual(["李示例", "王示例", "外来人"]);
    const decisions = new Map<string, RollDecision>([
      ["李示例", { is: "person", personId: "3" }],
      ["王示例", { is: "person", personId: "4" }],
      ["外来人", { is: "guest" }],
    ]);
    expect(undecided(matches, decisions)).toEqual([]);
    const how = (rest: "absent" | "unrecorded") => {
      const { people, guests } = rollResult(roll, ROSTER, decisions, rest);
      return [people.map(({ personId, status, note }) => `${personId} ${status} ${note}`.trim()), guests];
    };
    const named = ["1 present", "3 excused 出差", "4 present", "5 late 10分钟"];
    expect(how("unrecorded")).toEqual([named, ["客示例", "外来人"]]);
    expect(how("absent")).toEqual([
      ["1 present", "2 absent", ...named.slice(1)],
      ["客示例", "外来人"],
    ]);
    expect(rollResult(roll, ROSTER, new Map([["外来人", { is: "nobody" }]]), "unrecorded").guests).toEqual(["客示例"]);
  });
});
