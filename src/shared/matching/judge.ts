import type { Claim } from "#shared/claims/claim.ts";
import type { Candidates } from "./candidates.ts";
import { states } from "./stated-value.ts";
import type { ComparedFigure, Verdict } from "./verdict.ts";

export type Judged = {
  verdict: Verdict;
  /** the figure that the verdict stands on; null where there is none */
  figure: ComparedFigure | null;
  /** other figures that a reader may have meant */
  others: ComparedFigure[];
  /** the reasoning, in one or two Chinese sentences */
  why: string;
};

/** How many other definitions are shown beside a verdict. */
const SHOWN = 6;

/**
 * @param stated the readings that follow the words, measured; @param others the definitions that depart from them
 * @param declared totals without records that were reported for the same kinds and scope
 */
export function judge(
  text: string,
  claim: Claim,
  { why, verdict }: Pick<Candidates, "why" | "verdict">,
  stated: readonly ComparedFigure[],
  others: readonly ComparedFigure[],
  declared: readonly { value: number; text: string }[] = [],
): Judged {
  if (verdict !== null) return { verdict, figure: null, others: [], why };
  const first = stated[0]!;
  const said = (figure: ComparedFigure) => figure.value !== null && states(text, claim, figure.value);
  const agreeing = stated.find(said);
  const beside = [...stated, ...others].filter((one) => one.value !== null && one.value !== 0);
  if (agreeing)
    return {
      verdict: "agrees",
      figure: agreeing,
      others: rest(beside, agreeing),
      why: `${agreeing.label}：${shown(agreeing)}，与文中一致`,
    };
  // A true zero agrees with nothing; that another definition comes to zero explains no number.
  const other = others.find((one) => one.value !== 0 && said(one));
  const known = first.value === null ? "缺少数据" : shown(first);
  if (other) {
    return {
      verdict: "definition",
      figure: other,
      others: rest([first, ...beside], other),
      why: `按文中的说法统计为${known}；换成“${other.departs}”的口径才是${shown(other)}。请改数字，或者写明口径`,
    };
  }
  const total = declared.find((one) => states(text, claim, one.value));
  if (total)
    return {
      verdict: "definition",
      figure: first,
      others: rest(beside, first),
      why: `记录统计为${known}；与没有逐条记录的申报数一致（${total.text}）。请补录，或者写明出处`,
    };
  if (first.value === null)
    return {
      verdict: "unclear",
      figure: first,
      others: rest(beside, first),
      why: `${first.label}：${first.records} 条记录缺少所需的数据，无法核对`,
    };
  const empty = stated.every((one) => one.records === 0);
  if (empty)
    return {
      verdict: "unrecorded",
      figure: first,
      others: rest(beside, first),
      why: `${first.label}：没有已归档的记录，请补录或者补充依据`,
    };
  return {
    verdict: "differs",
    figure: first,
    others: rest(beside, first),
    why: `${first.label}：记录为${shown(first)}，文中写“${claim.span}”`,
  };
}

/** Against a count of the roster on the cut-off, which is no figure of activities. */
export function judgeRoster(text: string, claim: Claim, name: string, org: string, on: string, value: number): Judged {
  const known = `花名册：${org}及下级${Number(on.slice(5, 7))}月${Number(on.slice(8))}日有${name} ${value} ${claim.unit}`;
  const same = states(text, claim, value);
  const why = same ? `${known}，与文中一致` : `${known}，文中写“${claim.span}”`;
  return { verdict: same ? "agrees" : "differs", figure: null, others: [], why };
}

const shown = ({ value, unit }: ComparedFigure): string => ` ${value}${unit === "%" ? "%" : ` ${unit}`}`;

function rest(all: readonly ComparedFigure[], chosen: ComparedFigure): ComparedFigure[] {
  const seen = new Set([JSON.stringify(chosen.spec)]);
  return all.filter(({ spec }) => !seen.has(JSON.stringify(spec)) && seen.add(JSON.stringify(spec))).slice(0, SHOWN);
}
