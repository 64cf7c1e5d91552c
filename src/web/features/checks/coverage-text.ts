import type { CheckCoverage } from "#shared/checks/contracts.ts";
import { VERDICT_NAMES, VERDICTS } from "#shared/matching/verdict.ts";

/** "72 个数字：69 一致 · 2 不一致；引文 3 处，1 处有误；文字 3 处" */
export function coverageText({ claims, verdicts, citations, doubtful, errors, warnings }: CheckCoverage): string {
  const counts = VERDICTS.filter((one) => verdicts[one] > 0).map((one) => `${verdicts[one]} ${VERDICT_NAMES[one]}`);
  const numbers = claims === 0 ? "没有要核对的数字" : `${claims} 个数字：${counts.join(" · ")}`;
  const cited = citations === 0 ? [] : [doubtful > 0 ? `引文 ${doubtful} 处有误` : `引文 ${citations} 处无误`];
  const words = errors + warnings > 0 ? [`文字 ${errors + warnings} 处`] : [];
  return [numbers, ...cited, ...words].join("；");
}
