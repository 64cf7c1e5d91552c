import type { Around } from "./around.ts";
import { isChange } from "./changes.ts";
import { reportsNothing } from "./genre.ts";
import { isPlan } from "./plans.ts";
import { isStructure } from "./structure.ts";
import { isThreshold } from "./thresholds.ts";

/**
 * What a quantity states: a fact that records can confirm, or a plan, a change against another time, a threshold that a
 * rule draws, a count of the text's own structure. Words around the number, within its sentence, decide.
 */
export type Standing = "fact" | "plan" | "change" | "threshold" | "structure";

export function standingOf(place: Around): Standing {
  if (isStructure(place)) return "structure";
  if (isChange(place)) return "change";
  if (isThreshold(place) || reportsNothing(place)) return "threshold";
  return isPlan(place) ? "plan" : "fact";
}
