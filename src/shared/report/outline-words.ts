import { kindName } from "#shared/catalogue/kinds.ts";
import { DIMENSION_NAMES } from "#shared/catalogue/types.ts";
import { FIGURE_ROLE_NAMES, REACH_NAMES } from "#shared/figures/choices.ts";
import { allMetrics } from "#shared/figures/metrics.ts";
import type { FigureClause, GroupClause, OutlineClause } from "./outline-document.ts";

export const CLAUSE_NAMES: Record<OutlineClause["type"], string> = {
  text: "文字",
  fact: "事实",
  figure: "数字",
  group: "逐类数字",
  prompt: "待补写",
};

export const CLAUSE_ABOUT: Record<OutlineClause["type"], string> = {
  text: "原样写入的文字",
  fact: "没有数字的断言，写作时要给出依据",
  figure: "一个数字，{n} 处写数值和单位；没有记录时整个分句略去",
  group: "每类活动一个分句，按各类自己的措辞；新增的活动类型自动跟上",
  prompt: "提示写作者补写，留在文中的报告不能印发",
};

export const OF_NAMES = { own: "报告单位", district: "全区" } as const;

/** The definition of a clause's number in one line: 次数 · 全体干部会议 · 报告单位本级及内设科室 · 主办 */
export function figureWords({ metric, kinds, aside, ...scope }: FigureClause): string {
  const name = allMetrics().find(({ id }) => id === metric)?.name ?? metric;
  const what = kinds.map(kindName).join("、") || "各类活动";
  return [name, what, ...scopeWords(scope), ...(aside ? ["附于前一分句"] : [])].join(" · ");
}

export function groupWords({ dimension, kinds, except, measures, ...scope }: GroupClause): string {
  const left = except.length > 0 ? `（除${except.map(kindName).join("、")}）` : "";
  const what = dimension ? `${DIMENSION_NAMES[dimension]}各类活动${left}` : kinds.map(kindName).join("、") || "未选择";
  return [what, measures ? "次数及各类自有数字" : "次数", ...scopeWords(scope)].join(" · ");
}

function scopeWords({ of, reach, role }: Pick<FigureClause, "of" | "reach" | "role">): string[] {
  const where = of === "district" && reach === "tree" ? "全区" : `${OF_NAMES[of]}${REACH_NAMES[reach]}`;
  return [where, role === "any" ? "不限身份" : FIGURE_ROLE_NAMES[role]];
}

/** A clause as one line, for lists and comparisons. */
export function clauseWords(clause: OutlineClause): string {
  if (clause.type === "group") return `${CLAUSE_NAMES.group}：${groupWords(clause)}`;
  const name = `${CLAUSE_NAMES[clause.type]}：${clause.text}`;
  return clause.type === "figure" ? `${name}（${figureWords(clause)}）` : name;
}
