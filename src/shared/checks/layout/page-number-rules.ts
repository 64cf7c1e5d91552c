import type { Finding } from "../finding.ts";
import type { LayoutFacts, PageNumber } from "./facts.ts";
import { pageFinding } from "./gather.ts";
import { fontName, isFace, sizeName } from "./type-names.ts";

const CLAUSE = "7.5";
const SIZE = 14;
const ALIGNMENTS = { left: "居左", center: "居中", right: "居右", outside: "在外侧" } as const;

/** Page numbers: 四号 in 宋体 between dashes, odd pages on the right, even ones on the left, 7.5. */
export function pageNumberFindings({ sections, tellsOddFromEven }: LayoutFacts): Finding[] {
  const finding = (rule: string, message: string, suggestion: string) =>
    pageFinding({ rule, severity: "warning", clause: CLAUSE }, message, suggestion);
  const section = sections.find(({ odd }) => odd !== null);
  if (sections.length === 0) return [];
  if (!section?.odd) return [finding("layout-page-number", "没有页码，应在版心下方编排页码", "在页脚插入页码")];
  const { odd } = section;
  const even = tellsOddFromEven ? section.even : odd;
  if (!even) return [finding("layout-page-number", "双页没有页码，双页页码应居左空一字", "在双页的页脚插入页码")];

  const findings: Finding[] = [];
  const numbers = even === odd ? [odd] : [odd, even];
  const undashed = numbers.find(({ text }) => !hasDashes(text));
  if (undashed) {
    const message = `页码写作“${undashed.text.trim().replace("#", "1")}”，数字左右应各有一条一字线，即“— 1 —”`;
    findings.push(finding("layout-page-number-dashes", message, "页码改为“— 1 —”"));
  }
  const type = numbers.map(wrongType).find((wrong) => wrong !== null);
  if (type) findings.push(finding("layout-page-number-type", `页码${type}`, "页码用四号半角宋体"));
  const place = wrongPlace(odd, even, tellsOddFromEven);
  if (place) {
    findings.push(finding("layout-page-number-place", place, "页脚设为奇偶页不同，单页居右空一字，双页居左空一字"));
  }
  return findings;
}

const hasDashes = (text: string) => /^\s*[—－]\s*#\s*[—－]\s*$/.test(text);

function wrongType({ font, size }: PageNumber): string | null {
  const wrong = [
    ...(isFace(font, "宋体") ? [] : [`字体是${fontName(font)}，应为宋体`]),
    ...(size === SIZE ? [] : [`字号是${sizeName(size)}，应为四号`]),
  ];
  return wrong.length === 0 ? null : wrong.join("；");
}

function wrongPlace(odd: PageNumber, even: PageNumber, apart: boolean): string | null {
  if (odd.align === "outside" && even.align === "outside") return null;
  if (!apart) return `页码在每一页都${ALIGNMENTS[odd.align]}，应单页居右、双页居左`;
  if (odd.align === "right" && even.align === "left") return null;
  return `页码单页${ALIGNMENTS[odd.align]}、双页${ALIGNMENTS[even.align]}，应单页居右、双页居左`;
}
