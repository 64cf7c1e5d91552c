import { ORG_ROLES, type REACHES } from "./spec.ts";

/** How the parts of a figure are called where one chooses them. */
export const FIGURE_ROLE_NAMES = {
  host: "主办",
  cohost: "承办",
  participant: "参加",
  guided: "指导",
  any: "不限，同一活动只计一次",
} as const;

export const REACH_NAMES = {
  inner: "本级及内设科室",
  self: "仅本级",
  tree: "含全部下级",
  below: "只计下级",
} as const;

export const ROLE_CHOICES = [...ORG_ROLES, "any" as const].map((value) => ({ value, label: FIGURE_ROLE_NAMES[value] }));
export const REACH_CHOICES = (
  ["inner", "self", "tree", "below"] as const satisfies readonly (typeof REACHES)[number][]
).map((value) => ({ value, label: REACH_NAMES[value] }));
