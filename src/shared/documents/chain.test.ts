import { expect, it } from "vitest";
import { type ChainFacts, nextStep, stepOf } from "./chain.ts";

const facts: ChainFacts = { passedOn: [], plans: 0, planWaived: null, closedOn: null };

it.each<[string, Partial<ChainFacts>, string, string | null]>([
  ["nothing done", {}, "received", "传达学习"],
  ["passed on", { passedOn: ["2026-03-05"] }, "passed_on", "制定贯彻方案，或者注明无须方案"],
  ["a plan made", { passedOn: ["2026-03-05"], plans: 1 }, "planned", "办结"],
  ["no plan needed", { passedOn: ["2026-03-05"], planWaived: "只要求知晓" }, "planned", "办结"],
  ["a plan before it was passed on", { plans: 1 }, "received", "传达学习"],
  ["closed without anything", { closedOn: "2026-04-01" }, "closed", null],
])("a received document: %s", (_, change, step, next) => {
  expect([stepOf({ ...facts, ...change }), nextStep({ ...facts, ...change })]).toEqual([step, next]);
});
