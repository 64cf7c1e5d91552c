import { describe, expect, it } from "vitest";
import type { RosterPerson } from "#shared/roll-call/match-roll-call.ts";
import { emptyPerson, linesOf, readPeople, readStatus } from "./people-lines.ts";

const person = (personId: string, name: string, post = ""): RosterPerson => ({
  ...{ personId, name, orgId: "org", orgName: "示例支部", post },
});
const ROSTER = [
  person("1", "张示例", "书记"),
  person("2", "李示例", "委员"),
  person("3", "李示例"),
  person("4", "王范例"),
];

describe("a line for each person", () => {
  it("is found in the roster, namesakes by what stands behind the name", () => {
    const views = readPeople(
      [
        emptyPerson({ name: "张示例" }),
        emptyPerson({ name: "李示例（委员）", status: "请假", note: "出差" }),
        emptyPerson({ name: "李示例（示例支部）", status: "没来" }),
        emptyPerson(),
      ],
      ROSTER,
    );
    expect(views.map(({ person: one }) => one)).toEqual([
      { personId: "1", orgId: "org", status: "present", note: "" },
      { personId: "2", orgId: "org", status: "excused", note: "出差" },
      { personId: "3", orgId: "org", status: "absent", note: "" },
      null,
    ]);
    expect(views.some(({ flawed }) => flawed)).toBe(false);
  });

  it("says what is wrong at its cell", () => {
    const views = readPeople(
      [
        emptyPerson({ name: "李示例" }),
        emptyPerson({ name: "王示例" }),
        emptyPerson({ name: "张示例", status: "不详" }),
        emptyPerson({ name: "王范例" }),
        emptyPerson({ name: "王范例" }),
        emptyPerson({ note: "出差" }),
      ],
      ROSTER,
    );
    expect(views.map(({ cells }) => [...cells.values()].flatMap(({ problem }) => problem ?? [])[0] ?? "")).toEqual([
      "名册中叫“李示例”的不止一人，请写成“李示例（委员）”或“李示例（示例支部）”",
      "名册中没有“王示例”，是否为“王范例”、“张示例”、“李示例”？请改正，列席人员请在活动中填写",
      "请填到会、迟到、请假、缺席",
      "",
      "与第 4 行是同一人",
      "请填写姓名",
    ]);
  });

  it("comes out of a roll call as it was decided", () => {
    const people = [
      { personId: "2", orgId: "org", status: "late" as const, note: "晚到" },
      { personId: "4", orgId: "org", status: "present" as const, note: "" },
    ];
    expect(linesOf({ people }, ROSTER).map(({ cells }) => cells)).toEqual([
      { name: "李示例（委员）", status: "迟到", note: "晚到" },
      { name: "王范例", status: "到会", note: "" },
    ]);
  });

  it("reads a status in words of all kinds", () => {
    expect(["", "到", "迟到", "请假", "出差", "旷会", "也许"].map(readStatus)).toEqual([
      ...["present", "present", "late", "excused", "excused"],
      ...["absent", null],
    ]);
  });
});
