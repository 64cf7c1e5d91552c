/** What became of a received document; every step follows from what is linked to it, none is typed. */
export const STEPS = ["received", "passed_on", "planned", "closed"] as const;
export type Step = (typeof STEPS)[number];
export const STEP_NAMES: Record<Step, string> = {
  received: "已收文",
  passed_on: "已传达",
  planned: "已有方案",
  closed: "已办结",
};

export type ChainFacts = {
  /** days of the activities at which it was passed on; planned and cancelled ones do not count */
  passedOn: readonly string[];
  plans: number;
  /** 无须方案 with its reason, or null */
  planWaived: string | null;
  closedOn: string | null;
};

/** The last step reached. A plan before it was passed on, or closing without either, is how it was: nothing is refused. */
export function stepOf(facts: ChainFacts): Step {
  if (facts.closedOn !== null) return "closed";
  if (facts.plans > 0 || facts.planWaived !== null) return facts.passedOn.length > 0 ? "planned" : "received";
  return facts.passedOn.length > 0 ? "passed_on" : "received";
}

/** What would be done next, in the order of the work; null when nothing is left. */
export function nextStep(facts: ChainFacts): string | null {
  if (facts.closedOn !== null) return null;
  if (facts.passedOn.length === 0) return "传达学习";
  if (facts.plans === 0 && facts.planWaived === null) return "制定贯彻方案，或者注明无须方案";
  return "办结";
}
