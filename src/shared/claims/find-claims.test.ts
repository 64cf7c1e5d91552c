import { describe, expect, it } from "vitest";
import { findClaims } from "./find-claims.ts";

const found = (text: string) => findClaims(text).map(({ span, kind, subject }) => [span, kind, subject]);
const spans = (text: string) => findClaims(text).map(({ span }) => span);

describe("what a number states", () => {
  it("is a fact", () => {
    expect(found("召开专题会议12次。")).toEqual([["12次", "count", "专题会议"]]);
    expect(found("全年走访群众320户。")).toEqual([["320户", "count", "走访群众"]]);
  });

  it("is a plan, until something is reported as done", () => {
    expect(spans("计划举办培训班6期。")).toEqual([]);
    expect(spans("到2027年建成50个示范点。")).toEqual([]);
    expect(spans("计划举办培训班6期，已举办4期。")).toEqual(["4期"]);
    expect(spans("四、下一步打算\n举办培训班6期。\n五、成效\n举办培训班4期。")).toEqual(["4期"]);
  });

  it("is a change, a threshold, or the structure of the text", () => {
    expect(spans("同比增长12.5%，较去年增加20户。")).toEqual([]);
    expect(spans("每个支部不少于3次，应当召开党员大会4次。")).toEqual([]);
    expect(spans("围绕4个方面开展工作，召开第3次会议。")).toEqual([]);
  });
});

describe("a word beside a number", () => {
  it("silences no other number than its own", () => {
    expect(spans("选出23名代表，移交3条线索。")).toEqual(["23名", "3条"]);
    expect(spans("6.4万册藏书全部上架。\n3.6亿元账款清欠完毕。")).toEqual(["6.4万册", "3.6亿元"]);
    expect(spans("抢修线路163条，占停电用户的98.6%。")).toEqual(["163条", "98.6%"]);
    expect(spans("模拟测试满分187人，优秀率64.2%。")).toEqual(["187人", "64.2%"]);
    expect(spans("出动执法人员614人次，复查定于30日后进行。")).toEqual(["614人次"]);
    expect(spans("新增公共停车位450个。")).toEqual(["450个"]);
  });

  it("may stand at the end of the sentence and say what all of it was", () => {
    expect(spans("新建村卫生室9所，培训乡村医生120名，以上任务由各镇于9月前落实。")).toEqual([]);
    expect(spans("发表论文3篇或主持课题2项，方具备申报资格。")).toEqual([]);
    expect(spans("年初计划召开20次，实际召开23次。")).toEqual(["23次"]);
  });

  it("is heard in questions, sayings and calls", () => {
    expect(spans("是30件还是50件，我们究竟该办多少？")).toEqual([]);
    expect(spans("哪怕有百分之一的希望，也要尽百分之百的努力。")).toEqual([]);
    expect(spans("要继续保持势头，完成管网改造42公里、入户排查3000户。")).toEqual([]);
    expect(spans("发现一起，查处一起，通报一起。")).toEqual([]);
  });
});

describe("a frequency", () => {
  it("is a value per person, place or time", () => {
    expect(found("每月召开党员大会1次。")).toEqual([["1次", "frequency", "党员大会"]]);
    expect(found("人均学习40学时。")).toEqual([["40学时", "frequency", "学习"]]);
    expect(found("各党支部各召开会议3次。")).toEqual([["3次", "frequency", "会议"]]);
  });

  it("is none where the times add up", () => {
    expect(findClaims("每月开展，全年共12次。").map(({ kind, relation }) => [kind, relation])).toEqual([
      ["count", "total"],
    ]);
    expect(found("各支部召开会议48次。")).toEqual([["48次", "count", "会议"]]);
  });

  it("claims nothing where nobody does anything", () => {
    expect(spans("每90天更换1次。")).toEqual([]);
  });
});

describe("the subject of a number", () => {
  it("follows it, precedes it, or stands in a clause before", () => {
    expect(found("开展23场次志愿服务活动。")).toEqual([["23场次", "count", "志愿服务活动"]]);
    expect(found("志愿服务活动23场次。")).toEqual([["23场次", "count", "志愿服务活动"]]);
    expect(found("组织志愿服务活动，共开展23场次。")).toEqual([["23场次", "count", "志愿服务活动"]]);
  });

  it("is what became of people", () => {
    expect(found("3名同志被评为优秀共产党员。")).toEqual([["3名", "people", "优秀共产党员"]]);
  });

  it("is each one's own in a list that 分别 gives numbers to", () => {
    expect(found("党员大会、支委会、党小组会分别为12次、8次、5次。")).toEqual([
      ["12次", "count", "党员大会"],
      ["8次", "count", "支委会"],
      ["5次", "count", "党小组会"],
    ]);
  });

  it("is said at the end where nothing says it before", () => {
    expect(found("一季度6次、二季度8次，累计督查14次。").map(([, , subject]) => subject)).toEqual([
      "督查",
      "督查",
      "督查",
    ]);
  });

  it("knows a part, a rest and a total", () => {
    expect(
      findClaims("共处分298人，其中党纪处分280人，其余18人。").map(({ span, relation }) => [span, relation]),
    ).toEqual([
      ["298人", "total"],
      ["280人", "part"],
      ["18人", "rest"],
    ]);
  });
});
