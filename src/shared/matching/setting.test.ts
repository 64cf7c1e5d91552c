import { describe, expect, it } from "vitest";
import { settings } from "./vocabulary.fixture.ts";

describe("the words around a number", () => {
  it("name its kinds, or leave them to the number before", () => {
    expect(
      settings("召开全体干部会议9次，参加283人次，出勤率92.5%。").map(({ kinds, inherited, rate }) => [
        kinds,
        inherited,
        rate,
      ]),
    ).toEqual([
      [["all_staff_meeting"], [], false],
      [[], [["all_staff_meeting"]], false],
      [[], [["all_staff_meeting"]], true],
    ]);
    expect(settings("组织开展“党课我来讲”活动，举办比赛15场。")[0]).toMatchObject({
      ...{ kinds: [], inherited: [["contest_round"]] },
    });
    expect(settings("召开党员大会、支委会共16次。")[0]?.kinds).toEqual(["member_assembly", "branch_committee"]);
  });

  it("leave kinds of a sentence before to one without any, and none of a paragraph before", () => {
    expect(settings("召开支委会5次。参加30人次。\n参加40人次。").map(({ inherited }) => inherited)).toEqual([
      [],
      [["branch_committee"], ["branch_committee"]],
      [],
    ]);
  });

  it("say whose it is: here, above, or nowhere", () => {
    const text =
      "示例镇党委召开支委会5次。开展主题党日6次。部机关开展谈心谈话8次。\n召开党小组会7次。机关支部召开党员大会3次。";
    expect(settings(text).map(({ scope }) => scope)).toEqual([
      { orgs: ["town"], reach: "tree", said: "here" },
      { orgs: ["town"], reach: "tree", said: "above" },
      { orgs: ["department"], reach: "inner", said: "here" },
      { orgs: ["department"], reach: "inner", said: "nowhere" },
      { orgs: ["one", "other"], reach: "tree", said: "here" },
    ]);
    expect(settings("全区开展志愿服务22场。")[0]?.scope).toEqual({ orgs: ["root"], reach: "tree", said: "here" });
  });

  it("say in which role, over which time, on which theme, in which programme", () => {
    const all = settings("围绕学习教育在强基行动中上半年开展专题学习6次、共40学时。参加交流研讨3次。");
    expect(
      all.map(({ role, period, themes, programme, measures }) => [role, period, themes, programme, measures]),
    ).toEqual([
      ["host", { from: "2026-01-01", to: "2026-06-30" }, ["theme"], "programme", []],
      [null, { from: "2026-01-01", to: "2026-06-30" }, ["theme"], "programme", []],
      ["participant", { from: "2026-01-01", to: "2026-06-30" }, [], null, []],
    ]);
  });

  it("say whose number it is", () => {
    const of = (text: string) => settings(text).map(({ source }) => source);
    expect(of("据区统计局统计，召开党员大会3次。")).toEqual(["区统计局"]);
    expect(of("召开党员大会3次，数据由区民政局提供。")).toEqual(["区民政局"]);
    expect(of("据区统计局统计，召开党员大会3次。召开支委会4次。")).toEqual(["区统计局", null]);
  });
});
