import { z } from "zod";
import { SEVERITIES } from "./finding.ts";

export const ownTermChange = z.object({
  wrong: z.string().trim().min(2, "至少两个字").max(40, "不超过四十个字"),
  correct: z.string().trim().min(1, "请写出正确的写法").max(40, "不超过四十个字"),
  severity: z.enum(SEVERITIES).default("error"),
  note: z.string().trim().max(200).default(""),
  off: z.boolean().default(false),
});
export type OwnTermChange = z.infer<typeof ownTermChange>;

/** With it the rules of a district's own words begin; the id of the word follows. */
export const OWN_TERM_RULE = "words.own-";

/** A district's own entry of the lexicon. */
export const ownTerm = ownTermChange.extend({ id: z.uuid(), revision: z.int() });
export type OwnTerm = z.infer<typeof ownTerm>;

/** Every rule of a check, shown or not, and the district's own words. */
export const proofSettings = z.object({
  rules: z.array(
    z.object({
      id: z.string(),
      family: z.string(),
      familyName: z.string(),
      name: z.string(),
      severity: z.enum(SEVERITIES),
      standard: z.string(),
      shown: z.boolean(),
    }),
  ),
  terms: z.array(ownTerm),
  /** what this person may do: switch rules and change words */
  can: z.object({ change: z.boolean() }),
});
export type ProofSettings = z.infer<typeof proofSettings>;
