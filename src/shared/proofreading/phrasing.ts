import type { Family, Mark, ProofRule, Reading } from "./rule.ts";
import { matches } from "./rule.ts";

const RULES = [
  { id: "phrasing.order", name: "固定表述的次序", severity: "warning", standard: "公开的规范表述", evidence: "memory" },
  {
    id: "phrasing.number",
    name: "固定表述的数字",
    severity: "warning",
    standard: "公开的规范表述",
    evidence: "memory",
  },
  {
    id: "phrasing.both",
    name: "前后矛盾的“既使”“即要”",
    severity: "warning",
    standard: "通行的写法",
    evidence: "practice",
  },
  { id: "phrasing.double", name: "意思重复", severity: "hint", standard: "通行的写法", evidence: "practice" },
] as const satisfies readonly ProofRule[];

/** Expressions whose members stand in a fixed order, with the head that all members share at their end. */
const FIXED: readonly { name: string; tail: string; members: readonly string[] }[] = [
  { name: "四个意识", tail: "意识", members: ["政治", "大局", "核心", "看齐"] },
  { name: "四个自信", tail: "自信", members: ["道路", "理论", "制度", "文化"] },
  { name: "六项纪律", tail: "纪律", members: ["政治", "组织", "廉洁", "群众", "工作", "生活"] },
];

/** 五个意识, 三个维护: names that have one number only, where a verb or quotation marks show that the name is meant. */
const NUMBERED: Readonly<Record<string, string>> = { 意识: "四", 自信: "四", 维护: "两", 确立: "两" };

/** Family 8b: fixed expressions of Party work that are listed or numbered wrongly. */
export const phrasing: Family = {
  rules: RULES,
  find: (reading) => [...orders(reading), ...numbers(reading), ...conjunctions(reading), ...doubles(reading)],
};

/** All members of an expression in a row, in another order than the fixed one. */
function* orders({ draft }: Reading): Generator<Mark> {
  for (const { name, tail, members } of FIXED) {
    const one = `(?:${members.join("|")})(?:${tail})?`;
    const pattern = new RegExp(`${one}(?:、${one}){${members.length - 1}}`, "gu");
    for (const { m, start } of matches(draft, pattern)) {
      const said = m[0].split("、").map((part) => part.replace(new RegExp(`${tail}$`, "u"), ""));
      if (new Set(said).size !== members.length || said.join() === members.join()) continue;
      const due = members.map((member) => member + tail).join("、");
      if (!m[0].endsWith(tail)) continue;
      const message = `“${name}”的次序是${due}`;
      yield { rule: "phrasing.order", start, length: m[0].length, message, suggestion: due, fix: null };
    }
  }
}

function* numbers({ draft }: Reading): Generator<Mark> {
  const pattern = /(?<=增强|树牢|坚定|做到|领悟)“([一二两三四五六七八九十])个(意识|自信|维护|确立)”/gu;
  for (const { m, start } of matches(draft, pattern)) {
    const due = NUMBERED[m[2]!]!;
    if (m[1] === due) continue;
    const suggestion = `“${due}个${m[2]}”`;
    yield {
      rule: "phrasing.number",
      start,
      length: m[0].length,
      message: `${m[0]}应为${suggestion}`,
      suggestion,
      fix: null,
    };
  }
}

const PAIRS: readonly { pattern: RegExp; due: string }[] = [
  { pattern: /即(?=[要抓讲看][^，。；]{1,20}，[又也还更])/gu, due: "既" },
  { pattern: /(?<=^|[。；，])既使(?=[^。；]{1,30}，(?:也|仍|都|还))/gu, due: "即使" },
];

function* conjunctions({ draft }: Reading): Generator<Mark> {
  for (const { pattern, due } of PAIRS) {
    for (const { m, start, text } of matches(draft, pattern)) {
      if (due === "既" && /[立随当亦]$/u.test(text.slice(0, m.index).slice(-1))) continue;
      const message = `“${m[0]}”疑为“${due}”之误`;
      yield { rule: "phrasing.both", start, length: m[0].length, message, suggestion: due, fix: null };
    }
  }
}

/** Words that say the same thing twice. */
const DOUBLE =
  /悬殊很大|悬殊较大|过高的奢望|凯旋归来|涉及到|付诸于|来自于|诉诸于|非常酷爱|大约[^，。]{1,8}上下|原因是因为|目的是为了/gu;

function* doubles({ draft }: Reading): Generator<Mark> {
  for (const { m, start } of matches(draft, DOUBLE)) {
    const message = `“${m[0]}”意思重复`;
    yield { rule: "phrasing.double", start, length: m[0].length, message, suggestion: "删去重复的部分", fix: null };
  }
}
