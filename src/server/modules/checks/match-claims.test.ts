import { describe, expect, it } from "vitest";
import { asDepartment, asDistrict, judged, type Ledger, makeLedger, verdicts } from "./ledger.fixture.ts";

let made: Promise<Ledger> | undefined;
/** One ledger for all: nothing here changes it. */
const ledger = () => {
  made ??= makeLedger();
  return made;
};
const ofDepartment = async (text: string) => verdicts(await ledger(), asDepartment(await ledger()), text);
const ofDistrict = async (text: string) => verdicts(await ledger(), asDistrict(await ledger()), text);
const whyOf = async (text: string) =>
  (await judged(await ledger(), asDepartment(await ledger()), text)).map(({ why }) => why);

describe("a number of a draft", () => {
  it("agrees with the records, or differs and says by what", async () => {
    expect(await ofDepartment("召开全体干部会议9次，开展交流研讨7次。")).toEqual([
      ["9次", "agrees", 9, ""],
      ["7次", "differs", 8, ""],
    ]);
    expect(await whyOf("召开全体干部会议9次，开展交流研讨7次。")).toEqual([
      "全体干部会议 · 次数 · 测试区委组织部（主办）： 9 次，与文中一致",
      "交流研讨 · 次数 · 测试区委组织部（主办）：记录为 8 次，文中写“7次”",
    ]);
  });

  it("is explained by another definition and told which", async () => {
    expect(await ofDepartment("开展交流研讨6次。")).toEqual([["6次", "definition", 6, "范围：仅本级"]]);
    expect(await ofDepartment("开展交流研讨11次。")).toEqual([["11次", "definition", 11, "身份：各种身份"]]);
    expect(await ofDepartment("开展交流研讨3次。")).toEqual([["3次", "definition", 3, "身份：参加"]]);
    expect(await ofDepartment("举办干部培训4期。")).toEqual([["4期", "definition", 4, "期间：上一期"]]);
    expect(await ofDistrict("示例镇开展主题党日，参加120人次。")).toEqual([["120人次", "agrees", 120, ""]]);
    expect(await ofDepartment("围绕换届工作召开全体干部会议9次。")).toEqual([["9次", "definition", 9, "不限主题"]]);
    expect(await whyOf("开展交流研讨6次。")).toEqual([
      "按文中的说法统计为 8 次；换成“范围：仅本级”的口径才是 6 次。请改数字，或者写明口径",
    ]);
  });

  it("is without a record, and is said to be so", async () => {
    expect(await ofDepartment("举办党建沙龙3场，种植绿化树木40棵。")).toEqual([
      ["3场", "unrecorded", 0, ""],
      ["40棵", "unrecorded", null, null],
    ]);
    expect(await whyOf("举办党建沙龙3场，种植绿化树木40棵。")).toEqual([
      "党建沙龙 · 次数 · 测试区委组织部（主办）：没有已归档的记录，请补录或者补充依据",
      "系统没有“绿化树木”的记录项，请补充依据",
    ]);
  });

  it("is another unit's, is a frequency, or lacks the data", async () => {
    expect(await ofDepartment("据区统计局统计，全区召开全体干部会议9次。")).toEqual([["9次", "external", null, null]]);
    expect(await ofDepartment("每个支部每月召开党员大会1次。")).toEqual([["1次", "unclear", null, null]]);
    expect(await ofDistrict("样板镇讲授党课2次，参加60人次，出勤率90%。")).toEqual([
      ["2次", "agrees", 2, ""],
      ["60人次", "agrees", 60, ""],
      ["90%", "unclear", null, ""],
    ]);
    expect(await ofDistrict("示例镇开展志愿服务15场，服务群众140人次。")).toEqual([
      ["15场", "agrees", 15, ""],
      ["140人次", "agrees", 140, ""],
    ]);
  });

  it("may be approximate, up to what the words promise", async () => {
    // 12 theme days with 8 people each: 96
    const people = async (said: string) => {
      const all = await ofDistrict(`示例镇开展主题党日12次，参加人数${said}。`);
      return [all.length, all[1]?.[1]];
    };
    expect(await people("近百人次")).toEqual([2, "agrees"]);
    expect(await people("约106人次")).toEqual([2, "agrees"]);
    expect(await people("约107人次")).toEqual([2, "differs"]);
    expect(await people("90余人次")).toEqual([2, "agrees"]);
    expect(await people("80余人次")).toEqual([2, "differs"]);
    expect(await people("96人次以上")).toEqual([2, "agrees"]);
    expect(await people("不足97人次")).toEqual([2, "agrees"]);
    expect(await people("不足96人次")).toEqual([2, "differs"]);
    expect(await ofDistrict("示例镇开展志愿服务10余场。")).toEqual([["10余场", "agrees", 15, ""]]);
    expect(await ofDistrict("示例镇开展志愿服务超过14场。")).toEqual([["14场", "agrees", 15, ""]]);
    expect(await ofDistrict("示例镇开展志愿服务超过15场。")).toEqual([["15场", "differs", 15, ""]]);
    expect(await ofDistrict("示例镇开展志愿服务15余场。")).toEqual([["15余场", "differs", 15, ""]]);
  });
});

describe("the kinds of a number", () => {
  it("are all that are named before it", async () => {
    expect(await ofDistrict("样板镇召开党员大会、支委会、党小组会共36次。")).toEqual([["36次", "agrees", 36, ""]]);
    expect(await ofDistrict("样板镇召开党员大会、支委会共36次。")).toEqual([["36次", "differs", 16, ""]]);
  });

  it("are those of the number before, where it names none", async () => {
    expect(await ofDepartment("召开全体干部会议9次，参加72人次，出勤率80%。")).toEqual([
      ["9次", "agrees", 9, ""],
      ["72人次", "agrees", 72, ""],
      ["80%", "agrees", 80, ""],
    ]);
    expect(await ofDepartment("召开全体干部会议9次，参加90人次，出勤率82.5%。")).toEqual([
      ["9次", "agrees", 9, ""],
      ["90人次", "differs", 72, ""],
      ["82.5%", "differs", 80, ""],
    ]);
  });
});
