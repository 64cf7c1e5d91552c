import type { Finding } from "#shared/checks/finding.ts";
import type { ProofRule } from "#shared/proofreading/rule.ts";
import type { Citation } from "./citation.ts";

const LIBRARY = "法规库与本单位登记的文件";

/** What may be found among citations, for the list of rules. A case that rests on unseen days weighs one step less. */
export const CITATION_RULES: readonly ProofRule[] = [
  {
    id: "citation.near",
    name: "文件名称与法规库略有出入",
    severity: "warning",
    standard: LIBRARY,
    evidence: "practice",
  },
  { id: "citation.superseded", name: "引用了旧版本", severity: "warning", standard: LIBRARY, evidence: "practice" },
  { id: "citation.repealed", name: "引用了已废止的文件", severity: "warning", standard: LIBRARY, evidence: "practice" },
  { id: "citation.expired", name: "引用了已到期的文件", severity: "warning", standard: LIBRARY, evidence: "practice" },
  {
    id: "citation.not_yet",
    name: "引用了尚未施行的文件",
    severity: "warning",
    standard: LIBRARY,
    evidence: "practice",
  },
  { id: "citation.article", name: "引用的条款不存在", severity: "error", standard: LIBRARY, evidence: "practice" },
  { id: "citation.number", name: "文号、年份与文件不符", severity: "error", standard: LIBRARY, evidence: "practice" },
  {
    id: "citation.untyped",
    name: "文件名称缺少文种",
    severity: "warning",
    standard: "《党政机关公文处理工作条例》第八条、第九条",
    evidence: "seen",
  },
  { id: "citation.unknown", name: "法规库中没有的文件", severity: "hint", standard: LIBRARY, evidence: "practice" },
];

/** What is to be corrected or looked up among the citations of a draft, as findings: rule ids `citation.near` and so on. */
export function citationFindings(citations: readonly Citation[]): Finding[] {
  return citations.flatMap(({ verdict, severity, start, length, message, suggestion }) =>
    severity === null ? [] : [{ rule: `citation.${verdict}`, severity, start, length, message, suggestion, fix: null }],
  );
}
