import type { FoundInText } from "#shared/checks/check-text.ts";
import type { CheckCoverage } from "#shared/checks/contracts.ts";
import type { Claim } from "#shared/claims/claim.ts";
import { type ComparedFigure, VERDICT_NAMES, type Verdict } from "#shared/matching/verdict.ts";

type ReportedClaim = {
  subject: string;
  value: number | null;
  valueTo?: number;
  unit: string;
  approx: boolean;
  kind: Claim["kind"];
  span: string;
  start: number;
  verdict: Verdict | null;
  why?: string;
  figure: { label: string; value: number | null; unit: string; spec: ComparedFigure["spec"] } | null;
  /** how many records the figure stands on */
  records: number | null;
};

/** What `check --json` prints for one file. Offsets count characters (code points) of the plain text. */
export type CheckReport = {
  file: string;
  error?: string;
  claims?: ReportedClaim[];
  citations?: { title: string; start: number; verdict: string; suggestion: string | null; message: string }[];
  findings?: {
    rule: string;
    severity: string;
    start: number;
    length: number;
    message: string;
    suggestion: string | null;
  }[];
  coverage?: CheckCoverage;
};

export type ReportedFrom = Pick<
  Claim,
  "start" | "span" | "value" | "valueTo" | "unit" | "approx" | "kind" | "subject"
> & {
  verdict: Verdict | null;
  figure: ComparedFigure | null;
  why?: string;
};

export function reported(
  text: string,
  claims: readonly ReportedFrom[],
  found: Pick<FoundInText, "citations" | "findings">,
  coverage: CheckCoverage,
): Omit<CheckReport, "file"> {
  const at = characters(text);
  return {
    claims: claims.map(({ subject, value, valueTo, unit, approx, kind, span, start, verdict, figure, why }) => ({
      ...{ subject, value, ...(valueTo !== null && { valueTo }), unit, approx: approx !== "exact", kind, span },
      ...{ start: at(start), verdict, ...(why !== undefined && { why }) },
      figure: figure && { label: figure.label, value: figure.value, unit: figure.unit, spec: figure.spec },
      records: figure?.records ?? null,
    })),
    citations: found.citations.map(({ title, start, verdict, suggestion, message }) => ({
      ...{ title, start: at(start), verdict, suggestion, message },
    })),
    findings: found.findings.map(({ rule, severity, start, length, message, suggestion }) => ({
      ...{ rule, severity, start: at(start), length: at(start + length) - at(start), message, suggestion },
    })),
    coverage,
  };
}

/** From UTF-16 offsets to code points; the same where no character lies outside the basic plane. */
function characters(text: string): (offset: number) => number {
  if (!/[\ud800-\udbff]/u.test(text) && !/[\u{10000}-\u{10ffff}]/u.test(text)) return (offset) => offset;
  const points = new Uint32Array(text.length + 1);
  for (let i = 0, n = 0; i < text.length; i++) {
    points[i] = n;
    const low = (text.charCodeAt(i) & 0xfc00) === 0xdc00;
    const pair = low && i > 0 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800;
    if (pair) points[i] = n - 1;
    else n++;
    points[i + 1] = n;
  }
  return (offset) => points[offset] ?? offset;
}

/** The report for people: what is open, line by line; then how much agrees. */
export function reportText({ file, error, claims = [], citations = [], findings = [] }: CheckReport): string {
  if (error !== undefined) return `${file}\n  没有核对：${error}`;
  const numbers = claims
    .filter(({ verdict }) => verdict !== "agrees" && verdict !== "exempt")
    .map((claim) => ({
      start: claim.start,
      line: claim.verdict
        ? `数据${VERDICT_NAMES[claim.verdict]}：${claim.subject} ${claim.span}　${claim.why ?? ""}`
        : `数据：${claim.subject} ${claim.span}`,
    }));
  const words = findings.map(({ start, severity, message, suggestion }) => ({
    start,
    line: `${{ error: "错误", warning: "请核对", hint: "提示" }[severity] ?? severity}：${message}${suggestion ? `　建议：${suggestion}` : ""}`,
  }));
  const lines = [...numbers, ...words]
    .sort((a, b) => a.start - b.start)
    .map(({ start, line }) => `  第${start + 1}字　${line}`);
  const agreeing = claims.filter(({ verdict }) => verdict === "agrees").length;
  const checked = claims.some(({ verdict }) => verdict !== null) ? `，与记录一致 ${agreeing} 个` : "";
  return [
    file,
    ...lines,
    `  共 ${claims.length} 个数字${checked}；引文 ${citations.length} 处；文字 ${findings.length} 处`,
  ].join("\n");
}
