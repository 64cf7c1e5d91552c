import { activityKind, kindName, kindsWith } from "#shared/catalogue/kinds.ts";
import { measuredField, metricId } from "#shared/figures/spec.ts";
import { secrecyMarking } from "#shared/secrecy.ts";
import type { FigureClause, GroupClause, OutlineClause, OutlineDocument } from "./outline-document.ts";
import { textsOf } from "./outline-document.ts";

/** What is wrong in an outline, and where: `sections.0.paragraphs.1.0.clauses.2`. */
export type OutlineProblem = { path: string; message: string };

/** Why an outline cannot be published yet; a draft may stand with all of it. */
export function outlineProblems(document: OutlineDocument): OutlineProblem[] {
  const problems: OutlineProblem[] = [];
  const say = (path: string, message: string) => problems.push({ path, message });
  const { title, sections } = document;
  if (!title.trim()) say("title", "请填写报告标题，可用 {org} 代表单位、{period} 代表报告期");
  for (const [, name] of title.matchAll(/\{([^}]*)\}/g)) {
    if (name !== "org" && name !== "period") say("title", `标题中只能用 {org} 和 {period}，没有 {${name}}`);
  }
  if (sections.length === 0) say("sections", "还没有一个部分");
  let above = 0;
  for (const [s, { heading, level, paragraphs }] of sections.entries()) {
    const path = `sections.${s}`;
    if (!heading.trim()) say(path, "请填写标题");
    if (level > above + 1) say(path, above === 0 ? "第一个标题应为一级" : `${level}级标题之前应有${level - 1}级标题`);
    above = level;
    for (const [p, sentences] of paragraphs.entries()) {
      if (sentences.length === 0) say(`${path}.paragraphs.${p}`, "这一段没有句子");
      for (const [n, { clauses }] of sentences.entries()) {
        const place = `${path}.paragraphs.${p}.${n}`;
        if (clauses.length === 0) say(place, "这一句没有内容");
        for (const [c, clause] of clauses.entries()) {
          for (const message of clauseProblems(clause)) say(`${place}.clauses.${c}`, message);
        }
      }
    }
  }
  for (const { path, text } of textsOf(document)) {
    const marking = secrecyMarking(text);
    if (marking) say(path, `内容带有密级标志“${marking}”，请移除`);
  }
  return problems;
}

function clauseProblems(clause: OutlineClause): string[] {
  if (clause.type === "group") return groupProblems(clause);
  if (!clause.text.trim()) return ["请填写文字"];
  if (clause.type === "figure") return figureProblems(clause);
  return clause.text.includes("{n}") ? ["只有数字分句里可以用 {n}"] : [];
}

function figureProblems({ text, metric, kinds }: FigureClause): string[] {
  const problems = unknownKinds(kinds);
  const places = text.split("{n}").length - 1;
  if (places !== 1) problems.push(places === 0 ? "缺少 {n}：数字写在哪里" : "{n} 只能出现一次");
  if (!metricId.safeParse(metric).success) problems.push(`本系统没有指标“${metric}”，请重新选择`);
  const field = measuredField(metric);
  if (field) {
    const without = kinds.filter((kind) => activityKind(kind) && !kindsWith(field.id).includes(kind));
    if (without.length > 0) problems.push(`${without.map(kindName).join("、")}没有“${field.measure.name}”`);
  }
  return problems;
}

function groupProblems({ dimension, kinds, except }: GroupClause): string[] {
  const problems = unknownKinds([...kinds, ...except]);
  if (dimension === null && kinds.length === 0) problems.push("请选择活动类型");
  return problems;
}

const unknownKinds = (kinds: readonly string[]): string[] => {
  const unknown = kinds.filter((kind) => !activityKind(kind));
  return unknown.length > 0 ? [`本系统没有活动类型“${unknown.join("、")}”，请移除`] : [];
};
