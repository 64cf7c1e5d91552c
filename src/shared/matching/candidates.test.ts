import { describe, expect, it } from "vitest";
import { candidatesFor } from "./candidates.ts";
import { DEPARTMENT, settings } from "./vocabulary.fixture.ts";

const candidates = (text: string) => settings(text).map((setting) => candidatesFor(setting, DEPARTMENT));
/** The readings that follow the words of each number. */
const stated = (text: string) =>
  candidates(text).map((one) => one.stated.map(({ spec }) => `${spec.metric} ${spec.kinds} ${spec.org} ${spec.role}`));
const verdicts = (text: string) => candidates(text).map(({ verdict, why, stated }) => [verdict, why, stated.length]);

describe("what a number may state", () => {
  it("is told by its unit and the words around it", () => {
    expect(stated("召开全体干部会议9次，参加283人次，出勤率92.5%。")).toEqual([
      ["occasions all_staff_meeting department host"],
      ["attendances all_staff_meeting department host", "reach all_staff_meeting department host"],
      ["attendance_rate all_staff_meeting department host"],
    ]);
    expect(stated("开展志愿服务22场，服务群众274人次。")).toEqual([
      ["occasions service department host"],
      ["people_served service department host"],
    ]);
    expect(stated("参加交流研讨3次，参加党支部12个。")).toEqual([
      ["occasions seminar department participant"],
      ["organisations seminar department host"],
    ]);
    expect(stated("举办培训班3期，培训党员60名。")[1]).toEqual([
      "people training department host",
      "attendances training department host",
      "reach training department host",
    ]);
  });

  it("counts people who were there, and no others behind a count of meetings", () => {
    expect(stated("开展主题党日258次，参加994人次。")[1]).toEqual([
      ...["attendances theme_day department host", "reach theme_day department host"],
    ]);
    expect(verdicts("开展主题党日258次，发展党员12名。")[1]).toEqual([
      ...["unrecorded", "系统没有“发展党员”的记录项，请补充依据", 0],
    ]);
  });

  it("is of every kind together where the words say so, of its own or all below", () => {
    const [people] = candidates("各类活动参加994人次。");
    expect(people?.stated.map(({ spec }) => [spec.metric, spec.kinds, spec.org, spec.reach])).toEqual([
      ["attendances", [], "department", "inner"],
      ["attendances", [], "department", "tree"],
      ["reach", [], "department", "inner"],
      ["reach", [], "department", "tree"],
    ]);
  });

  it("is of each organisation of a shared name, and of the report's own beside one said above", () => {
    expect(stated("机关支部召开党员大会3次。")).toEqual([
      ["occasions member_assembly one host", "occasions member_assembly other host"],
    ]);
    expect(stated("示例镇召开党员大会3次。召开支委会4次。")[1]).toEqual([
      "occasions branch_committee town host",
      "occasions branch_committee department host",
    ]);
  });

  it("cannot be told of other units' numbers, frequencies, ratios and things without records", () => {
    expect(verdicts("据区统计局统计，召开党员大会3次。")).toEqual([
      ["external", "文中注明来自“区统计局”，不是本系统的记录，请核对原件", 0],
    ]);
    expect(verdicts("每月召开党员大会1次。")).toEqual([
      ["unclear", "这是每人、每月或者平均的数，不能由记录相加得出，请人工核对", 0],
    ]);
    expect(verdicts("种植树木40棵，满意率98%。")).toEqual([
      ["unrecorded", "系统没有“树木”的记录项，请补充依据", 0],
      ["unrecorded", "系统没有“满意率”的记录项，请补充依据", 0],
    ]);
  });
});

describe("other definitions of a number", () => {
  it("change one thing at a time before they change two, and each says what", () => {
    const [one] = candidates("围绕学习教育上半年召开全体干部会议9次。");
    const single = one!.others.map(({ departs }) => departs).filter((departs) => !departs.includes("，"));
    expect(single).toEqual([
      ...["身份：参加", "身份：承办", "身份：指导", "身份：各种身份"],
      ...["范围：仅本级", "范围：含全部下级", "范围：仅下级", "范围：全区"],
      ...["期间：报告期", "期间：上一期", "期间：上年同期", "不限主题"],
    ]);
    expect(one!.others.map(({ departs }) => departs).slice(0, single.length)).toEqual(single);
    expect(one!.others.at(-1)?.departs).toBe("范围：全区，身份：各种身份");
  });

  it("are each a definition of its own, other than the first that is stated", () => {
    for (const text of ["召开全体干部会议9次，参加283人次。", "全区开展志愿服务22场，服务群众274人次。"]) {
      for (const { stated, others } of candidates(text)) {
        const specs = others.map(({ spec }) => JSON.stringify(spec));
        expect(new Set(specs).size).toBe(specs.length);
        expect(specs).not.toContain(JSON.stringify(stated[0]?.spec));
      }
    }
  });
});
