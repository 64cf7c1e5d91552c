import type { KyselyPlugin } from "kysely";
import { describe, expect, it } from "vitest";
import { changeKindWords } from "#server/modules/dictionary/index.ts";
import { declareFigures } from "#server/modules/figures/index.ts";
import type { Tx } from "#server/platform/db.ts";
import { findClaims } from "#shared/claims/find-claims.ts";
import { asDepartment, asDistrict, CONTEXT, judged, type Ledger, makeLedger, verdicts } from "./ledger.fixture.ts";
import { matchClaims } from "./match-claims.ts";

let made: Promise<Ledger> | undefined;
/** One ledger for all: what is added here nobody else asks about. */
const ledger = () => {
  made ??= makeLedger();
  return made;
};
const ofDepartment = async (text: string) => verdicts(await ledger(), asDepartment(await ledger()), text);
const ofDistrict = async (text: string) => verdicts(await ledger(), asDistrict(await ledger()), text);

describe("words around a number say whose it is", () => {
  it("部机关 is the department with its sections, 全区 the district, a town's name the town with all below", async () => {
    expect(await ofDepartment("部机关开展交流研讨8次。全区开展交流研讨11次。样板镇开展交流研讨3次。")).toEqual([
      ["8次", "agrees", 8, ""],
      ["11次", "agrees", 11, ""],
      ["3次", "agrees", 3, ""],
    ]);
    expect(await ofDepartment("样板镇召开党小组会20次。")).toEqual([["20次", "agrees", 20, ""]]);
  });

  it("digits that are set apart are read as if they were not", async () => {
    expect(await ofDepartment("2026 年，部机关开展交流研讨 8 次。样板镇召开党小组会 20 次。")).toEqual([
      ["8 次", "agrees", 8, ""],
      ["20 次", "agrees", 20, ""],
    ]);
  });

  it("the place of a sentence before stays in force, and the report's own beside it", async () => {
    expect(await ofDepartment("样板镇开展交流研讨3次。召开党员大会4次。召开全体干部会议9次。")).toEqual([
      ["3次", "agrees", 3, ""],
      ["4次", "agrees", 4, ""],
      ["9次", "agrees", 9, ""],
    ]);
    expect(await ofDepartment("样板镇开展交流研讨3次。\n召开党员大会4次。")).toEqual([
      ["3次", "agrees", 3, ""],
      ["4次", "definition", 4, "范围：全区"],
    ]);
  });

  it("参加 and 召开 are roles", async () => {
    expect(await ofDepartment("参加交流研讨3次。")).toEqual([["3次", "agrees", 3, ""]]);
    expect(await ofDepartment("参加交流研讨8次。")).toEqual([["8次", "definition", 8, "身份：主办"]]);
    expect(await ofDepartment("承办交流研讨8次。")).toEqual([["8次", "definition", 8, "身份：主办"]]);
    expect(await ofDepartment("组织交流研讨8次。")).toEqual([["8次", "agrees", 8, ""]]);
  });
});

describe("words around a number say when", () => {
  it("half years, months and last year", async () => {
    expect(await ofDepartment("举办干部培训5期。")).toEqual([["5期", "agrees", 5, ""]]);
    expect(await ofDepartment("上半年举办干部培训3期。")).toEqual([["3期", "agrees", 3, ""]]);
    expect(await ofDepartment("截至9月底，举办干部培训4期。")).toEqual([["4期", "agrees", 4, ""]]);
    expect(await ofDepartment("去年举办干部培训4期。")).toEqual([["4期", "agrees", 4, ""]]);
    expect(await ofDepartment("上半年举办干部培训5期。")).toEqual([["5期", "definition", 5, "期间：报告期"]]);
  });

  it("a time stays in force within its paragraph", async () => {
    expect(await ofDepartment("上半年召开全体干部会议6次，举办干部培训3期。\n举办干部培训5期。")).toEqual([
      ["6次", "agrees", 6, ""],
      ["3期", "agrees", 3, ""],
      ["5期", "agrees", 5, ""],
    ]);
  });
});

describe("words of the district", () => {
  it("themes narrow what is counted, several to their union", async () => {
    expect(await ofDepartment("围绕学习教育召开全体干部会议6次。")).toEqual([["6次", "agrees", 6, ""]]);
    expect(await ofDepartment("围绕学习教育、换届工作召开全体干部会议9次。")).toEqual([["9次", "agrees", 9, ""]]);
    expect(await ofDepartment("围绕换届工作召开全体干部会议5次。")).toEqual([["5次", "differs", 4, ""]]);
  });

  it("its own name of a kind is one", async () => {
    const { world } = await ledger();
    expect(await ofDistrict("样板镇开展追寻足迹1次。")).toEqual([["1次", "unrecorded", null, null]]);
    const words = { revision: 0, phrase: null, synonyms: ["追寻足迹"] };
    await world.run((tx) => changeKindWords(tx, world.system, "red_education", words));
    expect(await ofDistrict("样板镇开展追寻足迹1次。")).toEqual([["1次", "agrees", 1, ""]]);
  });

  it("a total that was declared without records explains the number, and is no agreement", async () => {
    const { world, town } = await ledger();
    const total = { metric: "occasions", kind: "case_reform", orgId: town, from: "2026-01-01", to: "2026-06-30" };
    const source = { note: "收表填报", fileId: null, place: "第2行", importId: null };
    await world.run((tx) => declareFigures(tx, world.system, [{ ...total, value: 8, ...source }]));
    const text = "示例镇开展以案促改8次。示例镇开展以案促改9次。";
    expect(await ofDistrict(text)).toEqual([
      ["8次", "definition", 0, ""],
      ["9次", "unrecorded", 0, ""],
    ]);
    const [first] = await judged(await ledger(), asDistrict(await ledger()), text);
    expect(first?.why).toBe(
      "记录统计为 0 次；与没有逐条记录的申报数一致（示例镇，2026年1月1日至6月30日，收表填报）。请补录，或者写明出处",
    );
  });
});

describe("the statements of a check", () => {
  const statements = async (text: string) => {
    const { world, department } = await ledger();
    let seen = 0;
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        seen += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    const claims = findClaims(text);
    await world.run((tx) =>
      matchClaims(tx.withPlugin(counting) as Tx, world.system, {
        ...{ text, claims, speaker: { id: department, kind: "department" }, context: CONTEXT, decisions: new Map() },
      }),
    );
    return [claims.length, seen];
  };
  const three = "部机关召开全体干部会议9次，开展交流研讨8次。样板镇召开党员大会4次。\n";

  it("are as many for sixty claims as for three of the same kinds", async () => {
    const [, few = 0] = await statements(three);
    expect(await statements(three.repeat(20))).toEqual([60, few]);
    const varied = Array.from({ length: 20 }, (_, n) => three.replace("9次", `${n + 20}次`)).join("");
    const [count, seen = 0] = await statements(varied);
    // one more for the totals without records that open numbers are looked up in
    expect([count, seen]).toEqual([60, few + 1]);
  });

  it("grow with the groups of kinds only", async () => {
    const [, few = 0] = await statements(three);
    expect(await statements(`${three}举办干部培训5期。`)).toEqual([4, few + 1]);
    expect(await statements(`${three}举办干部培训5期。上半年举办干部培训3期。去年举办干部培训4期。`)).toEqual([
      6,
      few + 1,
    ]);
  });
});
