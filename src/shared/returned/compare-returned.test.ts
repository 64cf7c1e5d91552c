import { describe, expect, it } from "vitest";
import { compareReturned } from "./compare-returned.ts";

const ISSUED =
  "一、政治建设\n部机关召开全体干部会议9次，开展交流研讨8次。平均出勤率92.5%。\n全区开展志愿服务22场，服务群众274人次。";
const place = (id: string, words: string) => {
  const start = ISSUED.indexOf(words);
  return { id, start, end: start + /^[\d.%]+/u.exec(words)![0].length };
};
const PLACES = [
  place("meetings", "9次"),
  place("seminars", "8次"),
  place("rate", "92.5%"),
  place("service", "22场"),
  place("people", "274人次"),
];
const now = (text: string) =>
  Object.fromEntries(compareReturned(ISSUED, PLACES, text).map(({ id, now }) => [id, now?.text ?? null]));

describe("the figures of an issued report in a text that came back", () => {
  it("are all there in the same text", () => {
    expect(now(ISSUED)).toEqual({
      meetings: "9次",
      seminars: "8次",
      rate: "92.5%",
      service: "22场",
      people: "274人次",
    });
  });

  it("are found changed, in their own words", () => {
    expect(now(ISSUED.replace("8次", "18次").replace("22场", "二十五场"))).toEqual({
      meetings: "9次",
      seminars: "18次",
      rate: "92.5%",
      service: "二十五场",
      people: "274人次",
    });
  });

  it("are found where a sentence was moved and reworded", () => {
    const moved =
      "全区共开展各类志愿服务20场次，服务群众274人次。\n\n部机关全年召开全体干部会议9次，深入开展交流研讨8次。";
    expect(now(moved)).toEqual({ meetings: "9次", seminars: "8次", rate: null, service: "20场次", people: "274人次" });
  });

  it("are missing where the sentence or the number is gone", () => {
    expect(now("部机关召开全体干部会议9次，开展交流研讨。全区开展志愿服务22场，服务群众274人次。")).toEqual({
      meetings: "9次",
      seminars: null,
      rate: null,
      service: "22场",
      people: "274人次",
    });
  });

  it("do not take a number of another sentence for theirs", () => {
    expect(now("今年雨水较多，全年降水45次。")).toEqual({
      meetings: null,
      seminars: null,
      rate: null,
      service: null,
      people: null,
    });
  });
});
