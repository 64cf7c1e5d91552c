import type { Draft } from "../draft.ts";
import type { Finding } from "../finding.ts";
import { elementFindings } from "./element-rules.ts";
import { type LayoutFacts, millimetres } from "./facts.ts";
import { paragraphNumbers } from "./gather.ts";
import { pageNumberFindings } from "./page-number-rules.ts";
import { gridFindings, pageFindings } from "./page-rules.ts";
import { type Placed, rolesOf } from "./roles.ts";
import { isFace } from "./type-names.ts";
import { placeFindings, typeFindings } from "./type-rules.ts";

/**
 * What differs from GB/T 9704—2012 in the layout of a paper, one finding for each rule and way of differing. Which
 * paragraph is the title, a heading, the date, is told by text and place; where none can be told, nothing is said of it.
 * A plain file that was never meant for print is not held against the standard, unless that is asked for: a page of
 * reproaches about its fonts would bury what is wrong in it.
 * @param always hold it against the standard whatever it looks like
 */
export function layoutFindings(draft: Draft, facts: LayoutFacts, always = false): Finding[] {
  const placed = rolesOf(draft, facts);
  if (!always && !isLaidOut(placed, facts)) return [PLAIN, ...elementFindings(placed)];
  const numbers = paragraphNumbers(placed);
  return [
    ...pageFindings(facts.sections),
    ...gridFindings(placed, facts),
    ...pageNumberFindings(facts),
    ...typeFindings(placed, numbers),
    ...placeFindings(placed, numbers),
    ...elementFindings(placed),
  ];
}

const PLAIN: Finding = {
  rule: "layout-plain",
  severity: "hint",
  start: 0,
  length: 0,
  message: "这份文件没有按公文格式排版，没有逐项核对版式（GB/T 9704—2012）",
  suggestion: "定稿前按公文格式排版，再核对一次",
  fix: null,
};

/** Somebody set it as an official document: most of the text is in 仿宋, or the page has its margins. */
function isLaidOut(placed: readonly Placed[], { sections }: LayoutFacts): boolean {
  const body = placed.flatMap(({ role, facts }) => (role === "body" && facts?.type ? [facts.type] : []));
  const face = body.filter(({ font }) => isFace(font, "仿宋")).length;
  const margins = sections.some((one) => one.margins !== null && Math.abs(millimetres(one.margins.top) - 37) <= 2);
  return (body.length > 0 && face * 2 > body.length) || margins;
}
