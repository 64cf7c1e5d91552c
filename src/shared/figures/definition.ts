import { ACTIVITY_KINDS, activityKind, kindName } from "#shared/catalogue/kinds.ts";
import { DIMENSION_NAMES } from "#shared/catalogue/types.ts";
import { metricOf } from "./metrics.ts";
import { type Period, periodText } from "./period.ts";
import { countedKinds, type FigureRole, type FigureSpec, type Reach } from "./spec.ts";

/** Names that a definition needs and a spec does not carry. */
export type Names = {
  org: string;
  themes: readonly string[];
  programme: string | null;
};

const ROLE_TEXT: Record<FigureRole, string> = {
  host: "主办",
  cohost: "承办",
  participant: "参加",
  guided: "指导",
  any: "主办、承办、参加或指导（同一活动只计一次）",
};

const REACH_TEXT: Record<Reach, (org: string) => string> = {
  self: (org) => `${org}（仅本级）`,
  inner: (org) => `${org}本级及内设科室`,
  tree: (org) => `${org}及全部下级组织`,
  below: (org) => `${org}的下级组织（不含本级及内设科室）`,
};

/** 次、场、期: the measure word that all the kinds share, else 次. */
export function unitOf(spec: Pick<FigureSpec, "metric" | "kinds">): string {
  const { unit } = metricOf(spec.metric);
  if (unit !== null) return unit;
  const measures = new Set(spec.kinds.map((kind) => activityKind(kind)?.measure));
  const [only] = measures;
  return measures.size === 1 && only ? only : "次";
}

/** All kinds of a dimension together go by its name. */
function kindsText(kinds: readonly string[]): string {
  if (kinds.length === 0) return "各类活动";
  const dimension = activityKind(kinds[0] ?? "")?.dimension;
  const whole = ACTIVITY_KINDS.filter((kind) => kind.dimension === dimension);
  const is = kinds.length === whole.length && whole.every(({ id }) => kinds.includes(id));
  return is && dimension ? `${DIMENSION_NAMES[dimension]}各类活动` : kinds.map(kindName).join("、");
}

/** Short: "全体干部会议 · 次数 · 区委组织部（主办）" */
export function figureLabel(spec: FigureSpec, names: Names): string {
  const kinds = countedKinds(spec);
  const what = kindsText(kinds);
  const about = names.themes.length > 0 ? `（主题：${names.themes.join("、")}）` : "";
  const programme = names.programme ? `“${names.programme}”专项 · ` : "";
  const where =
    spec.reach === "inner" || spec.reach === "self"
      ? names.org
      : spec.reach === "tree"
        ? `${names.org}及下级`
        : `${names.org}下级`;
  const role = spec.role === "any" ? "各种身份" : ROLE_TEXT[spec.role];
  return `${programme}${what}${about} · ${metricOf(spec.metric).name} · ${where}（${role}）`;
}

/** The full 口径 of a figure, as shown on screen, in the working copy and in the register. */
export function figureDefinition(
  spec: FigureSpec,
  names: Names,
  period: Period,
  cutoff: string,
  treeDate: string,
): string {
  const metric = metricOf(spec.metric);
  const kinds = countedKinds(spec);
  const parts = [
    `统计指标：${metric.name}（口径第 ${spec.version ?? metric.version} 版）。${metric.definition}`,
    `活动范围：${kinds.length > 0 ? kinds.map(kindName).join("、") : "全部类型"}${kinds.length > 1 ? "（合并统计，同一活动只计一次）" : ""}`,
    names.themes.length > 0 ? `主题：${names.themes.join("、")}（任一）` : "",
    names.programme ? `专项：${names.programme}` : "",
    `组织范围：${REACH_TEXT[spec.reach](names.org)}，按 ${treeDate} 的组织隶属`,
    `身份：${ROLE_TEXT[spec.role]}`,
    `统计期间：${periodText(period)}，数据截止 ${cutoff}`,
  ];
  return parts.filter(Boolean).join("；").replaceAll("。；", "；");
}
