import { allMetrics } from "./metrics.ts";
import type { FigureRole, Reach } from "./spec.ts";

export const REACH_WORDS: readonly [string, Reach][] = [
  ["全区", "tree"],
  ["全镇", "tree"],
  ["下级", "below"],
  ["各镇街", "below"],
  ["本级", "inner"],
  ["机关", "inner"],
];

export const ROLE_WORDS: readonly [string, FigureRole][] = [
  ["参加", "participant"],
  ["参与", "participant"],
  ["承办", "cohost"],
  ["指导", "guided"],
  ["召开", "host"],
  ["举办", "host"],
  ["开展", "host"],
  ["主办", "host"],
  ["组织", "host"],
];

/** The words of a question that mean something and are no name: no kind may be called so. */
export function figureWords(): string[] {
  return [
    ...allMetrics().flatMap(({ name, synonyms }) => [name, ...synonyms]),
    ...REACH_WORDS.map(([word]) => word),
    ...ROLE_WORDS.map(([word]) => word),
  ];
}
