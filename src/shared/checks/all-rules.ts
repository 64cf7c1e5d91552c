import { CITATION_RULES } from "#shared/citations/citation-findings.ts";
import { FIGURE_RULES } from "#shared/claims/figure-finding.ts";
import { RULES } from "#shared/proofreading/rules.ts";
import type { Finding, Severity } from "./finding.ts";
import { OWN_TERM_RULE } from "./rule-contracts.ts";

/** A rule as the list of rules shows it; a district switches it by its id. */
export type ListedRule = { id: string; family: string; name: string; severity: Severity; standard: string };

const FAMILY_NAMES: Readonly<Record<string, string>> = {
  figure: "数字",
  citation: "引文",
  layout: "版式",
  returned: "印发稿",
  repeats: "重复",
  names: "名称",
  dates: "日期",
  lists: "列举",
  headings: "标题序号",
  punctuation: "标点",
  pairs: "成对标点",
  figures: "数字用法",
  words: "词语",
  phrasing: "措辞",
  people: "人名职务",
  width: "全角半角",
};

const LAYOUT: readonly [id: string, name: string, severity?: Severity][] = [
  // switched on, it changes what is looked at: files that were never set as official documents as well
  ["layout", "没有按公文格式排版的文件也逐项核对", "hint"],
  ["layout-plain", "文件没有按公文格式排版", "hint"],
  ["layout-page-size", "用纸幅面（5.1）"],
  ["layout-margins", "页边与版心（5.2.1）"],
  ["layout-lines", "每面行数（5.2.3）"],
  ["layout-characters", "每行字数（5.2.3）"],
  ["layout-type-title", "标题字体字号（7.3.1）"],
  ["layout-title-place", "标题居中（7.3.1）"],
  ["layout-type-heading1", "一级标题字体（7.3.3）"],
  ["layout-type-heading2", "二级标题字体（7.3.3）"],
  ["layout-type-body", "正文字体字号（7.3.3）"],
  ["layout-indent", "首行缩进（7.3.3）"],
  ["layout-page-number", "页码（7.5）"],
  ["layout-page-number-dashes", "页码的一字线（7.5）"],
  ["layout-page-number-type", "页码字体字号（7.5）"],
  ["layout-page-number-place", "页码居左居右（7.5）"],
  ["layout-document-number", "发文字号（7.2.5）"],
  ["layout-date", "成文日期（7.3.5.4）"],
];

const RETURNED: readonly [string, string, Severity][] = [
  ["changed", "印发的数字被改动", "error"],
  ["missing", "印发的数字不见了", "warning"],
  ["stale", "印发后记录已更正", "warning"],
];

/** Every rule of a check with its family, in the order in which they are listed. */
export const ALL_RULES: readonly ListedRule[] = [
  ...Object.entries(FIGURE_RULES).map(([id, name]) => ({
    id,
    family: "figure",
    name,
    severity: (id === "figure.list" || id === "figure.twice" ? "warning" : "error") as Severity,
    standard: "文中数字相互核对",
  })),
  ...CITATION_RULES.map(({ id, name, severity, standard }) => ({ id, family: "citation", name, severity, standard })),
  ...RETURNED.map(([id, name, severity]) => ({
    id: `returned.${id}`,
    family: "returned",
    name,
    severity,
    standard: "印发时定稿的数据",
  })),
  ...RULES.map(({ id, name, severity, standard }) => ({ id, family: familyOf(id), name, severity, standard })),
  ...LAYOUT.map(([id, name, severity = "warning"]) => ({
    id,
    family: "layout",
    name,
    severity,
    standard: "GB/T 9704—2012",
  })),
];

export function familyOf(rule: string): string {
  return rule.split(/[.-]/u)[0] ?? rule;
}

export function familyName(family: string): string {
  return FAMILY_NAMES[family] ?? family;
}

/** Which rules a district sees otherwise than they come: switched off, or a hint switched on. */
export type RuleChoices = { off: ReadonlySet<string>; on: ReadonlySet<string> };

export const AS_THEY_COME: RuleChoices = { off: new Set(), on: new Set() };

/** Hints are kept: a page shows them when asked; everything else that is switched off is not. */
export function chosen(findings: readonly Finding[], { off }: RuleChoices): Finding[] {
  return findings.filter(({ rule }) => !off.has(rule) && !off.has(familyOf(rule)));
}

/** Is a matter of style shown unasked: a hint that the district switched on, or a word of its own? */
export function isWanted({ rule, severity }: Pick<Finding, "rule" | "severity">, { on }: RuleChoices): boolean {
  return severity === "hint" && (on.has(rule) || rule.startsWith(OWN_TERM_RULE));
}
