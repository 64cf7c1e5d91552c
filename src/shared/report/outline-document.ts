import { z } from "zod";
import { figureRole, reach } from "#shared/figures/spec.ts";

/**
 * The closed schema of an outline: what a report is generated along. Which kinds and metrics there are is not asked here:
 * an outline from another district, or from a release to come, can be opened and says what it lacks (outline-problems.ts).
 */
export const OUTLINE_FORMAT = 1;

const text = (most: number) => z.string().max(most, `不超过 ${most} 个字`);
const kinds = z.array(z.string().max(40)).max(80);

/** Which organisation a clause counts for: the report's own, or the top of the district. */
const scope = { of: z.enum(["own", "district"]), reach, role: figureRole };

const textClause = z.strictObject({ type: z.literal("text"), text: text(300) });
/** asserts something and asks for evidence */
const factClause = z.strictObject({ type: z.literal("fact"), text: text(300) });
/** what the writer is asked to fill in; left in the text it stops the issue */
const promptClause = z.strictObject({ type: z.literal("prompt"), text: text(100) });
/** `{n}` becomes the number with its unit; the clause is left out where there are no records */
const figureClause = z.strictObject({
  type: z.literal("figure"),
  text: text(300),
  metric: z.string().max(40),
  kinds,
  ...scope,
  /** goes with the clause before: nobody misses it where its number was not filled in */
  aside: z.boolean().default(false),
});
/** A clause for each kind in its own phrase: those of a dimension as they are when a report is made, or the named ones. */
const groupClause = z.strictObject({
  type: z.literal("group"),
  dimension: z.enum(["political", "learning", "efficient", "clean"]).nullable(),
  /** of no dimension: these, in this order */
  kinds,
  except: kinds,
  /** with what the kind counts besides: 覆盖 …人次，提出需求 …件 */
  measures: z.boolean(),
  ...scope,
});

const clause = z.discriminatedUnion("type", [textClause, factClause, figureClause, groupClause, promptClause]);

/** Clauses are joined by ， and the sentence ends with 。 unless it holds a prompt; without any clause left it is left out. */
const sentence = z.strictObject({ lead: text(100), clauses: z.array(clause).max(60) });

const section = z.strictObject({
  heading: text(80),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  paragraphs: z.array(z.array(sentence).max(40)).max(40),
});

export const outlineDocument = z.strictObject({
  /** {org}, {period} */
  title: text(100),
  sections: z.array(section).max(60),
});

export type OutlineClause = z.infer<typeof clause>;
export type FigureClause = z.infer<typeof figureClause>;
export type GroupClause = z.infer<typeof groupClause>;
export type OutlineSentence = z.infer<typeof sentence>;
export type OutlineSection = z.infer<typeof section>;
export type OutlineDocument = z.infer<typeof outlineDocument>;

/** An outline as reports are made along it. */
export type Outline = { id: string; version: number; name: string; about: string; document: OutlineDocument };

/** Every text of an outline, with where it stands. */
export function textsOf(document: OutlineDocument): { path: string; text: string }[] {
  const texts = [{ path: "title", text: document.title }];
  for (const [s, { heading, paragraphs }] of document.sections.entries()) {
    texts.push({ path: `sections.${s}`, text: heading });
    for (const [p, sentences] of paragraphs.entries()) {
      for (const [n, { lead, clauses }] of sentences.entries()) {
        const path = `sections.${s}.paragraphs.${p}.${n}`;
        if (lead) texts.push({ path, text: lead });
        for (const [c, one] of clauses.entries()) {
          if (one.type !== "group") texts.push({ path: `${path}.clauses.${c}`, text: one.text });
        }
      }
    }
  }
  return texts;
}

/** What it asks writers to fill in. */
export function promptsOf(document: OutlineDocument): string[] {
  const clauses = document.sections.flatMap(({ paragraphs }) => paragraphs.flat().flatMap((one) => one.clauses));
  return [...new Set(clauses.flatMap((one) => (one.type === "prompt" && one.text !== "" ? [one.text] : [])))];
}
