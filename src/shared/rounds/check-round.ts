import { isAsked, isNumeric } from "./columns.ts";
import type { RoundColumn, RoundInput } from "./contracts.ts";
import { codesOf, parseRule, parseSum, type Rule, ruleText, type Sum } from "./formula.ts";

export type RoundProblem = { field: string; reason: string };

/** What is wrong with a round as it is defined; null when it can be asked. */
export function problemOf(round: Pick<RoundInput, "from" | "to" | "columns" | "checks">): RoundProblem | null {
  if (round.from > round.to) return { field: "to", reason: "统计期间的结束日期早于开始日期" };
  if (!round.columns.some(({ kind }) => isAsked(kind))) {
    const reason = "各列都能由系统算出，不必收表。请在“数据”或“台账”中查看，或者增加需要填的列";
    return { field: "columns", reason };
  }
  for (const [index, column] of round.columns.entries()) {
    const reason = columnProblem(column, round.columns);
    if (reason) return { field: `columns.${index}`, reason: `第 ${index + 1} 列“${column.label}”：${reason}` };
  }
  for (const [index, text] of round.checks.entries()) {
    const rule = parseRule(text);
    const reason = rule
      ? referenceProblem(codesOf(rule.left, rule.right), round.columns, ["number", "derived", "total"])
      : "写法应如 A <= B 或 C = A + B";
    if (reason) return { field: `checks.${index}`, reason: `核对关系“${text}”：${reason}` };
  }
  return null;
}

function columnProblem(column: RoundColumn, columns: readonly RoundColumn[]): string | null {
  const { code, label, kind } = column;
  if (columns.filter((one) => one.code === code).length > 1) return `代号 ${code} 重复`;
  if (columns.filter((one) => one.label === label).length > 1) return "列名重复";
  if (kind === "choice" && new Set(column.options).size < 2) return "请给出至少两个不同的选项";
  if (kind === "derived" && column.spec === null) return "请选择由系统算出的数据";
  if (kind === "number" && (column.metric === null) !== (column.metricKind === null)) {
    return "作为申报数须同时指明指标和活动类型";
  }
  if (kind !== "total") return null;
  const sum = parseSum(column.formula);
  if (!sum || codesOf(sum).length === 0) return "合计的写法应如 A + B";
  return referenceProblem(codesOf(sum), columns, ["number", "derived"]);
}

function referenceProblem(
  codes: readonly string[],
  columns: readonly RoundColumn[],
  kinds: readonly RoundColumn["kind"][],
): string | null {
  for (const code of codes) {
    const named = columns.find((one) => one.code === code);
    if (!named) return `没有代号为 ${code} 的列`;
    if (!kinds.includes(named.kind))
      return `${code}“${named.label}”${isNumeric(named.kind) ? "本身是合计" : "不是数字"}`;
  }
  return codes.length === 0 ? "没有用到任何一列" : null;
}

/** Total columns and rules of a round as they were parsed once; what does not parse was refused before. */
export function readRules(round: Pick<RoundInput, "columns" | "checks">): { totals: Map<string, Sum>; rules: Rule[] } {
  const totals = new Map<string, Sum>();
  for (const { code, kind, formula } of round.columns) {
    const sum = kind === "total" ? parseSum(formula) : null;
    if (sum) totals.set(code, sum);
  }
  return { totals, rules: round.checks.flatMap((text) => parseRule(text) ?? []) };
}

/** A rule with the names of its columns: "应到人数 ≥ 实到人数". */
export function namedRule(rule: Rule, columns: readonly Pick<RoundColumn, "code" | "label">[]): string {
  return ruleText(rule, (code) => columns.find((one) => one.code === code)?.label ?? code);
}
