import type { Draft } from "../draft.ts";
import type { Finding } from "../finding.ts";
import { elementFindings } from "./element-rules.ts";
import type { LayoutFacts } from "./facts.ts";
import { paragraphNumbers } from "./gather.ts";
import { pageNumberFindings } from "./page-number-rules.ts";
import { gridFindings, pageFindings } from "./page-rules.ts";
import { rolesOf } from "./roles.ts";
import { placeFindings, typeFindings } from "./type-rules.ts";

/**
 * What differs from GB/T 9704—2012 in the layout of a paper, one finding for each rule and way of differing. Which
 * paragraph is the title, a heading, the date, is told by text and place; where none can be told, nothing is said of it.
 */
export function layoutFindings(draft: Draft, facts: LayoutFacts): Finding[] {
  const placed = rolesOf(draft, facts);
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
