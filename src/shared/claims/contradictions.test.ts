import { describe, expect, it } from "vitest";
import { contradictions } from "./contradictions.ts";
import { findClaims } from "./find-claims.ts";

/** Each finding as its rule and the words it points at. */
const found = (text: string) =>
  contradictions(text, findClaims(text)).map(({ rule, start, length }) => [rule, text.slice(start, start + length)]);
const messages = (text: string) => contradictions(text, findClaims(text)).map(({ message }) => message);

describe("a total and its parts", () => {
  it("in brackets", () => {
    expect(found("召开会议15场（党员大会4场、支委会12场）。")).toEqual([["figure.total", "15场"]]);
    expect(messages("召开会议15场（党员大会4场、支委会12场）。")).toEqual(["“15场”与分项不符：4场＋12场＝16场"]);
    expect(found("召开会议15场（党员大会4场、支委会11场）。")).toEqual([]);
    expect(found("召开会议15场（党员大会4场、支委会12场等）。")).toEqual([]);
    expect(found("召开会议15场（其中党员大会4场、支委会8场）。")).toEqual([]);
    expect(found("召开会议约15场（党员大会4场、支委会12场）。")).toEqual([]);
    expect(found("召开会议15场（党员大会4场、参加1200人次）。")).toEqual([]);
  });

  it("after 其中, up to 其余", () => {
    expect(found("共处分298人，其中党纪处分280人，其余20人。")).toEqual([["figure.total", "298人"]]);
    expect(found("共处分298人，其中党纪处分280人，其余18人。")).toEqual([]);
    expect(found("发展党员20名，其中女党员25名。")).toEqual([["figure.total", "20名"]]);
    expect(found("发展党员20名，其中女党员12名、大学生15名。")).toEqual([]);
  });

  it("before 共", () => {
    expect(found("一季度6次、二季度8次，共15次。")).toEqual([["figure.total", "15次"]]);
    expect(found("一季度6次、二季度8次，共14次。")).toEqual([]);
  });

  it("of those who were due, there and away", () => {
    expect(found("应到45人，实到43人，请假3人。")).toEqual([["figure.total", "45人"]]);
    expect(found("应到45人，实到47人。")).toEqual([["figure.total", "45人"]]);
    expect(found("应到45人，实到43人，请假2人。")).toEqual([]);
    expect(found("应到45人，实到43人。")).toEqual([]);
  });
});

describe("a rate and its two numbers", () => {
  it("must be what they come to, rounded or cut off", () => {
    expect(found("37个问题已整改35个，整改率96%。")).toEqual([["figure.rate", "96%"]]);
    expect(messages("37个问题已整改35个，整改率96%。")).toEqual(["“整改率96%”与文中数字不符：35个除以37个为94.6%"]);
    for (const rate of ["94.6%", "94.5%", "94.59%", "95%", "94%"])
      expect([rate, found(`37个问题已整改35个，整改率${rate}。`)]).toEqual([rate, []]);
  });

  it("is left alone when the numbers are of something else", () => {
    expect(found("37个问题已整改35个，满意率96%。")).toEqual([]);
    expect(found("走访群众37户，解决问题35个，整改率96%。")).toEqual([]);
  });
});

describe("all, and then some left", () => {
  it("tells the opposite", () => {
    expect(found("37个问题全部整改，其余2个正在推进。")).toEqual([["figure.flipped", "全部整改"]]);
    expect(found("35个问题全部整改，还有2个未整改。")).toEqual([["figure.flipped", "全部整改"]]);
    expect(found("整改率100%，还有2个未整改。").map(([rule]) => rule)).toEqual(["figure.flipped"]);
  });

  it("is no contradiction without a number left, or with none left", () => {
    expect(found("37个问题全部整改。")).toEqual([]);
    expect(found("37个问题全部整改，还有0个未整改。")).toEqual([]);
    expect(found("37个问题已整改35个，还有2个未整改。")).toEqual([]);
  });
});

describe("a number and the list behind it", () => {
  it("must have as many items", () => {
    expect(found("表彰先进集体3个（甲支部、乙支部、丙支部、丁支部）。")).toEqual([["figure.list", "3个"]]);
    expect(found("表彰先进集体3个（甲支部、乙支部、丙支部）。")).toEqual([]);
    expect(found("表彰先进集体3个：甲支部、乙支部、丙支部和丁支部。")).toEqual([["figure.list", "3个"]]);
  });

  it("is no list when it goes on, or says where", () => {
    expect(found("表彰先进集体3个（甲支部、乙支部、丙支部、丁支部等）。")).toEqual([]);
    expect(found("表彰先进集体3个（甲支部，在一月、二月、三月、四月）。")).toEqual([]);
  });
});

describe("the same thing told twice", () => {
  const first = "全年开展志愿服务活动22场。";

  it("with two numbers", () => {
    expect(found(`${first}\n二、成效\n全年开展志愿服务活动25场。`)).toEqual([["figure.twice", "25场"]]);
    expect(found(`${first}\n二、成效\n全年开展志愿服务活动22场。`)).toEqual([]);
  });

  it("is another thing in another place, at another time, as a part, or in a row of places", () => {
    expect(found(`${first}\n示例镇开展志愿服务活动25场。`)).toEqual([]);
    expect(found(`${first}\n去年开展志愿服务活动25场。`)).toEqual([]);
    expect(found(`${first}\n其中新增志愿服务活动25场。`)).toEqual([]);
    expect(found(`${first}\n全年开展志愿服务活动25场。\n全年开展志愿服务活动27场。`)).toEqual([]);
  });
});
