import { expect, test } from "vitest";
import { type Rule, type RuleFilter, ruleFamilies } from "./rule-filter.ts";

const rule = (id: string, familyName: string, severity: Rule["severity"], shown: boolean): Rule => ({
  ...{ id, family: id.split(".")[0]!, familyName, name: `${id}的名称`, severity, standard: "示例标准", shown },
});

const RULES = [
  rule("words.按装", "词语", "error", true),
  rule("words.布署", "词语", "error", false),
  rule("words.美好", "词语", "hint", false),
  rule("dates.order", "日期", "error", false),
  rule("dates.old", "日期", "hint", true),
];

const found = (filter: Partial<RuleFilter>) =>
  ruleFamilies(RULES, { text: "", show: "all", ...filter }).map(({ name, rules, off }) => [
    name,
    rules.map(({ id }) => id),
    off,
  ]);

test("rules stand by family, with how many of each are switched off", () => {
  expect(found({})).toEqual([
    ["词语", ["words.按装", "words.布署", "words.美好"], 1],
    ["日期", ["dates.order", "dates.old"], 1],
  ]);
});

test("one looks for them by name or family, and for what is switched off or a matter of style", () => {
  expect(found({ text: " 布署 " })).toEqual([["词语", ["words.布署"], 1]]);
  expect(found({ text: "日期" })).toEqual([["日期", ["dates.order", "dates.old"], 1]]);
  expect(found({ show: "off" })).toEqual([
    ["词语", ["words.布署"], 1],
    ["日期", ["dates.order"], 1],
  ]);
  expect(found({ show: "hint" })).toEqual([
    ["词语", ["words.美好"], 0],
    ["日期", ["dates.old"], 0],
  ]);
  expect(found({ text: "没有" })).toEqual([]);
});
