import { expect, test } from "vitest";
import { draftOf } from "#shared/checks/draft.ts";
import { entries } from "./lexicon-entry.ts";
import { proofread } from "./proofread.ts";
import type { LexiconEntry } from "./rule.ts";
import { ENTRIES } from "./words.ts";

const HINTS = new Set(["words"]);

const found = (text: string) =>
  proofread(draftOf(text), { off: new Set(), on: HINTS })
    .filter(({ rule }) => rule.startsWith("words."))
    .map(({ rule, start, length }) => `${rule} ${start} ${length}`);

/** A sentence in which the entry's own conditions hold. */
function around(entry: LexiconEntry, form: string): { text: string; at: number } {
  const before = entry.after[0] ?? "";
  return { text: `${before}${form}${entry.before[0] ?? ""}。`, at: before.length };
}

test("every entry finds its wrong form where its conditions hold", () => {
  const silent = ENTRIES.filter((entry) => {
    const { text, at } = around(entry, entry.wrong);
    return !found(text).includes(`${entry.id} ${at} ${entry.wrong.length}`);
  });
  expect(silent.map(({ id }) => id)).toEqual([]);
});

test("the right form of every entry is silent", () => {
  const loud = ENTRIES.map((entry) => around(entry, entry.right).text).filter((text) => found(text).length > 0);
  expect(loud).toEqual([]);
});

test("an entry is silent where a neighbour makes another word of it", () => {
  const loud = ENTRIES.flatMap((entry) => {
    const { text } = around(entry, entry.wrong);
    const beside = [
      ...entry.notAfter.map((word) => `${word}${entry.wrong}${entry.before[0] ?? ""}。`),
      ...entry.notBefore.map((word) => `${entry.after[0] ?? ""}${entry.wrong}${word}。`),
    ];
    return beside.filter((one) => one !== text && found(one).some((line) => line.startsWith(`${entry.id} `)));
  });
  expect(loud).toEqual([]);
});

test("there are many entries, each with an id of its own", () => {
  expect(ENTRIES.length).toBeGreaterThan(550);
  expect(new Set(ENTRIES.map(({ id }) => id)).size).toBe(ENTRIES.length);
});

test("entries are switched off one by one, and the department adds its own", () => {
  const text = "按装设备，布署工作，示列社区。";
  const lexicon = entries("?示列 示例");
  const rules = (off: string[]) => proofread(draftOf(text), { off: new Set(off), lexicon }).map(({ rule }) => rule);
  expect(rules([])).toEqual(["words.按装", "words.布署", "words.示列"]);
  expect(rules(["words.按装", "words.示列"])).toEqual(["words.布署"]);
  expect(rules(["words"])).toEqual([]);
  expect(() => entries("按装")).toThrow("no entry");
  expect(() => entries("按装 安装 <学")).toThrow("no condition");
});

test.each([
  "学习贯彻党的二十大精神，一贯切实履行职责。",
  "改掉坏习惯彻底有了成效。",
  "按照按装备清单逐项核对。",
  "解决对台账管理不重视的问题。",
  "解决义务教育阶段入学问题。",
  "主任真抓实干，责任真正压实。",
  "全体干部暑期参加社会实践。",
  "提供献血服务120人次。",
  "攻坚难题逐一破解，攻坚绝不松劲。",
  "毕竟争取到了项目资金。",
  "小组职责明确，党组职能清晰。",
  "网络实名认证，联络实效明显。",
  "登记律师信息，登记检查结果。",
  "补偿试点、赔偿试行稳步推进。",
  "明确任务分工，准确任命干部。",
  "扩大辐射带动范围，预防犯罪成效明显。",
  "贯彻实施方案，贯彻实际行动。",
  "搭建既符合实际又便于操作的平台，建立既管当前又管长远的机制。",
  "科普急救知识，取消妨碍通行的路障。",
  "街道欠缺专业力量，访问券商网点。",
  "办公部门协同，开发部门配合，下发部分文件。",
  "各类形式的活动丰富多彩，正规化建设扎实推进。",
  "自己经过学习，自己经历了考验。",
  "使命敢于担当，责任敢扛敢当。",
  "截止日期为9月30日，截至9月底完成。",
  "群众反映的问题全部办结，反应迅速。",
  "提倡义务劳动，帮扶慰问困难党员，安抚贫困家庭。",
  "拍摄相关视频，发放慰问券，查摆检查官僚主义问题。",
  "不因过度期待而失望，抽签定序，大学藉此机会招生。",
  "必须品德过硬，必需要素齐全，统一惯例。",
  "登录平台学习，台风登陆前转移群众。",
  "权力清单和责任清单公开，保障党员民主权利。",
  "座谈会上大家畅所欲言，座位有序。",
  "安装监控，部署任务，台账完备，账目清楚。",
])("%s", (text) => {
  expect(found(text)).toEqual([]);
});
