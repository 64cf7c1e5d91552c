import { describe, expect, it } from "vitest";
import { mentionsIn } from "./mentions.ts";
import { NAMES } from "./vocabulary.fixture.ts";

const mentions = (text: string, from = 0, to = text.length) =>
  mentionsIn(text, NAMES, from, to).map(({ start, end, meanings }) => [text.slice(start, end), ...meanings]);

describe("known words of a text", () => {
  it("are kinds by any of their names, the longest at each place", () => {
    expect(mentions("全体干部会议、支委会")).toEqual([
      ["全体干部会议", { is: "kind", id: "all_staff_meeting" }],
      ["支委会", { is: "kind", id: "branch_committee" }],
    ]);
    expect(mentions("党课我来讲比赛")).toEqual([["党课我来讲比赛", { is: "kind", id: "contest_round" }]]);
    expect(mentions("召开组织生活会")).toEqual([
      ["召开", { is: "role", role: "host" }],
      ["组织生活会", { is: "kind", id: "life_meeting" }],
    ]);
    expect(mentions("追寻足迹")).toEqual([["追寻足迹", { is: "kind", id: "red_education" }]]);
  });

  it("are organisations, which may share a name or stand for a scope", () => {
    expect(mentions("示例镇党委")).toEqual([["示例镇党委", { is: "org", id: "town" }]]);
    expect(mentions("机关支部")).toEqual([["机关支部", { is: "org", id: "one" }, { is: "org", id: "other" }]]);
    expect(mentions("部机关")).toEqual([
      ["部机关", { is: "org", id: "department" }, { is: "scope", of: "own", reach: "inner" }],
    ]);
    expect(mentions("全区")).toEqual([["全区", { is: "scope", of: "district", reach: "tree" }]]);
  });

  it("are roles, rates, measures, themes and programmes", () => {
    expect(mentions("参加出勤率服务群众人次学习教育强基行动")).toEqual([
      ["参加", { is: "role", role: "participant" }],
      ["出勤率", { is: "rate" }],
      ["服务群众人次", { is: "measure", field: "people_served" }],
      ["学习教育", { is: "theme", id: "theme" }],
      ["强基行动", { is: "programme", id: "programme" }],
    ]);
  });

  it("lie between the places asked about, whole", () => {
    const text = "全区召开支委会";
    expect(mentions(text, 2)).toEqual([
      ["召开", { is: "role", role: "host" }],
      ["支委会", { is: "kind", id: "branch_committee" }],
    ]);
    expect(mentions(text, 1, 6)).toEqual([["召开", { is: "role", role: "host" }]]);
  });
});
